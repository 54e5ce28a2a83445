#include "phrases.h"

#include "base/attributes.h"
#include "base/words.h"
#include "guard/language.h"

/* Wording that takes neither "you" of a language where it can, and claims only what is
 * filled in. */
// clang-format off
static const struct phrases languages[] = {
    {"en",
     .greeting = "Hi {{customer.first_name}},",
     .holding = "Thank you for your message. I cannot answer this right away, so a colleague is looking into it.",
     .identity = "Thank you for your message. To protect our customers, I first need to know who is writing. Please write from the e-mail address that the order was placed with, or send us the order number together with the delivery postcode.",
     .suggest = "Some suggestions from our shop:",
     .suggest_more = "Some other things from our shop:",
     .given = "Thank you, we have all we need from you.",
     .welcome = "You are welcome. If anything else comes up, just write to us.",
     .which = "Which of these orders is it about?",
     .about = "This is about order {{order.id}} ({{order.items}}).",
     .status = "Order {{order.id}}: {{order.status}}.",
     .shipped = "Shipped on {{order.shipped_at}}.\nCarrier: {{order.carrier}}.\nTracking number: {{order.tracking}}.",
     .expected = "Expected delivery date: {{order.eta}}.",
     .delivered = "Delivered on {{order.delivered_at}}.",
     .list_comma = ", ",
     .order_status = {"pending", "being processed", "shipped", "delivered", "cancelled", "returned"}},
    {"es",
     .greeting = "Hola, {{customer.first_name}}:",
     .holding = "Gracias por escribirnos. No tengo la respuesta a mano, así que un compañero lo está mirando.",
     .identity = "Gracias por escribirnos. Para proteger los datos de nuestros clientes, primero hay que saber quién escribe. Hace falta un mensaje desde la dirección de correo con la que se hizo el pedido, o el número de pedido junto con el código postal de entrega.",
     .suggest = "Algunas sugerencias de nuestra tienda:",
     .suggest_more = "Otras sugerencias de nuestra tienda:",
     .given = "Gracias, ya tenemos los datos que hacen falta.",
     .welcome = "De nada. Si necesitas algo más, escríbenos.",
     .which = "¿De cuál de estos pedidos se trata?",
     .about = "Se trata del pedido {{order.id}} ({{order.items}}).",
     .status = "Pedido {{order.id}}: {{order.status}}.",
     .shipped = "Enviado el {{order.shipped_at}}.\nTransportista: {{order.carrier}}.\nNúmero de seguimiento: {{order.tracking}}.",
     .expected = "Entrega prevista: {{order.eta}}.",
     .delivered = "Entregado el {{order.delivered_at}}.",
     .list_comma = ", ",
     .order_status = {"pendiente", "en preparación", "enviado", "entregado", "cancelado", "devuelto"}},
    {"de",
     .greeting = "Guten Tag {{customer.name}},",
     .holding = "vielen Dank für Ihre Nachricht. Ich kann das nicht sofort beantworten, deshalb sieht es sich jemand aus unserem Team an.",
     .identity = "vielen Dank für Ihre Nachricht. Zum Schutz unserer Kunden muss ich zuerst wissen, wer schreibt. Bitte schreiben Sie von der E-Mail-Adresse, mit der bestellt wurde, oder nennen Sie die Bestellnummer zusammen mit der Postleitzahl der Lieferung.",
     .suggest = "Einige Vorschläge aus unserem Angebot:",
     .suggest_more = "Weitere Vorschläge aus unserem Angebot:",
     .given = "Danke, mehr brauchen wir dafür nicht von Ihnen.",
     .welcome = "gern geschehen. Wenn noch etwas ist, schreiben Sie uns einfach.",
     .which = "um welche dieser Bestellungen geht es?",
     .about = "Es geht um die Bestellung {{order.id}} ({{order.items}}).",
     .status = "Bestellung {{order.id}}: {{order.status}}.",
     .shipped = "Versandt am {{order.shipped_at}}.\nZusteller: {{order.carrier}}.\nSendungsnummer: {{order.tracking}}.",
     .expected = "Voraussichtliche Zustellung: {{order.eta}}.",
     .delivered = "Zugestellt am {{order.delivered_at}}.",
     .list_comma = ", ",
     .order_status = {"ausstehend", "in Bearbeitung", "versandt", "zugestellt", "storniert", "zurückgesendet"}},
    {"fr",
     .greeting = "Bonjour {{customer.name}},",
     .holding = "Merci de votre message. Je ne peux pas répondre tout de suite, un collègue examine donc la question.",
     .identity = "Merci de votre message. Pour protéger nos clients, je dois d'abord savoir qui écrit. Merci d'écrire depuis l'adresse e-mail utilisée pour la commande, ou d'envoyer le numéro de commande avec le code postal de livraison.",
     .suggest = "Quelques suggestions de notre boutique :",
     .suggest_more = "D'autres suggestions de notre boutique :",
     .given = "Merci, nous avons déjà tout ce qu'il nous faut.",
     .welcome = "Avec plaisir. Si besoin, écrivez-nous simplement.",
     .which = "De laquelle de ces commandes s'agit-il ?",
     .about = "Il s'agit de la commande {{order.id}} ({{order.items}}).",
     .status = "Commande {{order.id}} : {{order.status}}.",
     .shipped = "Expédiée le {{order.shipped_at}}.\nTransporteur : {{order.carrier}}.\nNuméro de suivi : {{order.tracking}}.",
     .expected = "Livraison prévue : {{order.eta}}.",
     .delivered = "Livrée le {{order.delivered_at}}.",
     .list_comma = ", ",
     .order_status = {"en attente", "en préparation", "expédiée", "livrée", "annulée", "retournée"}},
    {"zh",
     .greeting = "{{customer.name}}，您好！",
     .holding = "感谢您的来信。这个问题我暂时无法直接答复，同事正在查看。",
     .identity = "感谢您的来信。为了保护客户的信息，我们需要先确认您的身份。请用下单时的邮箱给我们写信，或者提供订单号和收货地址的邮政编码。",
     .suggest = "本店的一些推荐：",
     .suggest_more = "本店的其他推荐：",
     .given = "您提供的信息我们已经收到，谢谢。",
     .welcome = "不客气。如有其他问题，请随时联系我们。",
     .which = "请问是下面哪一个订单？",
     .about = "以上是关于订单 {{order.id}}（{{order.items}}）的答复。",
     .status = "订单 {{order.id}}：{{order.status}}。",
     .shipped = "发货日期：{{order.shipped_at}}。\n承运商：{{order.carrier}}。\n物流单号：{{order.tracking}}。",
     .expected = "预计送达日期：{{order.eta}}。",
     .delivered = "送达日期：{{order.delivered_at}}。",
     .list_comma = "、",
     .order_status = {"待处理", "处理中", "已发货", "已送达", "已取消", "已收到退货"}},
    {"ja",
     .greeting = "{{customer.name}} 様",
     .holding = "お問い合わせありがとうございます。すぐにはお答えできないため、担当の者が確認しております。",
     .identity = "お問い合わせありがとうございます。お客様の情報を守るため、まずご本人様の確認をお願いしております。ご注文時のメールアドレスからご連絡いただくか、ご注文番号とお届け先の郵便番号をお知らせください。",
     .suggest = "当店からのご提案です：",
     .suggest_more = "当店からのほかのご提案です：",
     .given = "必要な情報はすでにいただいております。",
     .welcome = "お役に立てて何よりです。ほかにご不明な点がございましたら、いつでもお知らせください。",
     .which = "どのご注文についてのお問い合わせでしょうか。",
     .about = "ご注文 {{order.id}}（{{order.items}}）についてのご案内です。",
     .status = "ご注文 {{order.id}}：{{order.status}}。",
     .shipped = "発送日：{{order.shipped_at}}。\n運送会社：{{order.carrier}}。\n追跡番号：{{order.tracking}}。",
     .expected = "お届け予定日：{{order.eta}}。",
     .delivered = "お届け日：{{order.delivered_at}}。",
     .list_comma = "、",
     .order_status = {"受付済み", "準備中", "発送済み", "配達済み", "キャンセル済み", "返品済み"}},
    {"ar",
     .greeting = "مرحباً {{customer.first_name}}،",
     .holding = "شكراً على رسالتك. لا أستطيع الإجابة فوراً، لذلك ينظر أحد الزملاء في الأمر.",
     .identity = "شكراً على رسالتك. لحماية عملائنا نحتاج أولاً إلى معرفة صاحب الرسالة. نرجو الكتابة من عنوان البريد الإلكتروني المستخدم في الطلب، أو إرسال رقم الطلب مع الرمز البريدي للتسليم.",
     .suggest = "بعض الاقتراحات من متجرنا:",
     .suggest_more = "اقتراحات أخرى من متجرنا:",
     .given = "شكراً، لدينا كل ما نحتاجه من معلومات.",
     .welcome = "على الرحب والسعة. إذا احتجت إلى أي شيء آخر فاكتب لنا.",
     .which = "أي من هذه الطلبات تقصد؟",
     .about = "هذا بخصوص الطلب {{order.id}} ({{order.items}}).",
     .status = "الطلب {{order.id}}: {{order.status}}.",
     .shipped = "تاريخ الشحن: {{order.shipped_at}}.\nشركة الشحن: {{order.carrier}}.\nرقم التتبع: {{order.tracking}}.",
     .expected = "تاريخ التسليم المتوقع: {{order.eta}}.",
     .delivered = "تاريخ التسليم: {{order.delivered_at}}.",
     .list_comma = "، ",
     .order_status = {"قيد الانتظار", "قيد التجهيز", "تم الشحن", "تم التسليم", "ملغى", "مرتجع"}},
    {"it",
     .greeting = "Buongiorno {{customer.first_name}},",
     .holding = "Grazie per il messaggio. Non posso rispondere subito, quindi se ne sta occupando un collega.",
     .identity = "Grazie per il messaggio. Per proteggere i nostri clienti devo prima sapere chi scrive. Serve un messaggio dall'indirizzo e-mail usato per l'ordine, oppure il numero d'ordine insieme al codice postale di consegna.",
     .suggest = "Alcuni suggerimenti dal nostro negozio:",
     .suggest_more = "Altri suggerimenti dal nostro negozio:",
     .given = "Grazie, i dati necessari ci sono già tutti.",
     .welcome = "Prego, con piacere. Se c'è altro, ci scriva pure.",
     .which = "Di quale di questi ordini si tratta?",
     .about = "Si tratta dell'ordine {{order.id}} ({{order.items}}).",
     .status = "Ordine {{order.id}}: {{order.status}}.",
     .shipped = "Spedito il {{order.shipped_at}}.\nCorriere: {{order.carrier}}.\nNumero di tracciamento: {{order.tracking}}.",
     .expected = "Consegna prevista: {{order.eta}}.",
     .delivered = "Consegnato il {{order.delivered_at}}.",
     .list_comma = ", ",
     .order_status = {"in attesa", "in preparazione", "spedito", "consegnato", "annullato", "reso"}},
    {"pt",
     .greeting = "Olá, {{customer.first_name}}:",
     .holding = "Obrigado pela mensagem. Não consigo responder de imediato, por isso um colega está tratando do assunto.",
     .identity = "Obrigado pela mensagem. Para proteger os nossos clientes, primeiro é preciso saber quem escreve. Pedimos uma mensagem a partir do endereço de e-mail usado na encomenda, ou o número da encomenda com o código postal de entrega.",
     .suggest = "Algumas sugestões da nossa loja:",
     .suggest_more = "Outras sugestões da nossa loja:",
     .given = "Obrigado, já temos tudo o que é preciso.",
     .welcome = "De nada. Se surgir mais alguma coisa, é só escrever.",
     .which = "De qual destas encomendas se trata?",
     .about = "Trata-se do pedido {{order.id}} ({{order.items}}).",
     .status = "Pedido {{order.id}}: {{order.status}}.",
     .shipped = "Enviado em {{order.shipped_at}}.\nTransportadora: {{order.carrier}}.\nNúmero de rastreio: {{order.tracking}}.",
     .expected = "Entrega prevista: {{order.eta}}.",
     .delivered = "Entregue em {{order.delivered_at}}.",
     .list_comma = ", ",
     .order_status = {"pendente", "em preparação", "enviado", "entregue", "cancelado", "devolução recebida"}},
    {"nl",
     .greeting = "Hallo {{customer.first_name}},",
     .holding = "Bedankt voor het bericht. Ik kan hier niet meteen op antwoorden, daarom kijkt een collega ernaar.",
     .identity = "Bedankt voor het bericht. Om onze klanten te beschermen moet ik eerst weten wie er schrijft. Graag een bericht vanaf het e-mailadres waarmee de bestelling is geplaatst, of het bestelnummer samen met de postcode van de levering.",
     .suggest = "Enkele suggesties uit onze winkel:",
     .suggest_more = "Andere suggesties uit onze winkel:",
     .given = "Bedankt, alle gegevens zijn er.",
     .welcome = "Graag gedaan. Is er nog iets, dan kunt u ons gewoon schrijven.",
     .which = "Om welke van deze bestellingen gaat het?",
     .about = "Het gaat om bestelling {{order.id}} ({{order.items}}).",
     .status = "Bestelling {{order.id}}: {{order.status}}.",
     .shipped = "Verzonden op {{order.shipped_at}}.\nVervoerder: {{order.carrier}}.\nVolgnummer: {{order.tracking}}.",
     .expected = "Verwachte levering: {{order.eta}}.",
     .delivered = "Bezorgd op {{order.delivered_at}}.",
     .list_comma = ", ",
     .order_status = {"in afwachting", "in behandeling", "verzonden", "bezorgd", "geannuleerd", "geretourneerd"}},
};

