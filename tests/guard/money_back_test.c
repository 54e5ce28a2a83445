#include "guard/shop.h"

/* What is said to be back with the customer, and what is said to be sent once more. The
   order spoken of is K481205, on its way; 89.40 EUR were paid for it, nothing was refunded.
   Of K470777, which was cancelled, the 19.90 EUR were. */

static void money__that_no_record_shows_as_refunded_is_not_back(void **state)
{
    static const char *const texts[] = {
        "For K481205 the money has reached your bank account.",
        "The sum for K481205 is already on your card.",
        "Das Geld für K481205 liegt bereits auf Ihrem Konto.",
        "Der Betrag für K481205 ist seit gestern auf deiner Karte.",
        "El importe de K481205 ya está en tu tarjeta.",
        "La somme de K481205 est déjà sur votre carte.",
        "I soldi di K481205 sono arrivati sulla tua carta.",
        "O dinheiro da K481205 já está na sua conta.",
        "Het geld van K481205 staat al op je rekening.",
        "K481205的钱已经退到您的银行卡。",
    };
    shop_each_blocks(*state, texts, COUNT_OF(texts), CLAIM_DONE);
}

static void money__that_is_yet_to_come_is_not_said_to_be_back(void **state)
{
    static const char *const texts[] = {
        "Dan krijg je het geld van K481205 terug op je kaart.",
        "Het geld van K481205 staat binnen zes werkdagen weer op je kaart.",
        "Für K481205 bekämst du das Geld zurück auf deine Karte.",
        "Dann bekommst du das Geld für K481205 zurück auf dein Konto.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop_has_blocking(shop, CLAIM_DONE)) {
            shop_print(shop);
            fail_msg("told as done: %s", texts[i]);
        }
    }
}

/* K479003 brought 10.00 EUR back, K470777 19.90 EUR. */
static void refunds__of_all_orders_are_added_up(void **state)
{
    static const struct shop_case cases[] = {
        {"Altogether 29.90 EUR were refunded to you.", "29.90 EUR", VERDICT_PROVED, NULL},
        {"In totale le abbiamo rimborsato 29,90 euro.", "29,90 euro", VERDICT_PROVED, NULL},
        {"Insgesamt haben wir Ihnen 29,90 € erstattet.", "29,90 €", VERDICT_PROVED, NULL},
        {"Altogether 30.90 EUR were refunded to you.", "30.90 EUR", VERDICT_UNSOURCED,
         NULL},
    };
    shop_check(*state, CLAIM_AMOUNT, cases, COUNT_OF(cases));
}

static void refund__told_by_giving_back_is_proved_as_one(void **state)
{
    static const struct shop_case cases[] = {
        {"Per l'ordine K479003 le abbiamo ridato 10,00 euro.", "ridato", VERDICT_PROVED,
         NULL},
    };
    shop_check(*state, CLAIM_DONE, cases, COUNT_OF(cases));
}

static void money__that_is_missing_and_said_to_follow_is_told(void **state)
{
    static const char *const texts[] = {
        "We will transfer you the missing 32.50 EUR of K479003.",
        "Wir überweisen Ihnen die fehlenden 32,50 EUR von K479003 nach.",
        "Acabo de lhe transferir os 32,50 EUR em falta da K479003.",
        "Nous vous virons les 32,50 EUR manquants de K479003.",
        "Le bonifichiamo i 32,50 EUR mancanti di K479003.",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        size_t told = 0;
        for (size_t k = 0; k < shop->opinion.claim_count; k++) {
            const struct claim *claim = &shop->opinion.claims[k];
            told += claim->verdict != VERDICT_PROVED && claim->kind == CLAIM_PROMISE;
        }
        if (told == 0) {
            shop_print(shop);
            fail_msg("%s", texts[i]);
        }
    }
}

/* Of K479003, 42.50 EUR, 10.00 EUR were refunded. */
static void refund__on_record_proves_no_other_amount(void **state)
{
    static const char *const wrong[] = {
        "We have just credited the missing 32.50 EUR of K479003.",
        "Wir haben die fehlenden 32,50 Euro von K479003 soeben erstattet.",
        "Hemos reembolsado los 32,50 € que faltaban de K479003.",
        "Je vous ai remboursé les 32,50 € manquants de K479003 tout à l'heure.",
        "Le ho appena rimborsato i 32,50 euro mancanti di K479003.",
        "Os 32,50 € em falta da K479003 foram reembolsados hoje.",
        "We hebben de ontbrekende € 32,50 van K479003 terugbetaald.",
    };
    static const char *const right[] = {
        "We have credited 10.00 EUR of K479003.",
        "Wir haben 10,00 Euro von K479003 erstattet.",
        "Hemos reembolsado 10 € de K479003.",
        "K479003 cost 42.50 EUR, and we have refunded 10.00 EUR of it.",
        "For K479003 the shipping of 4.50 EUR is not refunded.",
        "Bei K479003 werden die 4,50 EUR Versand nicht erstattet.",
        "Les 4,50 EUR de port de K479003 ne sont pas remboursés.",
        "K479003: the 32.50 EUR are what you kept, the rest was refunded.",
    };
    shop_each_blocks(*state, wrong, COUNT_OF(wrong), CLAIM_AMOUNT);
    shop_each_blocks(*state, wrong, COUNT_OF(wrong), CLAIM_DONE);
    shop_none_blocks(*state, right, COUNT_OF(right));
    struct shop *shop = *state;
    shop_reads(shop, "Lo de K479003 ya te lo hemos devuelto.");
    assert_int_equal(shop->opinion.worst, SEVERITY_MARK);
}

