#include "guard/shop.h"

/* What an agent does at the desk with eyes, head and pencil is no deed that somebody is
   owed, though "your order" stands beside it; what was done to an order is. */

static void study__of_an_order_is_no_deed_done_to_it(void **state)
{
    static const char *const texts[] = {
        "I have opened your order in front of me.",
        "I've gone through your order line by line.",
        "I've compared your photo with the catalogue.",
        "I've pulled up your account.",
        "I have added a note to your file.",
        "I've worked out the dates for you.",
        "I've tracked your parcel.",
        "I have counted the days for you.",
        "I've located your order.",
        "We have been thinking about your question.",
        "I've re-read your message twice.",
        "I've put together the answers for you.",
        "I've written down your wish.",
        "We've had a good laugh about your photo.",
        "I have gathered everything about your parcel below.",
        "I studied your invoice closely.",
        "I've brought up your order on my screen.",
        "I have spent some time with your file.",
        "Ich habe Ihre Bestellung vor mir aufgerufen.",
        "Ich habe Ihre Bestellung Zeile für Zeile durchgesehen.",
        "Ich habe Ihr Foto mit dem Katalog verglichen.",
        "Ich habe mir Ihren Wunsch notiert.",
        "Ich habe Ihnen die Tage ausgerechnet.",
        "Ich habe Ihr Paket verfolgt.",
        "Ich habe Ihre Nachricht zweimal durchgelesen.",
        "Ich habe Ihnen die Antworten zusammengestellt.",
        "Wir haben über Ihr Foto herzlich gelacht.",
        "Ich habe Ihre Rechnung genau studiert.",
        "Ich habe Ihren Auftrag im System gefunden.",
        "Ich habe eben Ihr Kundenkonto geöffnet.",
        "Ich habe das für Sie nachgerechnet.",
        "Ich habe Ihre Bestellung jetzt auf dem Bildschirm.",
        "He abierto su pedido en pantalla.",
        "He repasado su pedido línea por línea.",
        "He comparado su foto con el catálogo.",
        "He apuntado su deseo.",
        "Le he calculado los días.",
        "He seguido su paquete.",
        "He releído su mensaje dos veces.",
        "Le he reunido aquí las respuestas.",
        "Nos hemos reído mucho con su foto.",
        "He estudiado su factura a fondo.",
        "He localizado su pedido.",
        "Le he resumido abajo lo de su paquete.",
        "J'ai ouvert votre dossier sous les yeux.",
        "J'ai parcouru votre commande ligne par ligne.",
        "J'ai comparé votre photo au catalogue.",
        "J'ai bien noté votre souhait.",
        "Je vous ai calculé les jours.",
        "J'ai suivi votre colis.",
        "J'ai relu votre message deux fois.",
        "Je vous ai rassemblé les réponses.",
        "Nous avons bien ri de votre photo.",
        "J'ai étudié votre facture de près.",
        "J'ai retrouvé votre commande.",
        "J'ai repris le dossier TF-71208.",
        "Ho aperto il suo ordine a schermo.",
        "Ho ripercorso il suo ordine riga per riga.",
        "Ho confrontato la sua foto con il catalogo.",
        "Ho annotato il suo desiderio.",
        "Le ho calcolato i giorni.",
        "Ho seguito il suo pacco.",
        "Ho riletto il suo messaggio due volte.",
        "Le ho raccolto qui le risposte.",
        "Abbiamo riso molto per la sua foto.",
        "Ho studiato la sua fattura con attenzione.",
        "Ho rintracciato il suo ordine.",
        "Ho aperto la scheda del suo ordine.",
        "Abri a sua encomenda no ecrã.",
        "Percorri a sua encomenda linha a linha.",
        "Comparei a sua foto com o catálogo.",
        "Tomei nota do seu desejo.",
        "Calculei-lhe os dias.",
        "Segui a sua encomenda.",
        "Reli a sua mensagem duas vezes.",
        "Reuni aqui as respostas para si.",
        "Rimo-nos muito com a sua foto.",
        "Estudei a sua fatura com atenção.",
        "Localizei a sua encomenda.",
        "Ik heb uw bestelling voor me geopend.",
        "Ik heb uw bestelling regel voor regel doorgenomen.",
        "Ik heb uw foto met de catalogus vergeleken.",
        "Ik heb uw wens opgeschreven.",
        "Ik heb de dagen voor u uitgerekend.",
        "Ik heb uw pakket gevolgd.",
        "Ik heb uw bericht twee keer doorgelezen.",
        "Ik heb de antwoorden voor u op een rij gezet.",
        "We hebben erg om uw foto gelachen.",
        "Ik heb uw factuur goed bestudeerd.",
        "Ik heb uw bestelling opgezocht.",
        "Ik heb uw foto naast de bestelling gelegd.",
        "我已经打开您的订单。",
        "我已经逐行看过您的订单。",
        "我已经把您的照片和目录比对过了。",
        "我已经记下您的要求。",
        "我已经帮您算好天数。",
        "我已经跟踪您的包裹。",
        "我已经把答案整理在下面。",
        "我已经找到您的订单。",
        "我已经重新读了您的留言。",
        "我已经按照您的问题逐条回答。",
        "ご注文内容を画面に表示いたしました。",
        "ご注文を一行ずつ見直しました。",
        "お写真をカタログと照らし合わせました。",
        "ご希望を控えました。",
        "日数を計算いたしました。",
        "お荷物を追跡しました。",
        "メッセージを読み返しました。",
        "回答を下にまとめました。",
        "ご注文を見つけました。",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        shop_reads(shop, texts[i]);
        if (shop->opinion.worst != SEVERITY_MARK) {
            shop_print(shop);
            fail_msg("stops: %s", texts[i]);
        }
    }
}

