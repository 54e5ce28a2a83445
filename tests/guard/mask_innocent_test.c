/* What masking leaves alone: everyday texts, places, and products named like people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "guard/mask_shops.h"

// clang-format off
/* Numbers, product names, order numbers of others, dates, prices: nothing of anybody. */
static const char *const innocents[] = {
    "The Trail 2 in size 42 weighs 285 g and costs 89.90 EUR.", "I ordered on 2026-11-19 and it should come on 25/11/2026.",
    "Order 100-2345678-9012345 has not come.", "My order number is 4938201775.", "Tracking number 1Z12345E0205271688 says delivered.",
    "Do you have 3 of the 500 ml bottles for 12.50 each?", "The code SAVE2026 does not work.", "It opens at 10:30 and closes at 18:45:00.",
    "Sizes 38, 39, 40, 41, 42 and 43 are gone.", "The parcel weighs 12.345 kg and is 60 x 40 x 30 cm.", "Invoice INV-2026-000184 of 1,234.56 USD.",
    "SKU AB-10293-XL in black, please.", "EAN 4006381333931 is on the box.", "ISBN 978-3-16-148410-0", "My ticket 55102938 is a week old.",
    "Can I get 20% off 149.99?", "The watch shows 192 bpm at 4:32 per km.", "Firmware 2.4.1.18 breaks the pairing.", "Model GT-3000 13, colour 1011B795.",
    "Between 1998 and 2024 I ran 25 marathons.", "My average is 3:59:59 over 42.195 km.", "Batch 20261119 smells odd.", "Route 66 is 3,940 km long.",
    "The tyre is 700x28c, 5.5 to 7 bar.", "Room for 4 people, 2,50 m high.", "It costs 1 299 EUR in the other shop.", "We need 100 200 g bars.",
    "Mi pedido de 3 camisetas de 19,95 € no ha llegado.", "Lo compré el 3 de noviembre de 2026 por 1.299,00 €.", "El número de pedido es 700123456.", "Quiero la talla 42 del modelo Monte 3.",
    "La referencia 0012345678 está agotada.", "Peso 75 kg y mido 1,82 m.", "El código de descuento VERANO20 no funciona.", "Llega entre el 24 y el 26 de noviembre.", "Son 2 cajas de 12 unidades, 24 en total.",
    "El seguimiento ES12345678901234 no se mueve.", "La factura F-2026/00918 está mal.", "¿Tenéis la pelota del 5 en azul?", "Abro a las 9:30 los lunes.", "El kit 4x100 cuesta 59 €.", "Pagué 45,90 + 4,95 de envío.",
    "Die Bestellung 2026118812 ist nicht da.", "Der Schlafsack für 129,90 € wiegt 1.150 g.", "Am 19.11.2026 bestellt, am 24.11. sollte er kommen.", "Artikelnummer 10029384, Größe 44.", "Rechnung 2026-00442 über 1.299,00 EUR.",
    "Die Sendungsnummer 00340434188812345678 zeigt nichts.", "Zwischen 8 und 17 Uhr bin ich da.", "Das Zelt ist 2,10 m x 1,40 m.", "Gutschein HERBST15 gilt bis 30.11.", "Ich brauche 4 Stück in 38, 40, 42 und 44.", "Modell X-200, Baujahr 2025.",
    "Die Ersatzrolle 85A passt nicht.", "Bei 25 km/h bremst sie.", "Kostet das Set 3 für 2 wirklich 39 €?", "Version 10.2.0.1 der App stürzt ab.",
    "Ma commande 2026-558812 n'est pas arrivée.", "La tente pèse 2,4 kg et coûte 189,90 €.", "Commandé le 19/11/2026, livraison prévue le 25.", "Je fais du 42, avez-vous du 43 ?", "Le code PROMO10 est refusé.",
    "Numéro de suivi 6A98765432109 : bloqué.", "La facture FA-2026-1182 est fausse.", "Trois paires à 14,90 €, soit 44,70 €.", "Ouvert de 9 h à 18 h 30 ?", "Réf. article 0098120034, taille M.", "Il reste 12 jours.", "C'est le modèle 2025, pas 2026.",
    "Il mio ordine 8841203 non arriva.", "La giacca costa 129,00 € invece di 159,00 €.", "Ordinato il 19/11/2026 alle 10:30.", "Porto il 44, avete il 45?", "Il codice ESTATE25 non va.", "La spedizione IT8877665544 è ferma.",
    "Fattura n. 2026/118 del 3 novembre.", "Articolo 55012-B in blu.", "Pesa 1.250 g, troppo.", "Mancano 2 pezzi su 12.", "Dista 42,195 km.", "Il modello 300 dura 8 ore.",
    "A minha encomenda 99812033 não chegou.", "O ténis custa 89,90 € e pesa 280 g.", "Comprei em 19/11/2026.", "Calço 41, têm 42?", "O código VERAO20 não funciona.", "O rastreio RR987654321PT parou.", "A fatura FT 2026/331 está errada.",
    "São 3 caixas de 6, total 18.", "Das 9:00 às 18:30.", "Custa R$ 1.299,90 em 10x.", "Modelo 2025, versão 3.1.", "Faltam 2 dias.",
    "Mijn bestelling 20261188 is er niet.", "De fiets kost € 1.299,00 en weegt 12,5 kg.", "Besteld op 19-11-2026.", "Maat 43, heeft u 44?", "De code HERFST10 werkt niet.", "Zending 3SXYZW9876543 staat stil.", "Factuur 2026-00731 klopt niet.",
    "Artikelnummer 8812-44 in rood.", "Open van 9.30 tot 18.00 uur.", "Drie voor 39,95?", "Model 7 uit 2025.", "Nog 14 dagen te gaan.",
    "我的订单 2026112200187 还没到。", "这双鞋 599 元，42 码还有吗？", "11 月 19 日下单，25 日应该到。", "订单号 8817263544 查不到。", "快递单号 YT7766554433221 没更新。", "重量 1.25 公斤，长 60 厘米。", "优惠码 SPORT11 用不了。",
    "货号 100293-8，黑色。", "一共 3 件，总价 1,299.00 元。", "2026 年款和 2025 年款有什么区别？", "上午 10:30 到下午 6:00。", "满 300 减 50 可以用吗？", "我跑 10 公里用 45 分 30 秒。", "发票号 20261122 有问题。",
    "注文番号 250-1234567-7654321 が届きません。", "靴は 26.5cm、12,800円です。", "11月19日に注文しました。", "追跡番号 4401-2233-4455 が動きません。", "重さは 1.2kg です。", "クーポン AKI2026 が使えません。", "型番 AX-3000 の在庫はありますか。",
    "午前10:30から18:00まで。", "3個で 5,940円ですか。", "2025年モデルはありますか。", "品番 10-2233-44 の色違い。", "フルマラソンは 3時間59分です。", "領収書 2026-1122 をください。",
    "طلبي رقم 88120033 لم يصل.", "السعر 299 ريال والوزن 1.2 كغ.", "طلبته في 2026-11-19.", "مقاس 42 متوفر؟", "رمز الخصم SALE20 لا يعمل.", "رقم الشحنة AR1122334455 متوقف.",
    "Shoes, shirts and a basketball.", "Zapatillas, camisetas y un balón.", "Schuhe, Hemden und ein Ball.", "Des chaussures et un ballon.", "Scarpe e un pallone.", "Sapatos e uma bola.", "Schoenen en een bal.", "鞋子、衣服和篮球。", "靴とボール。",
    "The latitude is 40.4168 and the longitude -3.7038.", "Pi is 3.14159265358979.", "The barcode reads 5901234123457.", "v1.2.3.4 of the app", "Lot 123456 789", "Set of 6 x 250 ml = 1,500 ml.", "1234567890 is no code.", "0.5 l, 1.0 l, 1.5 l",
    "10 20 30 40 50 60 kg plates", "3x3x3, 4x4x4 and 5x5x5 cubes", "24-27.11. is fine", "Call of the Wild 2 tent", "Phone case for size 6.7 inch", "my mobile stand arrived bent", "the address label was torn", "a card holder, 2 pockets", "The card reader strap is 20 mm.",
};

