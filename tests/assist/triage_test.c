#include "assist/ask.h"
#include "shop.h"

#include <math.h>

static struct triage triage_of(struct shop *shop)
{
    struct triage triage;

    assist_triage(&shop->request, &shop->arena, &triage);
    return triage;
}

static struct triage triage_of_text(struct shop *shop, const char *lang, const char *text)
{
    shop->ticket.message_count = 0;
    shop->ticket.lang = lang;
    customer_says(shop, text);
    return triage_of(shop);
}

static bool gives_reason(const struct triage *triage, const char *words)
{
    for (size_t i = 0; i < triage->reason_count; i++) {
        if (says(triage->reasons[i], words))
            return true;
    }
    return false;
}

static void print_triage(const char *text, const struct triage *triage)
{
    print_error("%s: %s %s %.2f %s\n", text, triage->intent ? triage->intent : "none",
                priority_name(triage->urgency), triage->sentiment, triage->lang);
    for (size_t i = 0; i < triage->reason_count; i++)
        print_error("    %s\n", triage->reasons[i]);
}

/* The reply was held when the second message came: that is what the ticket is about now. */
static void assist_triage__hears_what_came_while_the_reply_was_held(void **state)
{
    struct shop *shop = *state;

    customer_says(shop, "Where is my parcel?");
    customer_says(shop, "I want to cancel the order.");
    agent_says(shop, "It left on the 19th.");
    struct triage answered = triage_of(shop);
    shop->messages[0].at -= 60;
    shop->messages[2].is_overtaken = true;
    shop->messages[2].overtaken_at = shop->messages[1].at;
    struct triage waits = triage_of(shop);

    assert_string_equal(waits.intent, "cancel");
    assert_true(waits.urgency > answered.urgency);
}

struct urgency_case {
    const char *lang;
    const char *text;
    enum priority urgency;
};

static void assert_urgencies(struct shop *shop, const struct urgency_case *cases,
                             size_t count)
{
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++) {
        struct triage triage = triage_of_text(shop, cases[i].lang, cases[i].text);
        bool is_right =
            triage.urgency == cases[i].urgency && string_equals(triage.lang, cases[i].lang);
        if (!is_right)
            print_triage(cases[i].text, &triage);
        wrong += !is_right;
    }
    assert_int_equal(wrong, 0);
}

static void assist_triage__hears_haste_and_days_to_keep_in_ten_languages(void **state)
{
    static const struct urgency_case cases[] = {
        {"en", "Where is my parcel? I need it as soon as possible.", PRIORITY_HIGH},
        {"en", "The shoes are a birthday present, will they arrive?", PRIORITY_HIGH},
        {"es", "Mi pedido no ha llegado y lo necesito cuanto antes.", PRIORITY_HIGH},
        {"es", "¿Llega mañana? Es un regalo de cumpleaños para mi hermana.", PRIORITY_HIGH},
        {"de", "Wo bleibt mein Paket? Es ist wirklich dringend.", PRIORITY_HIGH},
        {"de", "Die Schuhe sind ein Geburtstagsgeschenk, kommen sie noch?", PRIORITY_HIGH},
        {"fr", "Où est mon colis ? J'en ai besoin au plus vite.", PRIORITY_HIGH},
        {"fr", "C'est un cadeau d'anniversaire, le colis arrive quand ?", PRIORITY_HIGH},
        {"it", "Dove si trova il mio pacco? Ne ho bisogno il prima possibile.",
         PRIORITY_HIGH},
        {"it", "È un regalo di compleanno, quando arriva il pacco?", PRIORITY_HIGH},
        {"pt", "Onde está a minha encomenda? Preciso dela o mais rápido possível.",
         PRIORITY_HIGH},
        {"pt", "É um presente de aniversário, quando chega a encomenda?", PRIORITY_HIGH},
        {"nl", "Waar blijft mijn pakket? Ik heb het zo snel mogelijk nodig.",
         PRIORITY_HIGH},
        {"nl", "Het is een cadeau voor een verjaardag, wanneer komt het pakket?",
         PRIORITY_HIGH},
        {"zh", "我的订单还没到，请尽快处理，谢谢。", PRIORITY_HIGH},
        {"zh", "这是给孩子的生日礼物，请问什么时候到？", PRIORITY_HIGH},
        {"ja", "荷物がまだ届きません。至急確認してください。", PRIORITY_HIGH},
        {"ja", "誕生日のプレゼントなのですが、いつ届きますか。", PRIORITY_HIGH},
        {"ar", "طلبي لم يصل بعد وأحتاجه في أسرع وقت ممكن.", PRIORITY_HIGH},
        {"ar", "هذه هدية عيد ميلاد، متى يصل الطلب من فضلكم؟", PRIORITY_HIGH},
    };

    assert_urgencies(*state, cases, COUNT_OF(cases));
}

