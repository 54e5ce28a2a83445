#include "given.h"

#include "base/attributes.h"

/* Lower case, without accents, as utf8_fold() leaves them. */
// clang-format off
const struct given_words given_words[] = {
    {GIVEN_NUMBER, "order number|its number|number of the order|numero de pedido|numero del pedido|bestellnummer|numero de commande|numero de la commande|numero d'ordine|numero dell'ordine|numero da encomenda|numero do pedido|numero de encomenda|bestelnummer|订单号|注文番号|رقم الطلب"},
    {GIVEN_POSTCODE, "old postcode|postcode|zip code|codigo postal|postleitzahl|plz|code postal|codice postale|cap di|cep|邮编|邮政编码|郵便番号|الرمز البريدي"},
    {GIVEN_ADDRESS, "new address|direccion nueva|nueva direccion|neue adresse|neue anschrift|die anschrift|nouvelle adresse|nuovo indirizzo|indirizzo nuovo|novo endereco|nova morada|nieuwe adres|新地址|新的地址|新しい住所|新住所|العنوان الجديد"},
    {GIVEN_PHOTOS, "photo|foto|fotos|bild|bilder|照片|图片|写真|画像|صور|صورة"},
    {GIVEN_SIZE, "which size|what size|que talla|cual talla|welche grosse|quelle taille|quelle pointure|che taglia|quale taglia|che misura vuoi|che numero|qual tamanho|que tamanho|welke maat|哪个尺码|什么尺码|哪个码|多大码|どのサイズ|ご希望のサイズ|اي مقاس|المقاس الذي"},
    {GIVEN_MEASURE, "how long is your foot|foot length|measure your|cuanto mide|wie lang ist ihr|combien mesure|quanto misura|quanto mede|hoe lang is|脚长是多少|胸围是多少|足の長さを|ما طول"},
    {GIVEN_CODE, "which code|what code|que codigo|cual codigo|welchen code|welcher code|quel code|quale codice|che codice|qual codigo|welke code|哪个优惠码|什么优惠码|どのコード|どのクーポン|اي كود|اي رمز"},
    {GIVEN_BASKET, "in the basket|in your basket|la cesta|el carrito|im warenkorb|le panier|nel carrello|no carrinho|winkelmand|购物车|カート|السلة"},
    {GIVEN_ITEM, "which of them should|which item|que articulo|cual de ellos|welcher artikel|welchen artikel|quel article|quale articolo|qual artigo|welk artikel|哪件|哪一件|どの商品|اي منتج"},
};
const size_t given_words_count = COUNT_OF(given_words);

const char given_asking[] =
    "send me|send us|could you|can you|tell me|tell us|let me know|let us know|please confirm|please give|is enough"
    "|mandanos|mandame|envianos|enviame|envie|escribe|escribenos la|confirma|confirmanos|confirmame|dinos|dime|indicanos|indicame|basta con|necesitamos|necesito"
    "|senden sie|schicken sie|nennen sie|teilen sie|bestatigen sie|geben sie|brauche ich|brauchen wir|benotigen wir|genugt"
    "|merci de nous|merci d'envoyer|merci d'indiquer|merci de confirmer|envoyez|indiquez|confirmez|dites-nous|suffit|suffisent|il nous faut"
    "|inviaci|mandaci|inviami|confermaci|confermami|indicaci|indicami|ci basta|ci serve|ci servono|puoi mandar|ci mandi"
    "|envie-nos|indique|confirme|diga-nos|precisamos|enviar-nos|basta enviar"
    "|stuur|geef|bevestig|laat ons weten|is genoeg|hebben we nodig"
    "|请发|请提供|请告诉|请确认|请把|发给我们|需要您|就够了|お知らせください|お送りください|お教えください|ご確認ください|教えていただ"
    "|يرجى|نرجو|ارسل|اخبرنا|اكد|نحتاج";

const char given_baskets[] =
    "basket|cart|cesta|carrito|warenkorb|panier|carrello|carrinho|winkelmand|winkelwagen|购物车|カート|سلة|السلة";
const char given_lengths[] = "cm|mm|centimet|zentimet|厘米|公分|センチ|سم";
// clang-format on