/* Cities, countries, and products that sound like people; what must still be readable. */
struct question {
    const char *text;
    const char *subject;
};
static const struct question questions[] = {
    {"Do you ship to Jordan?", "Jordan"}, {"Is delivery to Georgia possible?", "Georgia"}, {"Do you deliver to Paris?", "Paris"}, {"How long to Florence?", "Florence"}, {"Do you ship to Sofia?", "Sofia"},
    {"Is Victoria in your zone?", "Victoria"}, {"What does shipping to Chad cost?", "Chad"}, {"Do you deliver to Sydney?", "Sydney"}, {"Shipping to Ireland?", "Ireland"}, {"Can I send it to London?", "London"},
    {"¿Enviáis a Jordania?", "Jordania"}, {"¿Enviáis a Santiago?", "Santiago"}, {"¿Llega a Mercedes?", "Mercedes"}, {"¿Hay tienda en León?", "León"}, {"¿Enviáis a Córdoba?", "Córdoba"}, {"¿Enviáis a Toledo?", "Toledo"},
    {"Liefern Sie nach Florenz?", "Florenz"}, {"Liefern Sie nach Essen?", "Essen"}, {"Gibt es einen Laden in Hamburg?", "Hamburg"}, {"Versand nach Wien?", "Wien"}, {"Livrez-vous à Nice ?", "Nice"}, {"Livrez-vous à Lourdes ?", "Lourdes"},
    {"Spedite a Siena?", "Siena"}, {"Spedite a Roma?", "Roma"}, {"Enviam para o Porto?", "Porto"}, {"Enviam para Santos?", "Santos"}, {"Bezorgt u in Delft?", "Delft"}, {"可以寄到上海吗？", "上海"}, {"寄到黄山要几天？", "黄山"}, {"京都に届きますか。", "京都"},
    {"Do you have the Rose jacket?", "Rose"}, {"Is the Max 3 waterproof?", "Max 3"}, {"Does the Hunter boot run small?", "Hunter"}, {"Is the Jasper tent in stock?", "Jasper"}, {"Do you have the Jack knife?", "Jack"}, {"Is the Ruby racket light?", "Ruby"},
    {"What colour is the Iris top?", "Iris"}, {"Does the Victor shuttle last?", "Victor"}, {"Is the Wilson ball official?", "Wilson"}, {"Do you sell Jordan shoes?", "Jordan"}, {"Is the Duke bat heavy?", "Duke"}, {"How long is the Grace mat?", "Grace"},
    {"¿Tenéis la mochila Rosa?", "Rosa"}, {"¿Es buena la raqueta Leo?", "Leo"}, {"¿Queda la chaqueta Alba?", "Alba"}, {"¿Tenéis la sudadera Lola?", "Lola"}, {"¿Hay la bici Marina en 52?", "Marina"}, {"¿Tenéis el balón Ángel?", "Ángel"},
    {"Haben Sie den Rucksack Otto?", "Otto"}, {"Ist das Zelt Anna dicht?", "Anna"}, {"Gibt es die Jacke Heidi in M?", "Heidi"}, {"Ist der Schuh Franz weit?", "Franz"}, {"Avez-vous la tente Marguerite ?", "Marguerite"}, {"Le sac Oscar est-il grand ?", "Oscar"},
    {"Avete la giacca Stella?", "Stella"}, {"La scarpa Bruno è larga?", "Bruno"}, {"Têm o casaco Aurora?", "Aurora"}, {"Heeft u de tas Emma?", "Emma"}, {"李宁跑鞋有货吗？", "李宁"}, {"乔丹篮球鞋多少钱？", "乔丹"}, {"さくらモデルはありますか。", "さくら"},
};