static void amount__of_an_order_proves_no_refund_of_it(void **state)
{
    static const char *const texts[] = {
        "For K481205, 89.40 EUR reached your account yesterday.",
        "For K481205 you already have your 89.40 EUR back.",
        "For K481205 we have paid 89.40 EUR back.",
        "Für K481205 sind 89,40 EUR seit gestern auf Ihrem Konto.",
        "Los 89,40 € de K481205 ya están en su cuenta.",
        "Les 89,40 € de K481205 sont déjà sur votre compte.",
        "Gli 89,40 € di K481205 sono già sul suo conto.",
        "Os 89,40 € da K481205 já estão na sua conta.",
        "De 89,40 € van K481205 staat al op uw rekening.",
        "K481205的89.40欧元已经退到您的卡上。",
    };
    shop_each_blocks(*state, texts, COUNT_OF(texts), CLAIM_AMOUNT);
}

static void piece__that_is_new_is_not_the_one_that_was_sent(void **state)
{
    static const char *const texts[] = {
        "For K481205 we have shipped a new watering can.",
        "Die neue Gießkanne ist bereits versandt.",
        "La regadera nueva ya está en camino.",
        "Le nouvel arrosoir a été expédié.",
        "Le ho già spedito un annaffiatoio nuovo.",
        "O regador novo já foi enviado.",
        "De nieuwe gieter is al verzonden.",
        "新的水壶已经寄出。",
    };
    shop_each_blocks(*state, texts, COUNT_OF(texts), CLAIM_DONE);
}

static void words__of_accounts_and_new_things_are_no_deed_by_themselves(void **state)
{
    static const char *const texts[] = {
        "Your new watering can is on its way.",
        "Once the money is in your account, let us know.",
        "If the amount is not in your account, please write to us.",
        "The money is not in your account yet.",
        "The amount was charged to your card.",
        "We have received your payment.",
        "Your order K481205 was shipped; a new label is not needed.",
        "Sobald das Geld auf Ihrem Konto ist, schreiben Sie uns bitte.",
        "Das Geld ist noch nicht auf Ihrem Konto.",
        "¿Está ya el dinero en tu cuenta?",
        "L'argent n'est pas encore sur votre compte.",
        "Il denaro non è ancora sul suo conto.",
        "O dinheiro ainda não está na sua conta.",
        "Het geld staat nog niet op uw rekening.",
        "钱还没有到您的账户。",
        "For K470777 the 19.90 EUR went back to your card.",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void half__of_a_price_or_two_codes_that_no_rule_gives_blocks(void **state)
{
    static const char *const halves[] = {
        "We can do half price on your next planter.",
        "Den nächsten Kübel bekommen Sie zum halben Preis.",
        "Le hacemos la mitad del precio.",
        "Nous vous faisons la moitié du prix.",
        "Le facciamo il prossimo vaso a metà prezzo.",
        "Fazemos-lhe metade do preço.",
        "U krijgt de helft van de prijs terug.",
        "下次购物给您半价。",
        "次回は半額にいたします。",
    };
    static const char *const texts[] = {
        "We will pay for any damage to your terrace.",
        "You get a third off your next planter.",
        "Wir geben Ihnen ein Drittel Rabatt.",
        "You can combine FALL12 with SORRY6.",
        "FALL12 und SORRY6 lassen sich kombinieren.",
        "Puede combinar FALL12 con SORRY6.",
        "FALL12可以和SORRY6叠加。",
    };
    static const char *const others[] = {
        "We cannot offer half price, I am sorry.",
        "Den halben Preis können wir leider nicht anbieten.",
        "Did somebody tell you it was half price?",
        "You cannot combine FALL12 with another code.",
    };
    shop_each_blocks(*state, halves, COUNT_OF(halves), CLAIM_PERCENT);
    shop_each_blocks(*state, texts, COUNT_OF(texts), CLAIM_PROMISE);
    shop_none_blocks(*state, others, COUNT_OF(others));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(money__that_is_missing_and_said_to_follow_is_told,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(money__that_is_yet_to_come_is_not_said_to_be_back,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(refunds__of_all_orders_are_added_up, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(refund__told_by_giving_back_is_proved_as_one,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(refund__on_record_proves_no_other_amount, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            half__of_a_price_or_two_codes_that_no_rule_gives_blocks, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(money__that_no_record_shows_as_refunded_is_not_back,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(amount__of_an_order_proves_no_refund_of_it,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(piece__that_is_new_is_not_the_one_that_was_sent,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(
            words__of_accounts_and_new_things_are_no_deed_by_themselves, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
