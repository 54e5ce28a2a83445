/*
 * Four shops that do not exist, each with its own country, currency, language and rules.
 * The rules' values are drawn for every case ("{return_days}").
 */
#ifndef TESTS_GUARD_LABELLED_SHOPS_H
#define TESTS_GUARD_LABELLED_SHOPS_H

#include <stddef.h>

#define SHOP_ARTICLES 11

struct labelled_article {
    const char *title;
    const char *text;
};
struct labelled_shop {
    const char *name;
    const char *lang;
    const char *country;
    const char *currency;
    const char *host;
    const char *order_prefix;
    const char *titles[4]; /* the last one is sold out */
    const char *codes[3];
    struct labelled_article articles[SHOP_ARTICLES];
};

// clang-format off
static const struct labelled_shop labelled_shops[] = {
    {"Sohle & Söhne", "de", "DE", "EUR", "sohlensoehne.example", "SO-",
     {"Wanderstiefel Alm 300", "Laufschuh Brise", "Filzpantoffel Heidi", "Gummistiefel Deich 7"},
     {"HERBST", "LAUF", "NEUKUNDE"},
     {{"Rückgabe", "Sie können jeden Artikel innerhalb von {return_days} nach Erhalt zurückgeben.\nDie Schuhe müssen ungetragen sein."},
      {"Erstattung", "Nach Eingang der Rücksendung in unserem Lager erstatten wir den Kaufpreis innerhalb von {refund_days}."},
      {"Garantie", "Auf alle Schuhe gewähren wir {warranty} Garantie."},
      {"Umtausch", "Ein Umtausch in eine andere Größe ist innerhalb von {exchange_days} nach Lieferung möglich."},
      {"Versand", "Die Lieferung dauert in der Regel {delivery_days}.\nDer Versand kostet {fee}. Ab einem Bestellwert von {free_from} liefern wir versandkostenfrei."},
      {"Verlorene Pakete", "Ein Nachforschungsauftrag dauert bis zu {investigation_days}."},
      {"Beschädigte Ware", "Bitte melden Sie uns Schäden innerhalb von {damage_days} nach Lieferung."},
      {"Stornierung", "Eine Bestellung kann storniert werden, solange sie noch nicht versandt wurde."},
      {"Gutscheincodes", "Mit dem Code {code} erhalten Sie {percent} Rabatt."},
      {"Filiale", "Reservierte Ware halten wir in der Filiale {reserve_days} lang zurück."},
      {"Rechnung", "Rechnungen bewahren wir 10 Jahre auf."}}},
    {"Quill & Lantern", "en", "GB", "GBP", "quillandlantern.example", "QL",
     {"The Lighthouse at 30 Fathoms", "Sixty Winters", "Clip-on reading lamp", "A Field Guide to Moss"},
     {"READ", "AUTUMN", "LANTERN"},
     {{"Returning books", "Any book can be sent back within {return_days} of delivery, as long as it is unread."},
      {"When you get your money", "Refunds are made within {refund_days} of the parcel's arrival at our warehouse."},
      {"Warranty", "Lamps and readers are covered by a warranty of {warranty}."},
      {"Exchanges", "We exchange faulty prints within {exchange_days} of delivery."},
      {"Delivery", "Delivery usually takes {delivery_days}.\nStandard delivery is {fee}, and it is free for orders over {free_from}."},
      {"Missing parcels", "Royal Mail's investigation takes up to {investigation_days}."},
      {"Damage", "Let us know about any damage within {damage_days} of delivery."},
      {"Changing your mind", "An order can be cancelled until it has been dispatched."},
      {"Codes", "The code {code} takes {percent} off."},
      {"Click and collect", "We keep a reserved book for {reserve_days}."},
      {"Signed copies", "A signed copy is printed for you and takes 6 weeks."}}},
    {"Voltmarsh", "en", "US", "USD", "voltmarsh.example", "VM-",
     {"Nimbus 14 laptop", "Orbit wireless mouse", "Pulse 500 power bank", "Halo desk microphone"},
     {"WATT", "SPARK", "CYBER"},
     {{"Return policy", "Returns are accepted for {return_days} after delivery.\nPlease include all cables."},
      {"Refund timeline", "Once your return has reached our warehouse, it is refunded within {refund_days}."},
      {"Limited warranty", "Every device has a {warranty} limited warranty."},
      {"Exchange policy", "You may exchange a device within {exchange_days} of delivery."},
      {"Shipping", "Shipping normally takes {delivery_days}.\nGround shipping costs {fee}. Orders above {free_from} ship for free."},
      {"Lost packages", "A trace with the carrier takes up to {investigation_days}."},
      {"Arrived broken?", "Damage must be reported within {damage_days} of delivery."},
      {"Cancellation", "We can cancel an order before it ships. Shipped orders cannot be canceled."},
      {"Promo codes", "Get {percent} off with code {code}."},
      {"Store pickup", "Items are held for pickup for {reserve_days}."},
      {"Repairs", "A repair takes about 3 weeks."}}},
    {"こぐま玩具店", "ja", "JP", "JPY", "koguma.example", "KG",
     {"木のつみき 50ピース", "ゆきうさぎのぬいぐるみ", "からくり時計キット", "てまり 3号"},
     {"KUMA", "OMOCHA", "WINTER"},
     {{"返品について", "商品到着後{return_days}以内であれば返品を承ります。"},
      {"返金について", "返品の商品が倉庫に到着後、{refund_days}以内に返金いたします。"},
      {"保証について", "すべての玩具に{warranty}の保証が付いています。"},
      {"交換について", "商品到着後{exchange_days}以内であれば交換を承ります。"},
      {"配送について", "配送には通常{delivery_days}かかります。\n送料は全国一律{fee}です。{free_from}以上のご注文は送料無料です。"},
      {"荷物が届かない場合", "配送会社による調査には最大{investigation_days}かかります。"},
      {"破損について", "破損があった場合は、商品到着後{damage_days}以内にご連絡ください。"},
      {"キャンセルについて", "発送前のご注文はキャンセルできます。発送後のキャンセルはできません。"},
      {"クーポン", "クーポンコード {code} をご利用いただくと{percent}引きになります。"},
      {"店頭受取", "店頭での取り置きは{reserve_days}です。"},
      {"名入れ", "名入れの商品は製作に3週間かかります。"}}},
};
// clang-format on