/* Customers whose names are those of the products and places that are asked about. */
static const struct {
    const char *name;
    const char *city;
    const char *title; /* of a product the shop has */
    const char *text;
    const char *hidden; /* as it leaves; the name's other parts as always */
} namesakes[] = {
    {"Paris Moreau", "Lyon", "Tente Mistral", "Do you deliver to Paris?", "Do you deliver to Paris?"},
    {"Florence Hartigan", "Leeds", "Fell Runner", "Ship it to Florence, please", "Ship it to Florence, please"},
    {"Michael Jordan", "Leeds", "Jordan Air 4", "Do you have the Jordan Air 4?", "Do you have the Jordan Air 4?"},
    {"Otto Winkelhofer", "Ulm", "Rucksack Otto", "Passt der Rucksack Otto mir?", "Passt der Rucksack Otto mir?"},
    {"Emma Wilsdorf", "Delft", "Tas Emma", "Is de Tas Emma rood?", "Is de Tas Emma rood?"},
    {"Rosa Belmontes", "Madrid", "Mochila Rosa", "¿Queda la rosa?", "¿Queda la rosa?"},
    {"Will Hathersage", "York", "Fell Runner", "Will it come? I will wait.", "Will it come? I will wait."},
    {"李宁", "北京", "李宁 跑鞋", "李宁 跑鞋有货吗？", "李宁 跑鞋有货吗？"},
    {"王静", "上海", "跑鞋", "王先生说很安静", "[[NAME_2]]先生说很安静"},
    {"Klaus Klein", "Bonn", "Zelt", "Herr Klein sagt, es ist zu klein.", "Herr [[NAME_3]] sagt, es ist zu klein."},
    {"Ana Sevilla", "Madrid", "Mochila", "¿Enviáis a Sevilla?", "¿Enviáis a Sevilla?"},
    {"Jack Ireland", "Leeds", "Boot", "Do you ship to Ireland?", "Do you ship to Ireland?"},
    {"Michael Jordan", "Leeds", "Boot", "I am Michael Jordan of Leeds.", "I am [[NAME_1]] of Leeds."},
    {"Klaus Klein", "Bonn", "Zelt", "Herr Klaus Klein", "Herr [[NAME_1]]"},
    {"Ana Belmontes", "Madrid", "Mochila", "Señora Belmontes", "Señora [[NAME_3]]"},
    {"李雷", "北京", "跑鞋", "我是李雷先生。", "我是[[NAME_1]]先生。"},
    {"韩梅梅", "上海", "跑鞋", "梅梅女士", "[[NAME_2]]女士"},
    {"J. Okafor", "Leeds", "Boot", "Mr Okafor, that is J. Okafor", "Mr [[NAME_2]], that is [[NAME_1]]"},
    {"Ana Zumaia", "Zumaia", "Mochila", "¿Enviáis a Zumaia?", "¿Enviáis a Zumaia?"},
    {"Ana Zumaia", "Madrid", "Mochila", "Señora Zumaia", "Señora [[NAME_3]]"},
    {"Rose", "Leeds", "Boot", "The rose one, please.\nThanks,\nRose", "The rose one, please.\nThanks,\n[[NAME_1]]"},
    {"高兴", "北京", "跑鞋", "很高兴收到", "很高兴收到"},
    {"高兴", "北京", "跑鞋", "高兴", "[[NAME_1]]"},
    {"Rose Green", "Leeds", "Boot", "Is it rose or green? Rose Green", "Is it rose or green? [[NAME_1]]"},
};
// clang-format on

