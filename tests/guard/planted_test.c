#include "guard/shop.h"

/*
 * Wrong facts as a model makes them up, one a sentence. Each must be contradicted, or
 * unsourced, or flagged; and of these that blocks what must block.
 */
// clang-format off
static const char *const planted[] = {
    "You have 60 days to return it.", "You can return it within 14 days.", "Returns are accepted for 45 days.",
    "You may send it back within two months of delivery.", "Tienes 60 días para devolverlo.", "Puedes devolverlo en 15 días desde la entrega.",
    "Sie können es innerhalb von 60 Tagen zurücksenden.", "Sie haben 14 Tage Rückgaberecht.", "Vous disposez de 60 jours pour retourner l'article.",
    "您可以在60天内退货。", "收货后7天内可以退货。", "お届けから60日以内であれば返品できます。", "返品は14日以内にお願いいたします。",
    "A refund takes 10 working days after its arrival at our warehouse.", "El reembolso se hace en 15 días laborables desde la llegada a nuestro almacén.",
    "Wir erstatten innerhalb von 14 Werktagen nach Eingang in unserem Lager.", "Nous remboursons sous 20 jours ouvrés après son arrivée à notre entrepôt.",
    "退款将在退货到达仓库后的15个工作日内完成。", "返金は倉庫に到着後10営業日以内に行われます。",
    "Every tool has a guarantee of 5 years.", "La garantía es de 2 años.", "Die Garantie beträgt 5 Jahre.", "La garantie est de 2 ans.", "所有工具都有5年保修。",
    "An investigation takes up to 20 working days.", "Eine Nachforschung dauert bis zu 14 Werktage.", "Une enquête dure jusqu'à 15 jours ouvrés.", "查询最多需要 15 个工作日。", "調査には最大15営業日かかります。",
    "Exchanges are possible within 60 days of delivery.", "Un échange est possible sous 60 jours.", "60天内可以换货。", "交換は60日以内に承ります。",
    "A cancelled order is refunded within 10 working days.", "Please tell us about damage within 30 days of delivery.", "A parcel waits at the parcel shop for 14 days.", "Das Paket liegt 15 Tage im Paketshop.",
    "Delivery in Spain takes 1 to 2 working days.", "The shipping fee to Spain is 5.90 EUR.", "Los gastos de envío en España son 7,50 €.", "Die Versandkosten nach Spanien betragen 9,90 Euro.", "西班牙的运费是 8 欧元。", "スペインへの送料は8ユーロです。",
    "A return from another EU country costs 7.90 EUR.", "Delivery in Spain is free from 30 EUR.",
    "Your order K481205 was shipped on 20 November.", "Tu pedido K481205 salió el 17 de noviembre.", "Your order K481205 is due on 24 November.", "Ihre Bestellung K481205 wurde am 25.11. versandt.",
    "Votre commande K481205 a été expédiée le 25 novembre.", "您的订单 K481205 已于11月25日发货。", "ご注文 K481205 は11月25日に発送いたしました。", "It arrives tomorrow.", "Llegará mañana.", "包裹昨天已经送达。",
    "Your order K481205 has been delivered.", "Tu pedido K481205 ha sido entregado.", "Ihre Bestellung K481205 wurde storniert.", "Votre commande K481205 a été livrée.", "您的订单 K481205 已签收。", "ご注文 K481205 はキャンセルされました。",
    "Your order K981206 is on its way.", "Your tracking number is JD019999999999999999.",
    "We have refunded 25.00 EUR for order K481205.", "Hemos reembolsado el importe de tu pedido K481205.", "Wir haben Ihnen den Betrag erstattet.", "Nous vous avons remboursé.", "我们已为您全额退款。", "返金いたしました。",
    "We have sent you a replacement.", "I have changed the delivery address.", "A replacement is on its way to you.", "J'ai modifié l'adresse de livraison.", "Ich habe Ihnen einen Ersatz geschickt.", "我们已经补发了商品。",
    "The total of order K481205 is 120.00 EUR.", "El importe total del pedido K481205 es 99,00 €.", "The Cedar planter costs 19.90 EUR.", "Cedar planter kostet 29,90 €.", "Cedar planter: 99.00 EUR.",
    "Use the code SAVE50 at checkout.", "Con el código VERANO30 tienes un 30 % de descuento.", "The code SPRING20 gives you 20 percent off.", "The code FALL12 takes 25 percent off.", "TEAM40 takes 40 percent off.",
    "We guarantee that it arrives tomorrow.", "Le garantizamos la entrega mañana.", "我们保证您明天收到。", "必ず明日お届けいたします。", "Wir garantieren die Zustellung morgen.", "Je vous promets que vous le recevrez demain.", "I promise you will get it this week.",
    "You get 50 percent of the price back.", "You get a voucher of 15 EUR.", "As goodwill we give you 20 EUR.", "Le ofrecemos un descuento del 25 %.", "Nous vous offrons 15 € de réduction.", "我们给您八折优惠。", "20%引きのクーポンをお使いください。",
    "See https://lindenlarch-help.example.com/returns for details.", "Pay here: http://bit.ly/abc", "Please send us your password.", "The Watering can is in stock.",
    "Abbiamo rimborsato l'importe.", "Já cancelamos o seu pedido.", "Hai 60 giorni per il reso.", "Tem 60 dias para a devolução.", "Mañana recibes 30 € de reembolso.",
    "Il suo ordine K481205 è stato consegnato.", "La garanzia è di 5 anni.", "Usi il codice SALDI50.", "O seu pedido K481205 foi entregue.", "Use o código VERAO50.",
    "يمكنك إرجاع المنتج خلال 60 يوما.", "تم استرداد المبلغ.", "لقد أعدنا لك المبلغ كاملا.", "رددنا لك المبلغ.", "نضمن لك الوصول غدا.", "استخدم الكود SAVE50.", "ستحصل على 15 يورو.",
    "U kunt het artikel binnen 60 dagen retourneren.", "Wij hebben uw bestelling geannuleerd.", "60일 이내에 반품하실 수 있습니다.", "15유로를 드립니다.",
    "Вы можете вернуть товар в течение 60 дней.", "Мы дарим вам 15 евро.", "Мы гарантируем доставку завтра.", "The Garden gloves are 60 % cotton.", "The Pruning shears weigh 900 g.",
};
// clang-format on

