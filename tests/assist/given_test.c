/* Drafts ask for nothing that the message, the order or the thread gives. */
#include "shop.h"

#include <string.h>

static const struct attachment photos[] = {
    {.name = "box.jpg", .type = "image/jpeg", .size = 9},
    {.name = "item.jpg", .type = "image/jpeg", .size = 9}};

static const char *first_draft(struct shop *shop, const char *lang, const char *text,
                               const char *macro)
{
    struct draft *drafts;
    size_t count;

    shop->ticket.message_count = 0;
    shop->request.macro_count = 0;
    shop->ticket.lang = lang;
    customer_says(shop, text);
    shop_finds_macro(shop, "m", lang, "intent:other", 0.9, macro);
    shop_drafts(shop, &drafts, &count);
    assert_true(count > 0);
    return drafts[0].text;
}

struct row {
    const char *lang, *gives, *keeps, *macro, *asks, *thanks;
};

static const struct row address_rows[] = {
    {"en",
     "Order W2378156: please send it to 12 Mill Lane, York 40210. The old postcode is "
     "28013.",
     "Please change the address of W2378156.",
     "We can change it while it is pending. Please confirm the order number and the old "
     "postcode, and send me the new address.",
     "Please confirm", "we have all we need"},
    {"es",
     "Mi pedido es el W2378156. La dirección nueva es Calle Mayor 9, 46002. El código "
     "postal anterior es 28013.",
     "Quiero cambiar la dirección del W2378156.",
     "Se puede cambiar mientras está pendiente. Confírmanos el número de pedido y el "
     "código postal antiguo, y escribe la dirección nueva.",
     "Confírmanos", "ya tenemos los datos"},
    {"de",
     "Bestellung W2378156 bitte an Lindenweg 4, 10115 Berlin. Die alte Postleitzahl ist "
     "28013.",
     "Die Adresse von W2378156 ist falsch.",
     "Das geht, solange sie aussteht. Bitte bestätigen Sie die Bestellnummer und die alte "
     "Postleitzahl und nennen Sie die neue Adresse.",
     "bestätigen Sie", "mehr brauchen wir"},
    {"fr",
     "Commande W2378156, nouvelle adresse : 5 rue Haute, 69001 Lyon. Ancien code postal "
     "28013.",
     "L'adresse de W2378156 est fausse.",
     "C'est possible tant qu'elle est en attente. Merci de confirmer le numéro de commande "
     "et le code postal, et la nouvelle adresse.",
     "Merci de confirmer", "nous avons déjà"},
    {"it",
     "Ordine W2378156, il nuovo indirizzo è via Roma 3, 40121. Il vecchio codice postale è "
     "28013.",
     "L'indirizzo di W2378156 è sbagliato.",
     "Si può finché è in attesa. Indicaci il numero d'ordine, il codice postale e il nuovo "
     "indirizzo.",
     "Indicaci", "i dati necessari"},
    {"pt",
     "Encomenda W2378156, a nova morada é Rua Nova 7, 4000100. O código postal antigo é "
     "28013.",
     "A morada da W2378156 está errada.",
     "É possível enquanto está pendente. Confirme o número da encomenda, o código postal e "
     "a nova morada.",
     "Confirme", "já temos tudo"},
    {"nl",
     "Bestelling W2378156, het nieuwe adres is Dorpsstraat 8, 35112 Utrecht. De oude "
     "postcode is 28013.",
     "Het adres van W2378156 klopt niet.",
     "Dat kan zolang die in afwachting is. Stuur ons het bestelnummer, de postcode en het "
     "nieuwe adres.",
     "Stuur ons", "alle gegevens zijn er"},
    {"zh", "订单 W2378156，新地址是南京西路96号，邮编 200041，旧邮编 28013。",
     "订单 W2378156 的地址写错了。",
     "待处理的订单可以修改。请确认订单号和旧邮编，并把新地址发给我们。", "请确认",
     "已经收到"},
    {"ja", "注文 W2378156 です。新しい住所は港区3丁目5番地、以前の郵便番号は28013です。",
     "注文 W2378156 の住所が間違っています。",
     "準備中であれば変更できます。注文番号と以前の郵便番号、新しい住所をお知らせください。",
     "お知らせください", "すでにいただいて"},
    {"ar",
     "الطلب W2378156، العنوان الجديد شارع النيل 14، 11511. الرمز البريدي القديم 28013.",
     "عنوان الطلب W2378156 خطأ.",
     "يمكن التغيير ما دام قيد الانتظار. يرجى تأكيد رقم الطلب والرمز البريدي القديم وإرسال "
     "العنوان الجديد.",
     "يرجى", "كل ما نحتاجه"},
};