static void assist_triage__takes_threats_and_harm_as_urgent_in_ten_languages(void **state)
{
    static const struct urgency_case cases[] = {
        {"en", "If it is not here tomorrow I will open a dispute with my card.",
         PRIORITY_URGENT},
        {"en", "My lawyer will write to you about this order.", PRIORITY_URGENT},
        {"en", "I shall tell a journalist how you treat customers.", PRIORITY_URGENT},
        {"en", "The strap broke and I was injured on the trail.", PRIORITY_URGENT},
        {"es", "Si no llega mañana, pediré un contracargo a la tarjeta.", PRIORITY_URGENT},
        {"es", "Mi abogado se pondrá en contacto con ustedes.", PRIORITY_URGENT},
        {"es", "Lo contaré todo en redes sociales si no contestan.", PRIORITY_URGENT},
        {"de", "Ich lasse den Betrag sonst per Rückbuchung zurückholen.", PRIORITY_URGENT},
        {"de", "Mein Anwalt wird sich bei Ihnen melden.", PRIORITY_URGENT},
        {"de", "Dann gehe ich damit an die Presse, das verspreche ich.", PRIORITY_URGENT},
        {"de", "Der Griff brach und ich habe mich verletzt.", PRIORITY_URGENT},
        {"fr", "Je vais contester le paiement auprès de la banque.", PRIORITY_URGENT},
        {"fr", "Mon avocat prendra contact avec vous.", PRIORITY_URGENT},
        {"fr", "Je publierai tout sur les réseaux sociaux demain.", PRIORITY_URGENT},
        {"it", "Chiederò il chargeback alla carta se non rispondete.", PRIORITY_URGENT},
        {"it", "Il mio avvocato vi scriverà per questo ordine.", PRIORITY_URGENT},
        {"it", "Lascerò una recensione negativa ovunque.", PRIORITY_URGENT},
        {"pt", "Vou contestar o pagamento no cartão se não chegar.", PRIORITY_URGENT},
        {"pt", "O meu advogado vai entrar em contacto convosco.", PRIORITY_URGENT},
        {"pt", "Vou publicar tudo nas redes sociais amanhã.", PRIORITY_URGENT},
        {"nl", "Ik laat het bedrag door een terugboeking terughalen.", PRIORITY_URGENT},
        {"nl", "Mijn advocaat neemt contact met jullie op.", PRIORITY_URGENT},
        {"nl", "Dan zet ik alles op sociale media, dat beloof ik.", PRIORITY_URGENT},
        {"zh", "再不发货我就向银行申请拒付。", PRIORITY_URGENT},
        {"zh", "我会打12315投诉并找律师。", PRIORITY_URGENT},
        {"zh", "我会在微博上曝光你们的店。", PRIORITY_URGENT},
        {"zh", "鞋带扣断了，我跑步时受伤了。", PRIORITY_URGENT},
        {"ja", "届かないならチャージバックを申請します。", PRIORITY_URGENT},
        {"ja", "弁護士に相談することにしました。", PRIORITY_URGENT},
        {"ja", "この件は新聞の記者に話します。", PRIORITY_URGENT},
        {"ar", "سأتصل بالمحامي بخصوص هذا الطلب اليوم.", PRIORITY_URGENT},
        {"ar", "سأنشر كل شيء على وسائل التواصل الاجتماعي.", PRIORITY_URGENT},
    };

    assert_urgencies(*state, cases, COUNT_OF(cases));
}