/* Each of these must block. */
// clang-format off
static const char *const deeds[] = {
    "I have just sent you the money for K481205.", "The money for K481205 was returned to you yesterday.",
    "About K481205: all done. Refunded!", "K481205: all done.\n\nRefund done.",
    "You get a free gift.", "It will arrive tomorrow, guaranteed.",
    "Our delivery comes this week, guaranteed.",
};
// clang-format on

static void deeds_and_promises__block_without_a_source(void **state)
{
    struct shop *shop = *state;
    shop->facts.order_count = 1;
    shop_all_block(shop, deeds, COUNT_OF(deeds));
}

/* Times that the shop promises and nothing tells. */
// clang-format off
static const char *const promised[] = {
    "Your refund comes by 5 December.", "The refund takes 8 working days.", "We will send it on 5 December.",
    "Your parcel will leave our warehouse on 5 December.", "We refund you within 12 working days.",
    "El reembolso llega el 5 de diciembre.", "Lo enviaremos el 5 de diciembre.", "El reembolso tarda 12 días laborables.",
    "Die Erstattung kommt bis 5. Dezember.", "Die Erstattung kommt bis zum 5. Dezember.", "Wir verschicken es am 5. Dezember.", "Die Erstattung dauert 12 Werktage.",
    "Le remboursement arrive le 5 décembre.", "Nous l'enverrons le 5 décembre.", "Le remboursement prend 12 jours ouvrés.",
    "退款将于12月5日到账。", "我们将在12月5日发货。", "退款需要12个工作日。",
    "ご返金は12月5日に行います。", "12月5日にお送りします。", "返金には12営業日かかります。",
};
/* And what nobody promises. */
static const char *const unpromised[] = {
    "Your refund should come by 5 December.", "We cannot say that the refund comes by 5 December.",
    "Your bank may need until 5 December to show the refund.", "Your bank takes 12 working days to show the refund.",
    "Please send it back by 5 December.", "It is expected on 5 December.", "Would you like the refund by 5 December?",
    "If the refund has not come by 5 December, write to us.", "It arrives on 5 December.", "We shipped it on Friday.",
    "Let us know by 5 December and we will send it again.", "Lo enviamos el viernes.", "Wir haben es am Freitag verschickt.",
    "Bitte geben Sie uns bis 5. Dezember Bescheid, dann schicken wir es.", "You can ask for a refund until 5 December.",
    "El reembolso debería llegar el 5 de diciembre.", "Envíanos la foto antes del 5 de diciembre.",
    "Die Erstattung sollte bis 5. Dezember kommen.", "Schicken Sie uns das Foto am 5. Dezember.",
    "Le remboursement devrait arriver le 5 décembre.", "退款可能需要12个工作日。", "请在12月5日前把商品寄回。",
    "12月5日までに写真をお送りください。",
};
// clang-format on