/* What the shop does with its pages, its eyes and its heart, though "for you" stands there.
 */
static void work__of_the_shop_s_own_blocks_no_reply(void **state)
{
    static const char *const texts[] = {
        "I have added a size chart below for you.",
        "We have taken your feedback to heart.",
        "We have kept an eye on your parcel.",
        "I have tucked the care tips underneath for you.",
        "We have photographed the Watering can for you.",
        "I have put a drawing of the Watering can underneath.",
        "Ich habe Ihnen unten eine Größentabelle eingefügt.",
        "Wir haben uns Ihre Rückmeldung zu Herzen genommen.",
        "Wir haben Ihr Paket im Auge behalten.",
        "Ich habe Ihnen die Pflegetipps weiter unten aufgezeichnet.",
        "Le he añadido abajo una tabla de tallas.",
        "Nos hemos tomado muy en serio su comentario.",
        "Hemos tenido un ojo puesto en su paquete.",
        "Le he dejado más abajo los consejos de cuidado.",
        "Je vous ai glané quelques conseils d'entretien ci-dessous.",
        "Je vous ai ajouté ci-dessous un tableau des tailles.",
        "Nous avons pris votre remarque à cœur.",
        "Nous avons gardé un œil sur votre colis.",
        "Le ho aggiunto qui sotto una tabella delle taglie.",
        "Abbiamo preso molto sul serio il suo commento.",
        "Abbiamo tenuto d'occhio il suo pacco.",
        "Acrescentei abaixo uma tabela de tamanhos para si.",
        "Levámos o seu comentário muito a sério.",
        "Mantivemos a sua encomenda debaixo de olho.",
        "Ik heb hieronder een maattabel voor u neergezet.",
        "We hebben uw opmerking ter harte genomen.",
        "We hebben uw pakket in de gaten gehouden.",
        "我已经把尺码表附在下面给您。",
        "我们已经把您的意见放在心上。",
        "我们已经留意着您的包裹。",
        "下にサイズ表を添付いたしました。",
        "ご意見を真摯に受け止めました。",
        "お荷物の動きを見守っておりました。",
    };
    shop_none_blocks(*state, texts, COUNT_OF(texts));
}

static void deed__that_no_table_knows_blocks_where_it_concerns_the_customer(void **state)
{
    static const char *const texts[] = {
        "I've popped a little something extra in your parcel.",
        "I've made an exception for you and topped up your points.",
        "We have set your parcel aside for you.",
        "I've set one aside for you.",
        "We have waived it for you.",
        "Wir haben Ihnen eins zurückgelegt.",
        "Le hemos ampliado el plazo.",
        "Je vous ai débloqué l'accès.",
        "Le ho sbloccato l'accesso.",
        "Ik heb er een voor u opzijgelegd.",
        "Ich habe eben für Sie beim Paketdienst angerufen.",
        "Ich habe Ihre Zahlungsfrist verlängert.",
        "Ich habe Ihnen eine Packung zurückgelegt.",
        "Le hemos apartado una unidad a su nombre.",
        "He dejado su pedido bloqueado en almacén.",
        "Je vous ai mis un arrosoir de côté.",
        "J'ai réservé l'arrosoir à votre nom.",
        "Le ho messo da parte un annaffiatoio.",
        "Ho fatto sollecitare la sua spedizione.",
        "Ik heb uw bezorging laten verplaatsen.",
        "Ik heb u 50 punten bijgeschreven.",
        "我已经给您留好了一件。",
        "我已经把您的订单拦下来了。",
    };
    shop_each_blocks(*state, texts, COUNT_OF(texts), CLAIM_DONE);
}

static void deed__of_the_shop_s_own_warns(void **state)
{
    struct shop *shop = *state;
    shop_reads(shop, "We have repainted the front door.");
    assert_int_equal(shop->opinion.worst, SEVERITY_WARN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(study__of_an_order_is_no_deed_done_to_it, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(work__of_the_shop_s_own_blocks_no_reply, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            deed__that_no_table_knows_blocks_where_it_concerns_the_customer, shop_open,
            shop_close),
        cmocka_unit_test_setup_teardown(deed__of_the_shop_s_own_warns, shop_open,
                                        shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
