#include "guard/shop.h"

/* Ana has three orders: the first was cancelled, the second delivered, the third is on its
   way. */
static void orders__that_are_all_counted__are_each_the_one_of_its_rank(void **state)
{
    static const char *const texts[] = {
        "Your first order was cancelled, your second was delivered, and your third is on "
        "its way.",
        "Your first order was cancelled, the second one was delivered and the third is on "
        "its way.",
        "Ihre erste Bestellung wurde storniert, Ihre zweite wurde zugestellt, und Ihre "
        "dritte ist unterwegs.",
        "Su primer pedido fue cancelado, su segundo fue entregado y su tercero está en "
        "camino.",
        "Votre première commande a été annulée, votre deuxième a été livrée et votre "
        "troisième est en route.",
        "Il suo primo ordine è stato annullato, il suo secondo è stato consegnato e il suo "
        "terzo è in viaggio.",
        "A sua primeira encomenda foi cancelada, a sua segunda foi entregue e a sua "
        "terceira está a caminho.",
        "Uw eerste bestelling werd geannuleerd, uw tweede is bezorgd en uw derde is "
        "onderweg.",
        "您的第一笔订单已取消，第二笔已送达，第三笔正在运输途中。",
        "1件目のご注文はキャンセル済み、2件目は配達済み、3件目は配送中です。",
        "K470777, K479003, K481205: the first was cancelled, the second was delivered, the "
        "third is on its way.",
        "K479003 and K481205: the first was delivered, the last one is on its way.",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void orders__that_are_told_the_wrong_way_round__block(void **state)
{
    static const char *const texts[] = {
        "Your first order was cancelled, your second is on its way, and your third was "
        "delivered.",
        "Ihre erste Bestellung wurde storniert, Ihre zweite ist unterwegs, und Ihre dritte "
        "wurde zugestellt.",
        "Votre première commande a été annulée, votre deuxième est en route et votre "
        "troisième a été livrée.",
        "K470777, K479003, K481205: the first was cancelled, the second was delivered, the "
        "third was delivered.",
    };
    shop_all_block(*state, texts, COUNT_OF(texts));
}

/* Of three orders two are counted, and nobody can tell which two. */
static void orders__of_which_some_are_counted__block_nothing(void **state)
{
    static const char *const texts[] = {
        "Your first order was delivered, your second is on its way.",
        "Ihre erste Bestellung wurde zugestellt, Ihre zweite ist unterwegs.",
        "Su primer pedido fue entregado; su segundo está en camino.",
        "您的第一笔订单已送达，第二笔正在运输途中。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            orders__that_are_all_counted__are_each_the_one_of_its_rank, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(orders__that_are_told_the_wrong_way_round__block,
                                        shop_open, shop_close),
        cmocka_unit_test_setup_teardown(orders__of_which_some_are_counted__block_nothing,
                                        shop_open, shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
