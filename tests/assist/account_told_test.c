#include "shop.h"

static void shop_knows_ana(struct shop *shop)
{
    shop->customer.since = (struct day){2024, 3, 14};
    shop->facts.order_count = 3;
    shop->orders[1].refund_count = 0;
    customer_says(shop, "Where is my parcel W2378156?");
}

static const struct opinion *read_of(struct shop *shop, const char *text,
                                     struct opinion *opinion)
{
    guard_read(&shop->facts, text_of(text), false, &shop->arena, opinion);
    return opinion;
}

/* What people write, in ten languages; and the account's record proves it where it says so.
 */
static void account__told_rightly_is_never_stopped(void **state)
{
    static const char *const proved[] = {
        "You have been a customer since 2024.",
        "Your account was opened in 2024.",
        "Your account has existed since 2024.",
        "You have spent 347.70 EUR with us so far.",
        "Your three orders come to 347.70 EUR in all.",
        "Sie sind seit 2024 Kundin bei uns.",
        "Ihr Konto wurde 2024 eröffnet.",
        "Ihr Kundenkonto besteht seit 2024.",
        "Sie haben bisher für 347,70 € bei uns eingekauft.",
        "Ihre Bestellungen belaufen sich insgesamt auf 347,70 EUR.",
        "Vous êtes cliente chez nous depuis 2024.",
        "Votre compte a été créé en 2024.",
        "Votre compte existe depuis 2024.",
        "Vous avez dépensé 347,70 € chez nous jusqu'ici.",
        "Vos commandes s'élèvent à 347,70 € au total.",
        "Su cuenta se creó en 2024.",
        "Su cuenta fue creada en 2024.",
        "Ha gastado 347,70 € con nosotros hasta ahora.",
        "Sus pedidos suman 347,70 € en total.",
        "È nostra cliente dal 2024.",
        "Il suo account è stato creato nel 2024.",
        "Finora ha speso 347,70 € da noi.",
        "I suoi ordini ammontano in totale a 347,70 €.",
        "A sua conta foi criada em 2024.",
        "Até agora gastou 347,70 € connosco.",
        "Os seus pedidos somam 347,70 € no total.",
        "U bent sinds 2024 klant bij ons.",
        "Uw account is in 2024 aangemaakt.",
        "Uw account bestaat sinds 2024.",
        "U hebt tot nu toe voor € 347,70 bij ons gekocht.",
        "Uw bestellingen bedragen samen € 347,70.",
        "您的账户是2024年开通的。",
        "您的账户于2024年注册。",
        "您至今共消费了347.70欧元。",
        "您的订单总额为347.70欧元。",
        "2024年からのお客様です。",
        "お客様のアカウントは2024年に開設されました。",
        "これまでのお買い上げ額は347.70ユーロです。",
        "ご注文の合計は347.70ユーロです。",
        "أنت عميل لدينا منذ عام 2024.",
        "تم إنشاء حسابك في عام 2024.",
        "لقد أنفقت 347.70 يورو لدينا حتى الآن.",
        "إجمالي طلباتك 347.70 يورو.",
    };
    static const char *const right[] = {
        "You have been with us since 2024.",
        "You have placed 3 orders with us so far.",
        "This is your third order with us.",
        "Your interests in our records are running and hiking.",
        "Your favourite brand in your profile is Northline.",
        "You agreed to personal suggestions, but not to advertising.",
        "We have noted that you do not want any advertising.",
        "Your parcel W2378156 is with DHL.",
        "DHL is bringing your order W2378156.",
        "Sie haben bisher 3 Bestellungen bei uns aufgegeben.",
        "Das ist schon Ihre dritte Bestellung bei uns.",
        "In Ihrem Profil stehen als Interessen Laufen und Wandern.",
        "Ihre bevorzugte Marke ist Northline.",
        "Sie haben persönlichen Empfehlungen zugestimmt, Werbung aber nicht.",
        "Ihre Bestellung W2378156 wird von DHL zugestellt.",
        "Vous avez passé 3 commandes chez nous jusqu'ici.",
        "C'est votre troisième commande chez nous.",
        "Votre marque préférée est Northline.",
        "Vous avez accepté les suggestions personnelles, mais pas la publicité.",
        "Votre commande W2378156 est livrée par DHL.",
        "Es clienta nuestra desde 2024.",
        "Ha hecho 3 pedidos con nosotros hasta ahora.",
        "Es su tercer pedido con nosotros.",
        "Su marca preferida es Northline.",
        "Aceptó las sugerencias personales, pero no la publicidad.",
        "El pedido W2378156 va con DHL.",
        "Ha effettuato 3 ordini finora.",
        "Questo è il suo terzo ordine da noi.",
        "Il suo marchio preferito è Northline.",
        "Ha accettato i suggerimenti personali, ma non la pubblicità.",
        "Il suo ordine W2378156 viaggia con DHL.",
        "É nossa cliente desde 2024.",
        "Já fez 3 pedidos connosco.",
        "Este é o seu terceiro pedido.",
        "A sua marca preferida é Northline.",
        "Aceitou sugestões pessoais, mas não publicidade.",
        "O seu pedido W2378156 segue com a DHL.",
        "U hebt tot nu toe 3 bestellingen bij ons geplaatst.",
        "Dit is uw derde bestelling bij ons.",
        "Uw favoriete merk is Northline.",
        "U hebt toestemming gegeven voor persoonlijke suggesties, maar niet voor reclame.",
        "Uw bestelling W2378156 komt met DHL.",
        "您从2024年起就是我们的客户。",
        "您至今一共下了3个订单。",
        "这是您的第三个订单。",
        "您偏好的品牌是Northline。",
        "您同意个性化推荐，但不同意广告。",
        "您的订单W2378156由DHL配送。",
        "これまでに3件のご注文をいただいております。",
        "今回が3回目のご注文です。",
        "お好みのブランドはNorthlineです。",
        "個別のおすすめには同意いただき、広告には同意いただいておりません。",
        "ご注文W2378156はDHLがお届けします。",
        "لقد قدمت 3 طلبات لدينا حتى الآن.",
        "هذا طلبك الثالث لدينا.",
        "علامتك المفضلة هي Northline.",
        "وافقت على الاقتراحات الشخصية ولم توافق على الإعلانات.",
        "طلبك W2378156 مع DHL.",
    };
    struct shop *shop = *state;
    struct opinion opinion;

    shop_knows_ana(shop);
    for (size_t i = 0; i < COUNT_OF(proved); i++) {
        read_of(shop, proved[i], &opinion);
        if (opinion.worst != SEVERITY_MARK || opinion.claim_count != 1 ||
            opinion.claims[0].verdict != VERDICT_PROVED ||
            !string_equals(opinion.claims[0].source.kind, "customer"))
            fail_msg("not proved: %s", proved[i]);
    }
    for (size_t i = 0; i < COUNT_OF(right); i++) {
        if (read_of(shop, right[i], &opinion)->worst != SEVERITY_MARK)
            fail_msg("warns or blocks: %s", right[i]);
    }
}

/* Another sum, and what is said of one order or of money that goes back. */
static void account__told_wrongly_is_not_proved(void **state)
{
    static const char *const wrong[] = {
        "You have spent 357.70 EUR with us so far.",
        "Your three orders come to 247.70 EUR in all.",
        "We refund you 347.70 EUR for your orders.",
        "Order W2378156 came to 347.70 EUR like your other orders.",
        "Ihre Bestellungen belaufen sich insgesamt auf 357,70 EUR.",
        "您至今共消费了357.70欧元。",
        "Your account was opened in 2022.",
    };
    struct shop *shop = *state;
    struct opinion opinion;

    shop_knows_ana(shop);
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        if (read_of(shop, wrong[i], &opinion)->worst != SEVERITY_BLOCK)
            fail_msg("passes: %s", wrong[i]);
    }
    shop->orders[1].refund_count = 1;
    read_of(shop, "You have spent 347.70 EUR with us so far.", &opinion);
    assert_int_equal(opinion.worst, SEVERITY_BLOCK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define STORY(name) cmocka_unit_test_setup_teardown(name, shop_setup, shop_teardown)
        STORY(account__told_rightly_is_never_stopped),
        STORY(account__told_wrongly_is_not_proved),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