static bool stays(struct mask *mask, const char *text, const char *part)
{
    struct buffer out;
    buffer_init(&out, 1 << 16);
    assert_true(mask_hide(mask, text_of(text), &out));
    bool is_there = strstr(buffer_text(&out), part) != NULL;
    if (!is_there) {
        printf("  \"%s\" gave \"%s\"\n", text, buffer_text(&out));
    }
    buffer_release(&out);
    return is_there;
}

static void innocent_texts__stay_as_they_are(void **state)
{
    size_t changed = 0;
    size_t all = 0;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(buyers); i++) {
        struct mask *mask = buyer_mask(&buyers[i], false);
        for (size_t k = 0; k < COUNT_OF(innocents); k++) {
            changed += !stays(mask, innocents[k], innocents[k]);
            all++;
        }
        mask_destroy(mask);
    }
    printf("masking: false alarms, %zu texts x %zu customers: %zu of %zu, %.2f %% ok\n",
           COUNT_OF(innocents), COUNT_OF(buyers), changed, all,
           100.0 * (double)changed / (double)all);
    assert_true(changed * 50 <= all);
}

static void questions__keep_their_subject(void **state)
{
    size_t kept = 0;
    size_t all = 0;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(buyers); i++) {
        struct mask *mask = buyer_mask(&buyers[i], false);
        for (size_t k = 0; k < COUNT_OF(questions); k++) {
            kept += stays(mask, questions[k].text, questions[k].subject);
            all++;
        }
        mask_destroy(mask);
    }
    printf(
        "masking: questions about places and products: %zu of %zu keep their subject ok\n",
        kept, all);
    assert_int_equal(kept, all);
}

static void namesakes__of_places_and_products_are_told_from_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(namesakes); i++) {
        struct buyer buyer = {.country = "ES",
                              .name = namesakes[i].name,
                              .email = "x@example.org",
                              .phone = "",
                              .line1 = "",
                              .city = namesakes[i].city,
                              .postcode = "",
                              .order = "",
                              .tracking = "",
                              .title = namesakes[i].title};
        struct mask *mask = buyer_mask(&buyer, false);
        struct buffer out;
        buffer_init(&out, 1 << 16);
        assert_true(mask_hide(mask, text_of(namesakes[i].text), &out));
        assert_string_equal(buffer_text(&out), namesakes[i].hidden);
        assert_false(mask_leaks(mask, text_of(buffer_text(&out)), NULL));
        buffer_release(&out);
        mask_destroy(mask);
    }
}