static void assist_draft__asks_for_no_address_that_was_given(void **state)
{
    for (size_t i = 0; i < COUNT_OF(address_rows); i++) {
        struct shop *shop = *state;
        const struct row *row = &address_rows[i];
        shop->orders[0].address.postcode = "28013";
        const char *draft = first_draft(shop, row->lang, row->gives, row->macro);
        if (says(draft, row->asks) || !says(draft, row->thanks))
            fail_msg("%s: %s", row->lang, draft);
        draft = first_draft(shop, row->lang, row->keeps, row->macro);
        if (!says(draft, row->asks) || says(draft, row->thanks))
            fail_msg("%s: %s", row->lang, draft);
    }
}

static void assist_draft__asks_for_no_photos_that_came(void **state)
{
    struct shop *shop = *state;
    static const char macro[] =
        "I am sorry. Please send us 2 photos of it. You choose then.";
    struct draft *drafts;
    size_t count;

    assert_true(says(first_draft(shop, "en", "It came broken.", macro), "2 photos"));
    shop->messages[0].attachments = photos;
    shop->messages[0].attachment_count = 1;
    shop_drafts(shop, &drafts, &count);
    assert_true(says(drafts[0].text, "2 photos"));
    shop->messages[0].attachment_count = 2;
    shop_drafts(shop, &drafts, &count);
    assert_false(says(drafts[0].text, "2 photos"));
    assert_true(says(drafts[0].text, "You choose"));
}

static void assist_draft__asks_for_nothing_named_in_the_message(void **state)
{
    static const struct {
        const char *lang, *gives, *keeps, *macro, *asks;
    } rows[] = {
        {"en", "My Trail 2 from W2378156 are short, a 42 please.",
         "My Trail 2 from W2378156 are short.",
         "We exchange it. Which size would you like?", "Which size"},
        {"es", "Las Trail 2 del W2378156 me quedan cortas, quiero la 42.",
         "Las Trail 2 del W2378156 me quedan cortas.", "Lo cambiamos. ¿Qué talla quieres?",
         "talla"},
        {"de", "Die Trail 2 aus W2378156 sind zu kurz, bitte in 42.",
         "Die Trail 2 aus W2378156 sind zu kurz.",
         "Wir tauschen das. Welche Größe möchten Sie?", "Welche Größe"},
        {"fr", "Les Trail 2 de W2378156 sont courtes, je voudrais du 42.",
         "Les Trail 2 de W2378156 sont courtes.",
         "Nous échangeons. Quelle taille souhaitez-vous ?", "Quelle taille"},
        {"en", "BIKE20 is refused, the basket has 62.80 in it.", "My code is refused.",
         "A code is for one order. Which code did you type, and what was in the basket?",
         "Which code"},
        {"zh", "我脚长26.5厘米。", "我不知道穿几码。", "请看尺码表。您的脚长是多少？",
         "脚长是多少"},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct shop *shop = *state;
        const char *draft = first_draft(shop, rows[i].lang, rows[i].gives, rows[i].macro);
        if (says(draft, rows[i].asks))
            fail_msg("%s: %s", rows[i].gives, draft);
        draft = first_draft(shop, rows[i].lang, rows[i].keeps, rows[i].macro);
        if (!says(draft, rows[i].asks))
            fail_msg("%s: %s", rows[i].keeps, draft);
    }
}

static void assist_draft__asks_on_where_a_part_is_given(void **state)
{
    struct shop *shop = *state;
    const char *draft = first_draft(
        shop, "en", "Please send W2378156 to my new flat.",
        "We can do that. Please confirm the order number and send me the new address.");

    assert_true(says(draft, "Please confirm the order number"));
    assert_false(says(draft, "all we need"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        TEST(assist_draft__asks_for_no_address_that_was_given),
        TEST(assist_draft__asks_for_no_photos_that_came),
        TEST(assist_draft__asks_for_nothing_named_in_the_message),
        TEST(assist_draft__asks_on_where_a_part_is_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
