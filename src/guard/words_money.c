#include "guard/lexicon.h"

/* The words that say what an amount is to an order: all of it, what was taken off, what
   went back, from what total on. */
// clang-format off
const struct word_row words_money[] = {
    {"en", MEANING_WHOLE, 0, "including shipping|incl. shipping|including postage|incl. postage|including delivery|shipping included|delivery included|postage included|inclusive of shipping|with shipping included|all included|all in"},
    {"en", MEANING_LESS, 0, "less|minus|deduct*|withheld|withhold|subtract*|missing|the difference|difference of|taken off|take off|took off|takes off|kept back|keep back|not included|not part of|short of|falls short"},
    {"en", MEANING_REPAID, REPAID_ANYWHERE, "went back to|gone back to|back on your card|back in your account|returned to your"},
    {"en", MEANING_TOPIC, TOPIC_MINIMUM, "exceeds|exceed|exceeded|exceeding|orders from|upwards of"},

    {"es", MEANING_WHOLE, 0, "envio incluido|con envio incluido|gastos de envio incluidos|incluido el envio|incluidos los gastos de envio|con los gastos de envio|portes incluidos|todo incluido"},
    {"es", MEANING_LESS, 0, "menos|descontado|descontada|descontamos|descontar|descontando|descontarte|descontarle|resta|restar|restamos|restado|restando|deducimos|deducido|deducida|deduccion|falta|faltan|diferencia|retenido|retenemos"},
    {"es", MEANING_REPAID, REPAID_ANYWHERE, "devuelta|devueltos|devueltas|devolver|devolvi|devuelve|devuelven|ingresado|ingresamos|retornado"},
    {"es", MEANING_TOPIC, TOPIC_MINIMUM, "superar|supera|superan|supere|superas|alcanzar|alcanza|llegar a|por encima de"},
    {"es", MEANING_TOPIC, TOPIC_FREE, "sin gastos|sin cargo|no pagas|no paga|no se cobra"},
    {"es", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "el envio sale gratis|envio sale gratis|el envio es gratis|el envio es gratuito"},
    {"es", MEANING_TOPIC, TOPIC_FREE, "el envio sale gratis|envio sale gratis|el envio es gratis|el envio es gratuito"},

    {"de", MEANING_WHOLE, 0, "inklusive versand|inkl. versand|einschliesslich versand|mit versand|versand inklusive|versand inbegriffen|inklusive porto|inkl. porto|inklusive versandkosten|inkl. versandkosten|einschliesslich versandkosten|alles inklusive"},
    {"de", MEANING_LESS, 0, "abzuglich|minus|abgezogen|abziehen|abzug|abzuge|ziehen wir|zogen wir|einbehalten|behalten wir|fehlen|fehlt|fehlende|fehlenden|differenz|unterschied|weniger"},
    {"de", MEANING_REPAID, REPAID_ANYWHERE, "zuruckgegangen|zuruckgeflossen|zuruckgebucht|zuruckbuchen|ruckuberwiesen|ausgezahlt|zuruckgegeben|zuruckbekommen|zuruckerhalten|wieder auf ihrem konto"},
    {"de", MEANING_DEED_MADE, 0, "zuruckgegangen|zuruckgeflossen"},
    {"de", MEANING_TOPIC, TOPIC_MINIMUM, "ubersteig*|uberschreit*|oberhalb|mehr als|erreich*"},
    {"de", MEANING_TOPIC, TOPIC_FREE, "umsonst|entfallt|entfallen|kostet nichts|kostet dich nichts|kostet sie nichts|frei haus|versandfrei"},
    {"de", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "versand entfallt|versand ist frei|versand frei|versandfrei|versand gratis|versand kostenlos|gratisversand|kostenloser versand|kostenlosen versand|versand ist kostenlos"},
    {"de", MEANING_TOPIC, TOPIC_FREE, "versand entfallt|versand ist frei|versand frei|versandfrei|versand gratis|versand kostenlos|gratisversand|kostenloser versand|kostenlosen versand|versand ist kostenlos"},

    {"fr", MEANING_WHOLE, 0, "livraison comprise|frais de port compris|port compris|port inclus|livraison incluse|frais de livraison compris|frais de port inclus|frais inclus|y compris la livraison|tout compris"},
    {"fr", MEANING_LESS, 0, "moins|deduit|deduits|deduite|deduites|deduction|deduisons|deduire|retenu|retenue|retenus|retenons|retire|retires|manque|manquent|manquant|manquants|difference|ecart"},
    {"fr", MEANING_REPAID, REPAID_ANYWHERE, "rendu|rendus|rendue|restitue|restitues|recredite|reverse|reverses|verses|versee|verse|vous toucherez|vous recuperez|credites"},
    {"fr", MEANING_DEED_MADE, 0, "a ete rembourse|ont ete rembourses|ont ete credites|a ete credite|ont ete verses|a ete restitue"},
    {"fr", MEANING_TOPIC, TOPIC_MINIMUM, "depasse|depassent|depasser|depassez|atteint|atteignez|atteindre|plus de|au-dela de|au-dessus de"},
    {"fr", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "livraison est offerte|livraison est gratuite|port est offert"},
    {"fr", MEANING_TOPIC, TOPIC_FREE, "livraison est offerte|livraison est gratuite|port est offert"},

    {"it", MEANING_WHOLE, 0, "spedizione inclusa|spedizione compresa|spese di spedizione incluse|spese incluse|inclusa la spedizione|compresa la spedizione|compresi i costi di spedizione|tutto compreso|tutto incluso"},
    {"it", MEANING_LESS, 0, "meno|detratto|detratta|detratti|detraiamo|detrarre|detrazione|trattenuto|trattenuta|trattenuti|tratteniamo|dedotto|deduciamo|manca|mancano|mancanti|differenza|scalato|scaliamo"},
    {"it", MEANING_REPAID, REPAID_ANYWHERE, "restituit*|riversat*|stornat*|tornati|tornata|riavr*"},
    {"it", MEANING_DEED_MADE, 0, "e stato accreditato|sono stati accreditati|e stato restituito|e stato rimborsato|sono stati rimborsati|e stato stornato"},
    {"it", MEANING_TOPIC, TOPIC_MINIMUM, "supera|superano|superare|superi|raggiunge|raggiungere|piu di|da un minimo di"},
    {"it", MEANING_TOPIC, TOPIC_FREE, "spedizione gratuita|spedizione gratis|omaggio|senza costi|senza spese|a nostro carico"},
    {"it", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "spedizione gratuita|spedizione gratis|spedizione omaggio|spedizione e gratuita"},
    {"it", MEANING_TOPIC, TOPIC_FREE, "spedizione gratuita|spedizione gratis|spedizione omaggio|spedizione e gratuita"},

    {"pt", MEANING_WHOLE, 0, "portes incluidos|envio incluido|com portes|portes de envio incluidos|incluindo portes|incluindo o envio|com envio incluido|tudo incluido"},
    {"pt", MEANING_LESS, 0, "menos|descontado|descontada|descontados|descontamos|descontar|descontou|deduzido|deduzida|deduzimos|deducao|falta|faltam|em falta|diferenca|retido|retivemos|subtraindo"},
    {"pt", MEANING_REPAID, REPAID_ANYWHERE, "devolvid*|devolvi|devolver|restituid*|creditad*|devolucao do valor"},
    {"pt", MEANING_DEED_MADE, 0, "foram devolvidos|foram reembolsados|foi reembolsado|ja foi devolvido|foram creditados|foi estornado"},
    {"pt", MEANING_TOPIC, TOPIC_MINIMUM, "ultrapassa|ultrapassar|ultrapasse|supera|superar|atingir|atinge|mais de"},
    {"pt", MEANING_TOPIC, TOPIC_FREE, "sem custos|sem custo|portes gratis|envio gratis|envio gratuito|oferta de portes"},
    {"pt", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "envio gratis|envio gratuito|portes gratis|o envio e gratuito|o envio e gratis"},
    {"pt", MEANING_TOPIC, TOPIC_FREE, "envio gratis|envio gratuito|portes gratis|o envio e gratuito|o envio e gratis"},

    {"nl", MEANING_WHOLE, 0, "inclusief verzending|incl. verzending|verzending inbegrepen|inclusief verzendkosten|incl. verzendkosten|verzendkosten inbegrepen|met verzending|alles inbegrepen"},
    {"nl", MEANING_LESS, 0, "minus|afgetrokken|aftrekken|trekken we|aftrek|ingehouden|houden we in|verrekend|in mindering|verschil|ontbreekt|ontbreken|ontbrekende|minder"},
    {"nl", MEANING_REPAID, REPAID_ANYWHERE, "terugkrijg*|terugontvang*|uitbetaald|terug op je|terug op uw|terug naar je|terug naar uw|gestort"},
    {"nl", MEANING_DEED_MADE, 0, "is teruggestort|is terugbetaald|werd teruggestort|is teruggeboekt|is gestort"},
    {"nl", MEANING_TOPIC, TOPIC_MINIMUM, "overschrijdt|meer dan|hoger dan|uitkomt boven|bereikt"},
    {"nl", MEANING_TOPIC, TOPIC_FREE, "zonder kosten|gratis verzending|gratis verzonden|verzending gratis|verzending is gratis"},
    {"nl", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "gratis verzending|gratis verzonden|verzending gratis|verzending is gratis"},
    {"nl", MEANING_TOPIC, TOPIC_FREE, "gratis verzending|gratis verzonden|verzending gratis|verzending is gratis"},

    {"zh", MEANING_WHOLE, 0, "含运费|包括运费|包含运费|连运费|运费在内|含邮费"},
    {"zh", MEANING_LESS, 0, "扣除|减去|扣掉|扣了|扣减|差额|少了|相差|差了|不退|不予退|不在退款|不包括"},
    {"zh", MEANING_REPAID, REPAID_ANYWHERE, "退给您的|退了|退到|返给您|打回|退的是|已退"},
    {"zh", MEANING_TOPIC, TOPIC_MINIMUM, "达到|超出|凑够|凑满|不低于"},

    {"ja", MEANING_WHOLE, 0, "送料込み|送料込|送料を含|送料も含|送料を合わせ|送料を加え"},
    {"ja", MEANING_LESS, 0, "差し引|引いた|引かせ|差額|控除|除いた|を除く|除きます|足りない|含まれません|含まれておりません"},
    {"ja", MEANING_REPAID, REPAID_ANYWHERE, "お返し|ご返還|返還|お戻し"},
    {"ja", MEANING_TOPIC, TOPIC_MINIMUM, "超える|超え|達する|越え"},
};
// clang-format on
const size_t words_money_count = COUNT_OF(words_money);