/* All folded: lower case, without accents. A greeting begins with one of these ... */
static const char *const greetings[] = {
    "hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening", "good day",
    "hola", "buenos dias", "buenas tardes", "buenas", "estimado", "estimada", "querido", "querida",
    "guten tag", "guten morgen", "guten abend", "hallo", "sehr geehrte", "sehr geehrter", "liebe", "lieber", "moin",
    "bonjour", "bonsoir", "cher", "chere", "salut", "madame", "monsieur",
    "buongiorno", "buonasera", "ciao", "gentile", "salve", "ola", "bom dia", "boa tarde", "prezado", "prezada", "caro", "cara",
    "beste", "geachte", "dag", "goedemorgen", "goedemiddag", "مرحبا", "اهلا", "السلام عليكم", "عزيزي", "عزيزتي",
    "尊敬的", "亲爱的",
};
/* ... or holds one of these. */
static const char *const greetings_within[] = {
    "您好", "你好", "こんにちは", "様", "안녕하세요",
};
static const char *const openers[] = {
    "thank you for writing", "thank you for your message", "thank you for contacting", "thank you for getting in touch",
    "thank you for reaching out", "thanks for writing", "thanks for your message", "thanks for contacting",
    "thanks for getting in touch", "thanks for reaching out",
    "gracias por escribir", "gracias por tu mensaje", "gracias por su mensaje", "gracias por contactar",
    "gracias por el mensaje", "dank fur ihre nachricht", "dank fur deine nachricht", "danke fur ihre nachricht",
    "dank fur ihre anfrage", "merci de votre message", "merci pour votre message", "merci de nous avoir",
    "grazie per il messaggio", "grazie per averci", "grazie per il tuo messaggio", "obrigado pela mensagem",
    "obrigado pelo contato", "obrigado pelo contacto", "obrigada pela mensagem", "obrigado por escrever",
    "bedankt voor het bericht", "bedankt voor je bericht", "bedankt voor uw bericht",
    "شكرا على رسالتك", "شكرا لتواصلك", "شكرا لرسالتك",
    "感谢您的来信", "感谢您的留言", "感谢您的联系", "谢谢您的来信", "感谢来信",
    "お問い合わせありがとう", "ご連絡ありがとう", "お問い合わせいただきありがとう", "ご連絡いただきありがとう",
};
static const char *const closes[] = {
    "kind regards", "best regards", "warm regards", "regards", "best wishes", "best,", "sincerely", "yours sincerely",
    "yours faithfully", "yours truly", "cheers", "all the best", "un saludo", "saludos", "un cordial saludo", "atentamente",
    "mit freundlichen", "freundliche grusse", "viele grusse", "beste grusse", "herzliche grusse", "cordialement",
    "bien cordialement", "bien a vous", "cordiali saluti", "un cordiale saluto", "distinti saluti", "saluti",
    "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "abracos", "met vriendelijke groet", "groeten", "vriendelijke groet",
    "مع تحيات", "تحياتي", "مع اطيب", "此致", "敬礼", "祝您", "祝好", "顺祝", "敬具", "よろしくお願い", "何卒よろしく",
};
static const char *const abbreviations[] = {
    "e.g", "i.e", "etc", "mr", "mrs", "ms", "dr", "prof", "st", "nr", "vs", "approx", "inc", "ltd", "tel", "z.b",
    "d.h", "bzw", "ca", "evtl", "usw", "str", "ej", "p.ej", "sr", "sra", "srta", "ud", "uds", "nº", "num",
    "av", "mme", "mlle", "env", "ex", "p.ex", "sig", "dott", "ecc", "bijv", "dhr", "mevr", "incl", "excl", "vgl", "fig",
};
// clang-format on