/* What customers ask about, while they are called so themselves. */
static const char *const places[] = {
    "Paris",    "London",    "Berlin",  "Roma",      "Madrid",  "Lisboa",   "Florence",
    "Sofia",    "Victoria",  "Sydney",  "Dublin",    "Boston",  "Dallas",   "Austin",
    "Houston",  "Lincoln",   "Jackson", "Charlotte", "Orlando", "Savannah", "Chester",
    "York",     "Lancaster", "Bath",    "Jordan",    "Georgia", "Chad",     "Israel",
    "Ireland",  "Holland",   "France",  "Spain",     "Italia",  "España",   "Deutschland",
    "Portugal", "China",     "India",   "Cuba",      "Kenya",   "Sevilla",  "Valencia",
    "Toledo",   "Córdoba",   "León",    "Granada",   "Hamburg", "Essen",    "Siena",
    "Verona",
};
static const char *const place_questions[] = {"Do you ship to %s?",
                                              "¿Cuánto cuesta el envío a %s?",
                                              "Liefern Sie nach %s?", "Livrez-vous à %s ?"};
static const char *const models[] = {
    "Otto",  "Emma",  "Anna",  "Oscar", "Bruno", "Lola",  "Heidi", "Franz",  "Felix",
    "Clara", "Hugo",  "Ida",   "Leo",   "Nora",  "Otis",  "Pablo", "Rita",   "Sven",
    "Tessa", "Ulla",  "Vera",  "Wilma", "Xaver", "Yuri",  "Zelda", "Amelie", "Boris",
    "Cleo",  "Dario", "Elsa",  "Fiona", "Gino",  "Hilda", "Igor",  "Juno",   "Karla",
    "Luca",  "Milo",  "Nils",  "Olga",  "Petra", "Quinn", "Ronja", "Silas",  "Tilda",
    "Uwe",   "Viggo", "Walda", "Ylva",  "Zora",
};
static const char *const model_questions[] = {"Is the %s tent waterproof?",
                                              "¿Queda el modelo %s?", "Passt %s mir in L?",
                                              "%s 跑鞋有货吗？"};

/* A question of somebody of that name, where the shop sells that title. */
static bool keeps(const char *name, const char *title, const char *form,
                  const char *subject)
{
    struct buyer buyer = {.country = "ES",
                          .name = name,
                          .email = "x@example.org",
                          .phone = "",
                          .line1 = "",
                          .city = "Oviedo",
                          .postcode = "",
                          .order = "",
                          .tracking = "",
                          .title = title};
    char text[128];
    const char *at = strstr(form, "%s");
    snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - form), form, subject, at + 2);
    struct mask *mask = buyer_mask(&buyer, false);
    bool is_kept = stays(mask, text, text);
    mask_destroy(mask);
    return is_kept;
}

static void namesakes__keep_the_subject_of_four_hundred_questions(void **state)
{
    size_t kept = 0;
    size_t all = 0;
    char name[64];
    char title[64];
    (void)state;
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        snprintf(name, sizeof(name), "Jaromira %s", places[i]);
        for (size_t k = 0; k < COUNT_OF(place_questions); k++, all++) {
            kept += keeps(name, "Boot", place_questions[k], places[i]);
        }
    }
    for (size_t i = 0; i < COUNT_OF(models); i++) {
        snprintf(name, sizeof(name), "%s Winkelhofer", models[i]);
        snprintf(title, sizeof(title), "%s 2", models[i]);
        for (size_t k = 0; k < COUNT_OF(model_questions); k++, all++) {
            kept += keeps(name, title, model_questions[k], models[i]);
        }
    }
    printf("masking: questions by namesakes of places and products: %zu of %zu keep their "
           "subject ok\n",
           kept, all);
    assert_int_equal(kept, all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(innocent_texts__stay_as_they_are),
        cmocka_unit_test(questions__keep_their_subject),
        cmocka_unit_test(namesakes__of_places_and_products_are_told_from_them),
        cmocka_unit_test(namesakes__keep_the_subject_of_four_hundred_questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