static void assist_triage__leaves_ordinary_questions_at_normal(void **state)
{
    static const struct urgency_case cases[] = {
        {"en", "Which size should I take if I wear a 42 in other shoes?", PRIORITY_NORMAL},
        {"en", "Can you recommend shoes for my first marathon, please?", PRIORITY_NORMAL},
        {"en", "Is the smoke grey jacket waterproof?", PRIORITY_NORMAL},
        {"en", "Goggles: can I return them with the smoke lens? How do I leave a review?",
         PRIORITY_NORMAL},
        {"de", "Ist die Jacke schon wieder auf Lager, und passt sie gut?", PRIORITY_NORMAL},
        {"es", "Hola, ¿cómo puedo devolver unas zapatillas?", PRIORITY_NORMAL},
        {"de", "Guten Tag, wie kann ich die Schuhe zurückschicken?", PRIORITY_NORMAL},
        {"fr", "Bonjour, comment puis-je retourner les chaussures ?", PRIORITY_NORMAL},
        {"it", "Buongiorno, come posso restituire le scarpe?", PRIORITY_NORMAL},
        {"pt", "Bom dia, como posso devolver as sapatilhas que comprei?", PRIORITY_NORMAL},
        {"nl", "Goedemorgen, hoe kan ik de schoenen terugsturen?", PRIORITY_NORMAL},
        {"zh", "你好，请问这双慢跑鞋可以退货吗？", PRIORITY_NORMAL},
        {"ja", "サイズはどれを選べばいいですか。", PRIORITY_NORMAL},
        {"ar", "مرحبا، كيف يمكنني إرجاع الحذاء من فضلكم؟", PRIORITY_NORMAL},
        {"ar", "ما هي أسعار الشحن الى مدينتي من فضلكم؟", PRIORITY_NORMAL},
    };

    assert_urgencies(*state, cases, COUNT_OF(cases));
}

struct sentiment_case {
    const char *lang;
    const char *text;
    double min;
    double max;
};

static void assist_triage__tells_kind_from_unkind_in_ten_languages(void **state)
{
    static const struct sentiment_case cases[] = {
        {"en", "The shoes are excellent, I love them. Great service!", 0.5, 1},
        {"en", "This is unacceptable, the worst shop ever. I am furious.", -1, -0.6},
        {"en", "I am not happy with the jacket that I bought.", -1, -0.3},
        {"en", "The jacket is not bad, I must say.", 0.01, 0.5},
        {"en", "Good morning, does the jacket come in blue?", -0.05, 0.05},
        {"en", "No problem, would be great to know the size.", -0.05, 0.05},
        {"es", "Estoy encantada con las zapatillas, muchas gracias.", 0.5, 1},
        {"es", "Es una vergüenza, un servicio pésimo. Estoy indignada.", -1, -0.6},
        {"es", "No estoy contenta con la chaqueta que compré.", -1, -0.3},
        {"es", "Buenos días, ¿la chaqueta viene en azul?", -0.05, 0.05},
        {"de", "Die Schuhe sind hervorragend, ich bin sehr zufrieden.", 0.5, 1},
        {"de", "Eine Frechheit, so ein furchtbarer Service. Unverschämt.", -1, -0.6},
        {"de", "Ich bin mit der Jacke nicht zufrieden.", -1, -0.3},
        {"de", "Die Jacke gefällt mir nicht, die Farbe ist anders.", -1, -0.3},
        {"de", "Guten Tag, gibt es die Jacke auch in Blau?", -0.05, 0.05},
        {"de", "Ist die Erstattung schon da? Ich warte schon lange.", -0.05, 0.05},
        {"es", "¿Qué más le va bien a una niña que empieza a correr?", -0.05, 0.05},
        {"fr", "Les chaussures sont excellentes, je suis ravie. Merci beaucoup !", 0.5, 1},
        {"fr", "C'est inadmissible, un service lamentable. Je suis furieuse.", -1, -0.6},
        {"fr", "Je ne suis pas contente de la veste que j'ai achetée.", -1, -0.3},
        {"fr", "Bonjour, la veste existe-t-elle aussi en bleu ?", -0.05, 0.05},
        {"it", "Le scarpe sono ottime, sono molto soddisfatta. Grazie mille!", 0.5, 1},
        {"it", "È inaccettabile, un servizio pessimo. Che vergogna.", -1, -0.6},
        {"it", "Non sono contenta della giacca che ho comprato.", -1, -0.3},
        {"pt", "As sapatilhas são ótimas, estou muito satisfeita. Adorei!", 0.5, 1},
        {"pt", "É inaceitável, um serviço péssimo. Uma vergonha.", -1, -0.6},
        {"pt", "Não estou contente com o casaco que comprei.", -1, -0.3},
        {"nl", "De schoenen zijn geweldig, ik ben heel blij. Hartelijk dank!", 0.5, 1},
        {"nl", "Dit is onacceptabel, een schandalige service. Belachelijk.", -1, -0.6},
        {"nl", "Ik ben niet tevreden met de jas die ik heb gekocht.", -1, -0.3},
        {"zh", "鞋子非常好，我很喜欢，服务也很贴心。", 0.5, 1},
        {"zh", "太过分了，你们就是骗子，服务垃圾。", -1, -0.6},
        {"zh", "我对这件外套不满意，颜色和图片两样。", -1, -0.3},
        {"zh", "你好，这件外套有蓝色的吗？麻烦您看一下。", -0.05, 0.05},
        {"ja", "とても気に入りました。素晴らしい靴で大満足です。", 0.5, 1},
        {"ja", "ひどい対応です。最悪の店で、もう二度と買いません。", -1, -0.6},
        {"ja", "このジャケットは好きではありません。色が違います。", -1, -0.3},
        {"ar", "الحذاء رائع وممتاز، شكرا جزيلا لكم.", 0.5, 1},
        {"ar", "هذا غير مقبول، خدمة فظيعة وأنا غاضب جدا.", -1, -0.6},
        {"ar", "أنا لست سعيدة بالسترة التي اشتريتها منكم.", -1, -0.3},
    };
    size_t wrong = 0;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct triage triage = triage_of_text(*state, cases[i].lang, cases[i].text);
        bool is_right =
            triage.sentiment >= cases[i].min && triage.sentiment <= cases[i].max;
        if (!is_right)
            print_triage(cases[i].text, &triage);
        wrong += !is_right;
    }
    assert_int_equal(wrong, 0);
}