const struct phrases *phrases_find(const char *lang)
{
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        if (language_is_same(lang, languages[i].lang))
            return &languages[i];
    }
    return NULL;
}

const struct phrases *phrases_of(const char *lang)
{
    const struct phrases *found = phrases_find(lang);

    return found ? found : &languages[0];
}

/* Where the words begin: behind an inverted mark and a variable. */
static struct text from_first_word(struct text folded)
{
    static const char *const skipped[] = {"\u00A1", " ", "\t"};

    for (size_t i = 0; i < COUNT_OF(skipped); i++) {
        if (text_starts_with(folded, skipped[i])) {
            size_t len = strlen(skipped[i]);
            folded = text_from(folded.bytes + len, folded.len - len);
            i = (size_t)-1;
        }
    }
    return folded;
}

static bool begins_with_any(struct text folded, const char *const *words, size_t count)
{
    struct text rest = from_first_word(folded);

    for (size_t i = 0; i < count; i++) {
        if (words_find_whole(rest, text_of(words[i])) == rest.bytes && rest.len)
            return true;
    }
    return false;
}

static bool holds_any(struct text folded, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (words_find(folded, text_of(words[i])))
            return true;
    }
    return false;
}

bool phrases_is_greeting(struct text folded)
{
    return begins_with_any(folded, greetings, COUNT_OF(greetings)) ||
           holds_any(folded, greetings_within, COUNT_OF(greetings_within));
}

