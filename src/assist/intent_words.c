#include "intent_words.h"

#include <stddef.h>

/* Lower case, without accents, as utf8_fold() leaves them: "größe" is "grosse". */
// clang-format off
const struct intent_phrases intent_phrases[] = {
    {"late-parcel", "late parcel|late and lost|parcel is late|no word|no ha venido|not arrived|hasn't arrived|hasn\u2019t arrived|hasnt arrived|has not come|hasn't come|hasn\u2019t come|still waiting|is late|delayed|overdue|not received|haven't received|haven\u2019t received|should have been delivered|should be here"
                    "|no ha llegado|no llega|retras|demora|aun no ha|no he recibido|todavia no"
                    "|nicht angekommen|noch nicht da|verspat|nicht erhalten|noch nichts erhalten|immer noch nicht"
                    "|pas arrive|pas recu|en retard|toujours pas"
                    "|non e arrivat|non e ancora arrivat|in ritardo|non ho ricevuto|nao chegou|atrasad|nao recebi|niet aangekomen|vertraging|niet ontvangen"},
    {"late-parcel", "没有到|没到|还没收到|未收到|没收到|没有收到|什么时候到|延误|迟到|还没到|不更新|届かない|届きません|届いてい|届いていな|遅れて|まだ届|لم يصل|لم تصل|تاخر|متى يصل"},
    {"late-parcel", "📦❓|📦❔|📦?|📦⏰|📦😩|🚚❓|🚚?"}, /* asked in pictures */
    {"lost-parcel", "pas chez moi|a ete livree hier|indiquee comme livree|dit que ma commande|lost|missing parcel|never arrived|never came|says delivered|marked as delivered|perdido|extraviad|figura como entregado|verloren|verschollen|unauffindbar|nicht auffindbar|als zugestellt|perdu|egare|indique comme livre|smarrit|extraviou|kwijt|丢失|丢了|弄丢|显示已签收|显示送达|紛失|なくな|届いたことになって|配達済みになって|ضاع|فقد|مفقود"},
    {"damaged", "damaged|broken|broke|cracked|crushed|torn |was torn|is torn|smashed|danad|roto|rasgad|estropead|beschadigt|kaputt|zerbrochen|gerissen|zerrissen|abime|casse|dechire|endommage|danneggiat|rotto|rotta|rovinat|strappat|danificad|quebrad|partid|rasgad|beschadigd|gebroken|gescheurd|kapot|stuk|破损|损坏|坏了|碎了|裂|破れ|壊れ|破損|割れ|تالف|مكسور|معطوب|تضرر"},
    {"wrong-item", "is missing|missing item|missing part|third key|one short|incomplete|sbagliat|equivocad|wrong or missing|falsch geliefert|falsche ware|wrong item|wrong product|wrong shoe|wrong article|different item|not what i ordered|instead of what|articulo equivocado|producto equivocado|me ha llegado otro|no es lo que pedi|falscher artikel|falschen artikel|falsches produkt|nicht das bestellte|mauvais article|pas ce que j'ai commande|articolo sbagliato|prodotto sbagliato|artigo errado|produto errado|verkeerde artikel|verkeerd artikel|发错|寄错|送错|不是我订|違う商品|別の商品|間違った商品|間違って|خطا في المنتج|منتج خاطئ|منتج مختلف"},
    {"return", "give it back|give them back|return|send it back|send them back|bring it back|devol|zuruckgeb|zuruckschick|zurucksend|rucksend|retour|renvoyer|restituir|rendere|retourner|terugsturen|退货|退回|退换|返品|返送|ارجاع|اعادة المنتج|استرجاع"},
    {"exchange", "exchange|swap|change the size|another size|different size|cambiar la talla|cambio de talla|cambiarlo por|cambiarlas por|otra talla|umtausch|tauschen|andere grosse|echanger|echange|autre taille|cambiare taglia|altra taglia|sostituire|trocar|outro tamanho|omruilen|ruilen|andere maat|换货|换一个|换成|换码|换大|换小|交換|サイズ変更|استبدال|تبديل"},
    {"refund-status", "refund|money back|reembols|devolucion del dinero|mi dinero|erstattung|ruckerstattung|geld zuruck|rembours|rimbors|estorno|terugbetaling|geld terug|退款|还没退|返金|استرداد|المبلغ المسترد"},
    {"cancel", "cancel|call off|anular|stornier|storno|abbestell|annul|disdire|annulier|取消|不要了|キャンセル|الغاء|الغي"},
    {"address-change", "change the address|change my address|new address|wrong address|different address|moved house|delivery address|cambiar la direccion|cambio de direccion|nueva direccion|direccion equivocada|direccion de entrega|adresse andern|neue adresse|falsche adresse|lieferadresse|umgezogen|changer l'adresse|changer d'adresse|nouvelle adresse|mauvaise adresse|adresse de livraison|cambiare indirizzo|nuovo indirizzo|indirizzo sbagliato|mudar o endereco|novo endereco|alterar a morada|adres wijzigen|nieuw adres|verkeerd adres|改地址|修改地址|换地址|地址写错|地址填错|新地址|收货地址|住所変更|住所を変|届け先を変|تغيير العنوان|عنوان جديد|عنوان خاطئ"},
    {"product-question", "is it waterproof|are they waterproof|does it have|does it come|made of|material|how heavy|weigh|compatible|suitable for|es impermeable|esta hecho|de que material|sirve para|cuanto pesa|wasserdicht|woraus|geeignet fur|wie schwer|impermeable|en quelle matiere|convient|quel poids|impermeabile|di che materiale|adatto|a prova d'agua|que material|serve para|waterdicht|geschikt voor|防水吗|防水|什么材质|材料|多重|适合|防水です|素材|重さ|مقاوم للماء|مصنوع من|الوزن"},
    {"size-advice", "sizes|which size|what size|size guide|size chart|size should|runs small|runs large|true to size|between sizes|que talla|talla me|guia de tallas|welche grosse|grossentabelle|fallen klein|fallt klein|fallen sie|quelle taille|guide des tailles|taille petit|che taglia|guida alle taglie|qual tamanho|que tamanho|welke maat|maattabel|什么码|多大码|尺码|选码|哪个码|どのサイズ|サイズ感|サイズは|サイズ選び|اي مقاس|المقاس المناسب|جدول المقاسات"},
    {"recommend", "que mas le va|que le va bien|que mas necesito|que me falta|recommend|suggest|what goes with|goes with|go with it|go well with|what else would|any ideas|gift idea|looking for a|recomiend|recomend|sugier|que me aconsej|que otra cosa|empfehl|vorschlag|was passt|passt dazu|recommand|conseill|suggere|que me proposez|consigli|suggeri|aanrad|aanbevel|推荐|推薦|有什么好|搭配|おすすめ|お勧め|オススメ|انصح|توصي|اقترح"},
    {"stock", "wieder da|vorbestell|kommt er wieder|kommt sie wieder|wieder lieferbar|pre-order|preorder|in stock|out of stock|back in stock|available|availability|restock|sold out|hay existencias|en stock|disponible|agotad|reponer|auf lager|lieferbar|vorratig|verfugbar|ausverkauft|rupture|disponibil|esaurit|esgotad|disponivel|op voorraad|uitverkocht|有货|缺货|到货|库存|现货|补货|在庫|入荷|品切れ|متوفر|المخزون|نفد"},
    {"discount", "not valid|code just|is it expired|any other code|discount|coupon|voucher|promo|code does not|code doesn't|code is not|cheaper|student|descuento|cupon|codigo de descuento|codigo promo|rebaja|rabatt|gutschein|code funktioniert|reduction|bon de|code promo|sconto|codice sconto|buono sconto|desconto|cupom|cupao|korting|kortingscode|折扣|优惠|打折|券|割引|クーポン|خصم|كوبون|قسيمة"},
    {"invoice", "invoice|receipt|vat number|tax number|factura|rechnung|quittung|beleg|facture|recu fiscal|fattura|ricevuta|fatura|nota fiscal|factuur|发票|收据|开票|請求書|領収書|فاتورة|ايصال"},
    {"warranty", "not charge|won't charge|won\u2019t charge|does not turn on|doesn't turn on|warranty|guarantee|defect|faulty|stopped working|came off|fell apart|garantia|defectuos|dejo de funcionar|se ha despegado|garantie|gewahrleistung|defekt|geht nicht mehr|defectueux|ne marche plus|ne fonctionne plus|garanzia|difettos|non funziona|defeit|nao funciona|werkt niet|保修|质保|保质|故障|不能用了|保証|故障|不良|ضمان|معيب|لا يعمل"},
    {"complaint", "complain|unacceptable|ridiculous|terrible|disgrace|worst|angry|fed up|disappointed|queja|inaceptable|verguenza|indignad|harto|beschwer|unverschamt|inakzeptabel|frechheit|enttauscht|plainte|inadmissible|scandale|honte|inacceptable|decu|reclamo|inaccettabile|vergogna|deluso|reclamac|inaceitavel|klacht|schandalig|投诉|太差|糟糕|不满|失望|クレーム|ひどい|最悪|残念|شكوى|غير مقبول|سيء"},
    {"thanks", "las gracias|thank you so much|thanks a lot|many thanks|thank you very much|just wanted to say|perfect, thank|great service|muchas gracias|mil gracias|vielen dank|herzlichen dank|danke schon|merci beaucoup|mille mercis|grazie mille|molte grazie|muito obrigad|heel erg bedankt|dank u wel|非常感谢|谢谢你们|太感谢|どうもありがとう|本当にありがとう|شكرا جزيلا"},
    {"order-status", "order status|status of my order|has it shipped|has my order|shipped yet|when will it ship|when will my order|tracking number|been sent|been dispatched|estado de mi pedido|estado del pedido|cuando llega|cuando sale|ya salio|ha salido|numero de seguimiento|status meiner bestellung|bestellstatus|wann kommt|schon versandt|sendungsnummer|statut de ma commande|quand arrive|numero de suivi|deja expedi|stato dell'ordine|stato del mio ordine|quando arriva|tracciamento|estado do pedido|estado da encomenda|quando chega|rastreio|status van mijn|wanneer komt|订单状态|发货了吗|什么时候发货|何时发货|物流单号|到哪了|注文状況|発送され|いつ届|追跡番号|حالة الطلب|متى سيصل|رقم التتبع"},
    {NULL, NULL},
};