static void assist_triage__names_what_pulls_the_mood_down_without_a_word(void **state)
{
    struct triage triage = triage_of_text(*state, "en", "Where is my parcel?");

    assert_string_equal(triage.intent, "late-parcel");
    assert_true(triage.sentiment < -0.2);
    assert_true(gives_reason(
        &triage, "The matter alone speaks for an unhappy customer: late-parcel."));
    assert_false(gives_reason(&triage, "No kind or unkind word is said."));

    triage = triage_of_text(*state, "en", "Does the jacket come in blue?");
    assert_true(fabs(triage.sentiment) < 0.05);
    assert_true(gives_reason(&triage, "No kind or unkind word is said."));
    assert_false(gives_reason(&triage, "The matter alone"));
}

static void assist_triage__feels_what_the_customer_wrote_and_nobody_else(void **state)
{
    struct shop *shop = *state;

    shop->ticket.lang = "en";
    customer_says(shop, "Hello, does the jacket come in blue?");
    agent_says(shop,
               "That is terrible, I am furious, what a disgrace. My lawyer is urgent.");
    customer_says(shop, "> That is terrible, I am furious, what a disgrace.\nAnd in red?");
    struct triage triage = triage_of(shop);

    assert_true(fabs(triage.sentiment) < 0.05);
    assert_int_equal(triage.urgency, PRIORITY_NORMAL);
}

static void assist_triage__weighs_the_newest_message_the_most(void **state)
{
    struct shop *shop = *state;

    shop->ticket.lang = "en";
    customer_says(shop, "This is terrible and I am furious about it.");
    agent_says(shop, "We are sorry, a new one is on its way.");
    customer_says(shop, "The new one is excellent, I love it and I am delighted.");

    assert_true(triage_of(shop).sentiment > 0.2);
}

static void assist_triage__counts_time_and_messages_without_an_answer(void **state)
{
    static const struct {
        size_t messages;
        int64_t waits;
        int64_t due; /* from now, 0: no due time */
        enum ticket_status status;
        enum priority urgency;
        const char *reason;
    } cases[] = {
        {1, 3600, 0, TICKET_OPEN, PRIORITY_NORMAL, "Nothing presses."},
        {1, 100000, 0, TICKET_OPEN, PRIORITY_HIGH, "has waited for 1d"},
        {1, 400000, 0, TICKET_OPEN, PRIORITY_URGENT, "has waited for 4d"},
        {3, 3600, 0, TICKET_OPEN, PRIORITY_HIGH, "wrote 3 times without an answer"},
        {5, 3600, 0, TICKET_OPEN, PRIORITY_URGENT, "wrote 5 times"},
        {1, 3600, 600, TICKET_OPEN, PRIORITY_HIGH, "due in 10m"},
        {1, 3600, -7200, TICKET_OPEN, PRIORITY_URGENT, "overdue by 2h"},
        {1, 3600, 7200, TICKET_OPEN, PRIORITY_NORMAL, "Nothing presses."},
        {1, 400000, -7200, TICKET_RESOLVED, PRIORITY_LOW, "Nobody waits"},
    };
    struct shop *shop = *state;

    shop->ticket.lang = "en";
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        shop->ticket.message_count = 0;
        shop->ticket.status = cases[i].status;
        shop->ticket.due_at = cases[i].due ? SHOP_NOW + cases[i].due : MOMENT_NONE;
        for (size_t k = 0; k < cases[i].messages; k++)
            shop_hears(shop, FROM_CUSTOMER, "Can the invoice name my company?")->at =
                SHOP_NOW - cases[i].waits;
        struct triage triage = triage_of(shop);
        if (triage.urgency != cases[i].urgency || !gives_reason(&triage, cases[i].reason))
            print_triage(cases[i].reason, &triage);
        assert_int_equal(triage.urgency, cases[i].urgency);
        assert_true(gives_reason(&triage, cases[i].reason));
    }
}