/* What stands around the sentences of a reply, and what the customer asked. */
struct labelled_frame {
    const char *lang;
    const char *question; /* with the order's number */
    const char *hello;
    const char *bye;
};
// clang-format off
static const struct labelled_frame labelled_frames[] = {
    {"en", "Hello, I have a question about my order %s and would like to know what you can tell me about it.", "Hello %s,\n\nthank you for your message.", "If anything is unclear, just write to us.\n\nKind regards,\nNadia"},
    {"zh", "您好，我想咨询一下我的订单 %s 的情况，麻烦您帮我看看，谢谢您的帮助。", "%s，您好！\n\n感谢您的来信。", "如有疑问，欢迎随时联系我们。\n\n此致\nNadia"},
    {"es", "Buenos días, tengo una pregunta sobre mi pedido %s y me gustaría saber qué pueden decirme.", "Hola, %s:\n\nGracias por su mensaje.", "Si tiene alguna duda, escríbanos.\n\nUn cordial saludo,\nNadia"},
    {"de", "Guten Tag, ich habe eine Frage zu meiner Bestellung %s und würde gern wissen, was Sie mir dazu sagen können.", "Guten Tag %s,\n\nvielen Dank für Ihre Nachricht.", "Bei Fragen schreiben Sie uns einfach.\n\nMit freundlichen Grüßen\nNadia"},
    {"fr", "Bonjour, j'ai une question sur ma commande %s et j'aimerais savoir ce que vous pouvez m'en dire.", "Bonjour %s,\n\nMerci pour votre message.", "N'hésitez pas à nous écrire.\n\nCordialement,\nNadia"},
    {"ja", "こんにちは。注文 %s について質問があります。どうなっているか教えていただけますでしょうか。", "%s 様\n\nお問い合わせいただきありがとうございます。", "ご不明な点がございましたら、お気軽にご連絡ください。\n\nよろしくお願いいたします。\nNadia"},
    {"pt", "Bom dia, tenho uma pergunta sobre o meu pedido %s e gostaria de saber o que me podem dizer.", "Olá %s,\n\nObrigada pela sua mensagem.", "Se tiver alguma dúvida, escreva-nos.\n\nCom os melhores cumprimentos,\nNadia"},
    {"it", "Buongiorno, ho una domanda sul mio ordine %s e vorrei sapere che cosa potete dirmi in merito.", "Buongiorno %s,\n\ngrazie per il Suo messaggio.", "Per qualsiasi domanda ci scriva pure.\n\nCordiali saluti,\nNadia"},
    {"nl", "Goedendag, ik heb een vraag over mijn bestelling %s en zou graag willen weten wat u mij kunt vertellen.", "Beste %s,\n\nBedankt voor uw bericht.", "Heeft u nog vragen, schrijf ons dan gerust.\n\nMet vriendelijke groet,\nNadia"},
};
// clang-format on

#endif