const char leave_phrases[] =
    "have a nice day|have a great day|have a good day|have a lovely|have a nice evening|have a good evening|have a nice weekend|have a great weekend|have a good weekend|enjoy your day"
    "|que tengas un buen|que tengas una buena|que tengas buen|que tenga un buen|que tenga una buena|que tengais un buen|que pases un buen|que pases buen|feliz dia|feliz tarde|buen fin de semana|buen dia para"
    "|schonen tag|schonen abend|schones wochenende|angenehmen tag|schone woche"
    "|bonne journee|bonne soiree|bonne fin de journee|bon week-end|bon weekend"
    "|buona giornata|buona serata|buon fine settimana"
    "|tenha um bom|tenha uma boa|bom fim de semana|um bom dia para|resto de bom dia|continuacao de bom dia"
    "|fijne dag|prettige dag|fijn weekend|fijne avond|prettig weekend|nog een fijne"
    "|祝你|祝您|祝好|再见|周末愉快|よい一日|良い一日|よい週末|良い週末|يوم سعيد|يوما سعيدا|نهارك سعيد";

const struct intent_pair intent_pairs[] = {
    {"late-parcel",
     .first = "where is|where are|where's|where\u2019s|wheres|where has|where have|donde esta|donde estan|donde anda|donde se encuentra|por donde va"
              "|wo ist|wo sind|wo bleibt|wo bleiben|wo steckt|wo befindet|ou est|ou sont|ou se trouve|ou en est|dov'e|dov\u2019e|dove e|dove sono|dove si trova"
              "|onde esta|onde estao|onde anda|onde se encontra|waar is|waar zijn|waar blijft|waar blijven|在哪|到哪|去哪|哪里了|哪儿|どこ|اين",
     .second = "parcel|package|packet|order|delivery|shipment|goods|i bought|we bought|paquete|pedido|pedi|envio|compre|compra|encargue|encargo"
               "|paket|packchen|bestell|lieferung|sendung|gekauft|colis|paquet|commande|livraison|achete|achat|pacco|ordine|ordinat|spedizione|consegna|comprat|acquist"
               "|encomend|pacote|comprei|entrega|pakket|pakje|bestel|levering|zending|gekocht|包裹|快递|快件|订单|订的|买的|下单|我的货|发货|東西|荷物|注文|商品|小包|طرد|طلب|شحن|اشتري",
     .alone = "where is my|where are my|where's my|where\u2019s my|donde esta mi|donde estan mis|wo ist mein|wo sind meine|wo bleibt|wo bleiben|ou est mon|ou est ma|ou sont mes"
              "|dov'e il mio|dov'e la mia|dov\u2019e il mio|dov\u2019e la mia|dove sono i miei|dove sono le mie|onde esta o meu|onde esta a minha|onde esta meu|onde esta minha|waar is mijn|waar zijn mijn|waar blijft mijn",
     .but = "refund|money|reembols|dinero|erstattung|geld|ruckzahlung|rembours|argent|rimbors|soldi|denaro|estorno|dinheiro|terugbetal|退款|钱|返金|お金|استرداد|المبلغ"
            "|invoice|receipt|factura|rechnung|beleg|facture|fattura|ricevuta|fatura|recibo|factuur|发票|請求書|領収書|فاتورة"
            "|code|codigo|codice|gutschein|voucher|coupon|your shop|your store|nearest|tienda|laden|geschaft|magasin|boutique|negozio|loja|winkel|商店|店铺|店舗|متجر"},
    /* what has not come */
    {"late-parcel",
     .first = "荷物|商品|注文|品物",
     .second = "届かない|届きません|届いていない|届いていません|届いてない|届いてません|来ていません|来ない|来ません",
     .alone = "",
     .but = "メール|返金|領収書|請求書"},
    /* a verb and "back" that stand apart */
    {"return",
     .first = "send|ship|give|bring|mail|post|take|schick|send|gebe|geben|bring|gib|stuur|sturen|zend|breng|geef|geven|mandar|enviar|mandare|rispedire|inviare|reenviar|想退|要退|能退|可以退|怎么退|退掉|返したい|送り返",
     .second = "back|zuruck|terug|de vuelta|de volta|indietro",
     .alone = "想退|要退|能退|可以退|怎么退|退掉|返したい|送り返",
     .but = "refund|money|get back to|write back|call back|come back|erstattung|geld|rufen|ruf|schreib|antwort|terugbetal|terugbel|in stock|auf lager|op voorraad|退款|钱|返金|お金|票"},
    /* money that is waited for */
    {"refund-status",
     .first = "money|dinero|geld|argent|soldi|denaro|dinheiro|钱|お金|نقود|المال",
     .second = "back|on my card|my account|bank|de vuelta|devuelv|en mi tarjeta|mi cuenta|zuruck|auf meiner karte|auf meinem konto|aufs konto|retour|sur ma carte|sur mon compte|indietro|sulla carta|sul conto|de volta|no cartao|na conta|terug|op mijn rekening|到账|退回|卡里|戻|口座|カードに|حساب|بطاقة",
     .alone = "",
     .but = "pay|pagar|bezahl|zahlen|payer|pagare|betalen|付款|支付|支払"},
    /* a bill that is asked for; Bill may be somebody */
    {"invoice",
     .first = "bill|recibo|scontrino|bonnetje|kassenbon|ticket de caisse",
     .second = "download|find|print|pdf|copy|need|send me|where|descarg|necesito|donde|scaric|serve|dove|download|nodig|waar|herunter|brauch|finde|wo |telecharg|besoin|ou ",
     .alone = "",
     .but = "refund|parcel|paquete|pacco|pakket|paket|colis"},
    /* something for somebody of whom is told what they like; not one that is on its way */
    {"recommend",
     .first = "gift|present|regalo|geschenk|cadeau|presente|prenda|礼物|プレゼント|贈り物|هدية",
     .second = "likes|loves|enjoys|into|le gust|les gust|le encant|mag|liebt|begeistert|aime|adore|ama|piace|piacciono|appassionat|gosta|gostam|adora|houdt|houden|gek op|喜欢|好き|يحب|تحب",
     .alone = "",
     .but = "parcel|package|order|deliver|arriv|return|broken|damag|pedido|paquete|lleg|devol|rot|paket|bestell|liefer|ankomm|angekommen|zuruck|kaputt|colis|commande|livr|renvoy|casse"
            "|pacco|ordine|consegn|restitu|encomend|chega|chegou|entrega|pakket|bestel|bezorg|komt|terug|kapot|订单|包裹|收到|退|届|注文|返品|طلب|طرد|وصل"},
    {0},
};
// clang-format on