static void
assist_triage__hears_haste_no_more_once_it_was_answered_but_threats(void **state)
{
    struct shop *shop = *state;

    shop->ticket.lang = "en";
    customer_says(shop, "This is urgent, where is my order?");
    agent_says(shop, "It comes tomorrow.");
    customer_says(shop, "Can the invoice name my company?");
    assert_int_equal(triage_of(shop).urgency, PRIORITY_NORMAL);

    shop->messages[0].text = "My lawyer will ask where my order is.";
    struct triage triage = triage_of(shop);
    assert_int_equal(triage.urgency, PRIORITY_URGENT);
    assert_true(gives_reason(&triage, "speaks of the law: \"lawyer\""));
}

static void assist_triage__never_goes_below_the_tickets_own_priority(void **state)
{
    struct shop *shop = *state;

    shop->ticket.priority = PRIORITY_URGENT;
    struct triage triage =
        triage_of_text(shop, "en", "Can the invoice name my company, please?");
    assert_int_equal(triage.urgency, PRIORITY_URGENT);
    assert_true(gives_reason(&triage, "priority is urgent"));
}

static void assist_triage__names_the_intent_by_the_customers_words(void **state)
{
    struct triage triage = triage_of_text(*state, "zh", "我的订单没有到达，如何处理？");

    assert_string_equal(triage.intent, "late-parcel");
    assert_string_equal(triage.engine, "local");
    assert_true(gives_reason(&triage, "It is about late-parcel: \"没有到\"."));
    assert_true(gives_reason(&triage, "The customer writes zh."));

    triage = triage_of_text(*state, "en", "Blue sky over the hills today.");
    assert_null(triage.intent);
    assert_true(gives_reason(&triage, "Nothing says what it is about."));
}

static void
assist_triage__tells_the_shops_examples_from_the_whole_of_what_is_said(void **state)
{
    static const char text[] = "The zip gave up after three weeks.";
    struct shop *shop = *state;

    shop->request.macro_count = 0;
    struct triage triage = triage_of_text(shop, "en", text);
    assert_string_equal(triage.intent, "warranty");
    assert_true(
        gives_reason(&triage, "It is about warranty, by what is said as a whole."));
    assert_false(gives_reason(&triage, "examples"));

    shop_finds_macro(shop, "zip", "en", "intent:warranty", 0.6, "We mend it.");
    triage = triage_of_text(shop, "en", text);
    assert_true(
        gives_reason(&triage, "It is about warranty, as the shop's own examples are."));
}

static struct triage rules_of(struct shop *shop)
{
    return triage_of_text(shop, "es",
                          "Hola, mi pedido no ha llegado y es urgente. ¿Qué hago?");
}

static void assist_triage__does_not_hurry_to_answer_thanks(void **state)
{
    struct shop *shop = *state;

    shop->ticket.lang = "en";
    shop_hears(shop, FROM_CUSTOMER, "Thank you so much, perfect service!")->at =
        SHOP_NOW - 400000;
    struct triage triage = triage_of(shop);

    assert_string_equal(triage.intent, "thanks");
    assert_int_equal(triage.urgency, PRIORITY_LOW);
    assert_true(triage.sentiment > 0.5);
}