static void times_promised__block_without_a_source(void **state)
{
    struct shop *shop = *state;
    size_t missed = 0;
    for (size_t i = 0; i < COUNT_OF(promised); i++) {
        shop_reads(shop, promised[i]);
        if (shop->opinion.worst != SEVERITY_BLOCK) {
            shop_print(shop);
            missed++;
        }
    }
    assert_int_equal(missed, 0);
}

static void times_not_promised__do_not_block(void **state)
{
    struct shop *shop = *state;
    size_t blocked = 0;
    for (size_t i = 0; i < COUNT_OF(unpromised); i++) {
        shop_reads(shop, unpromised[i]);
        if (shop->opinion.worst == SEVERITY_BLOCK) {
            shop_print(shop);
            blocked++;
        }
    }
    assert_int_equal(blocked, 0);
}

static bool is_caught(const struct opinion *opinion)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        if (opinion->claims[i].verdict == VERDICT_CONTRADICTED ||
            opinion->claims[i].verdict == VERDICT_UNSOURCED) {
            return true;
        }
    }
    return opinion->flag_count > 0;
}

static void planted_facts__are_contradicted_unsourced_or_flagged(void **state)
{
    struct shop *shop = *state;
    size_t missed = 0;
    for (size_t i = 0; i < COUNT_OF(planted); i++) {
        shop_reads(shop, planted[i]);
        if (!is_caught(&shop->opinion)) {
            shop_print(shop);
            missed++;
        }
    }
    assert_int_equal(missed, 0);
}

static void planted_facts__are_caught_within_a_right_reply_too(void **state)
{
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(planted); i++) {
        shop_reads(shop, arena_format(&shop->arena,
                                      "Hi Ana,\n\nYour order K481205 was shipped on 19 "
                                      "November.\n\n%s\n\nKind regards,\nMarta Solé",
                                      planted[i]));
        if (!is_caught(&shop->opinion)) {
            shop_print(shop);
            fail();
        }
    }
}

static void planted_facts__mostly_block(void **state)
{
    struct shop *shop = *state;
    size_t blocked = 0;
    for (size_t i = 0; i < COUNT_OF(planted); i++) {
        shop_reads(shop, planted[i]);
        blocked += shop->opinion.worst == SEVERITY_BLOCK;
    }
    print_message("%zu of %zu planted facts block\n", blocked, COUNT_OF(planted));
    assert_true(blocked * 10 >= COUNT_OF(planted) * 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            planted_facts__are_contradicted_unsourced_or_flagged, shop_open, shop_close),
        cmocka_unit_test_setup_teardown(planted_facts__are_caught_within_a_right_reply_too,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(deeds_and_promises__block_without_a_source,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(times_promised__block_without_a_source, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(times_not_promised__do_not_block, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(planted_facts__mostly_block, shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