bool phrases_is_opener(struct text folded)
{
    return holds_any(folded, openers, COUNT_OF(openers));
}

/* Where sentences begin that add to what was said. */
static const char *const additions[] = {
    "you can also",
    "you could also",
    "you may also",
    "we can also",
    "alternatively",
    "in addition",
    "sie konnen auch",
    "du kannst auch",
    "wir konnen auch",
    "alternativ",
    "ausserdem",
    "tambien",
    "ademas",
    "puede tambien",
    "puedes tambien",
    "vous pouvez aussi",
    "tu peux aussi",
    "vous pouvez egalement",
    "par ailleurs",
    "puo anche",
    "puoi anche",
    "potete anche",
    "inoltre",
    "tambem",
    "pode tambem",
    "alem disso",
    "u kunt ook",
    "je kunt ook",
    "daarnaast",
    "您也可以",
    "你也可以",
    "也可以",
    "此外",
    "また",
    "يمكنك ايضا",
};

bool phrases_is_addition(struct text folded)
{
    struct text rest = from_first_word(folded);

    for (size_t i = 0; i < COUNT_OF(additions); i++) {
        if (text_starts_with(rest, additions[i]))
            return true;
    }
    return false;
}

bool phrases_is_close(struct text folded)
{
    return begins_with_any(folded, closes, COUNT_OF(closes));
}

bool phrases_is_abbreviation(struct text folded)
{
    for (size_t i = 0; i < COUNT_OF(abbreviations); i++) {
        if (text_is(folded, abbreviations[i]))
            return true;
    }
    return false;
}