static void assist_triage_join__takes_what_a_model_knows_better(void **state)
{
    struct shop *shop = *state;
    struct triage rules = rules_of(shop);
    const char *const reasons[] = {"The parcel is marked as delivered."};
    struct triage model = {.intent = "lost-parcel",
                           .urgency = PRIORITY_URGENT,
                           .sentiment = -0.8,
                           .lang = "pt",
                           .reasons = reasons,
                           .reason_count = 1};

    assist_triage_join(&model, &shop->arena, &rules);

    assert_string_equal(rules.engine, "api");
    assert_string_equal(rules.intent, "lost-parcel");
    assert_int_equal(rules.urgency, PRIORITY_URGENT);
    assert_true(fabs(rules.sentiment + 0.8) < 0.001);
    assert_string_equal(rules.lang, "pt");
    assert_true(gives_reason(&rules, "Model: The parcel is marked as delivered."));
    assert_true(gives_reason(&rules, "Rules: It is about late-parcel"));
}

static void
assist_triage_join__lowers_no_urgency_and_drops_what_the_shop_does_not_know(void **state)
{
    struct shop *shop = *state;
    struct triage rules = rules_of(shop);
    double felt = rules.sentiment;
    struct triage model = {
        .intent = "free-money", .urgency = PRIORITY_LOW, .sentiment = NAN, .lang = "tlh"};

    assert_int_equal(rules.urgency, PRIORITY_HIGH);
    assist_triage_join(&model, &shop->arena, &rules);

    assert_string_equal(rules.intent, "late-parcel");
    assert_int_equal(rules.urgency, PRIORITY_HIGH);
    assert_true(fabs(rules.sentiment - felt) < 0.001);
    assert_string_equal(rules.lang, "es");
    assert_true(gives_reason(&rules, "an intent that the shop does not have"));
    assert_true(gives_reason(&rules, "a language that is not known here"));
    assert_true(gives_reason(&rules, "not lowered"));
    assert_true(gives_reason(&rules, "no number from -1 to 1"));
}

static void assist_triage_join__knows_an_intent_that_only_a_macro_names(void **state)
{
    struct shop *shop = *state;

    shop_finds_macro(shop, "club", "en", "intent:club-card", 0, "Your club card.");
    struct triage rules = rules_of(shop);
    struct triage model = {.intent = "club-card", .urgency = PRIORITY_NORMAL};

    assist_triage_join(&model, &shop->arena, &rules);
    assert_string_equal(rules.intent, "club-card");
}

static void assist_triage__does_not_depend_on_the_customers_name(void **state)
{
    struct shop *shop = *state;
    struct triage plain = triage_of_text(shop, "en", "Where is my parcel?\nKim Miller");
    struct triage glad;

    shop->ticket.message_count = 0;
    customer_says(shop, "Where is my parcel?\nMs Glad Happy");
    shop->messages[0].author = "Glad Happy";
    glad = triage_of(shop);
    assert_true(glad.sentiment == plain.sentiment);
    assert_int_equal(glad.urgency, plain.urgency);
}

int main(void)
{
#define STORY(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
    const struct CMUnitTest tests[] = {
        STORY(assist_triage__hears_what_came_while_the_reply_was_held),
        STORY(assist_triage__hears_haste_and_days_to_keep_in_ten_languages),
        STORY(assist_triage__takes_threats_and_harm_as_urgent_in_ten_languages),
        STORY(assist_triage__leaves_ordinary_questions_at_normal),
        STORY(assist_triage__tells_kind_from_unkind_in_ten_languages),
        STORY(assist_triage__names_what_pulls_the_mood_down_without_a_word),
        STORY(assist_triage__feels_what_the_customer_wrote_and_nobody_else),
        STORY(assist_triage__weighs_the_newest_message_the_most),
        STORY(assist_triage__counts_time_and_messages_without_an_answer),
        STORY(assist_triage__hears_haste_no_more_once_it_was_answered_but_threats),
        STORY(assist_triage__never_goes_below_the_tickets_own_priority),
        STORY(assist_triage__names_the_intent_by_the_customers_words),
        STORY(assist_triage__tells_the_shops_examples_from_the_whole_of_what_is_said),
        STORY(assist_triage__does_not_hurry_to_answer_thanks),
        STORY(assist_triage__does_not_depend_on_the_customers_name),
        STORY(assist_triage_join__takes_what_a_model_knows_better),
        STORY(assist_triage_join__lowers_no_urgency_and_drops_what_the_shop_does_not_know),
        STORY(assist_triage_join__knows_an_intent_that_only_a_macro_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
