#include "guard/record_words.h"

#include "guard/language.h"

// clang-format off: one phrase a line
static const struct record_phrases languages[] = {
    {"en",
     {[TOLD_CARRIER] = "carrier of order {o}: {v}",
      [TOLD_PARCEL_CARRIER] = "carrier of parcel {t} of order {o}: {v}",
      [TOLD_INTERESTS] = "interests in the profile: {v}",
      [TOLD_BRANDS] = "preferred brands in the profile: {v}",
      [TOLD_AGREED] = "consent given: {v}",
      [TOLD_REFUSED] = "consent not given: {v}",
      [TOLD_ORDERS] = "orders so far: {v}",
      [TOLD_BOUGHT] = "purchases so far: {v}",
      [TOLD_TOTALS] = "total of all orders so far: {v}",
      [TOLD_SINCE] = "customer account since: {v}"},
     {"answers with the help of AI", "personal suggestions", "advertising"},
     ", ",
     "; ",
     ". ",
     "ticket {o} ({v})",
     "our reply in ticket {o} ({v})"},
    {"es",
     {[TOLD_CARRIER] = "transportista del pedido {o}: {v}",
      [TOLD_PARCEL_CARRIER] = "transportista del paquete {t} del pedido {o}: {v}",
      [TOLD_INTERESTS] = "intereses en el perfil: {v}",
      [TOLD_BRANDS] = "marcas preferidas en el perfil: {v}",
      [TOLD_AGREED] = "consentimiento dado: {v}",
      [TOLD_REFUSED] = "sin consentimiento: {v}",
      [TOLD_ORDERS] = "pedidos hasta ahora: {v}",
      [TOLD_BOUGHT] = "compras hasta ahora: {v}",
      [TOLD_TOTALS] = "total de los pedidos hasta ahora: {v}",
      [TOLD_SINCE] = "cuenta de cliente desde: {v}"},
     {"respuestas con ayuda de IA", "sugerencias personales", "publicidad"},
     ", ",
     "; ",
     ". ",
     "consulta {o} ({v})",
     "nuestra respuesta a la consulta {o} ({v})"},
    {"de",
     {[TOLD_CARRIER] = "Versanddienst der Bestellung {o}: {v}",
      [TOLD_PARCEL_CARRIER] = "Versanddienst des Pakets {t} der Bestellung {o}: {v}",
      [TOLD_INTERESTS] = "Interessen im Profil: {v}",
      [TOLD_BRANDS] = "bevorzugte Marken im Profil: {v}",
      [TOLD_AGREED] = "Einwilligung erteilt: {v}",
      [TOLD_REFUSED] = "keine Einwilligung: {v}",
      [TOLD_ORDERS] = "Bestellungen bisher: {v}",
      [TOLD_BOUGHT] = "Einkäufe bisher: {v}",
      [TOLD_TOTALS] = "Summe aller Bestellungen bisher: {v}",
      [TOLD_SINCE] = "Kundenkonto seit: {v}"},
     {"Antworten mit Hilfe von KI", "persönliche Empfehlungen", "Werbung"},
     ", ",
     "; ",
     ". ",
     "Anfrage {o} ({v})",
     "unsere Antwort auf Anfrage {o} ({v})"},
    {"fr",
     {[TOLD_CARRIER] = "transporteur de la commande {o} : {v}",
      [TOLD_PARCEL_CARRIER] = "transporteur du colis {t} de la commande {o} : {v}",
      [TOLD_INTERESTS] = "centres d'intérêt dans le profil : {v}",
      [TOLD_BRANDS] = "marques préférées dans le profil : {v}",
      [TOLD_AGREED] = "consentement donné : {v}",
      [TOLD_REFUSED] = "sans consentement : {v}",
      [TOLD_ORDERS] = "commandes à ce jour : {v}",
      [TOLD_BOUGHT] = "achats à ce jour : {v}",
      [TOLD_TOTALS] = "total des commandes à ce jour : {v}",
      [TOLD_SINCE] = "compte client depuis : {v}"},
     {"réponses à l'aide de l'IA", "suggestions personnelles", "publicité"},
     ", ",
     "; ",
     ". ",
     "demande {o} ({v})",
     "notre réponse à la demande {o} ({v})"},
    {"zh",
     {[TOLD_CARRIER] = "订单 {o} 的承运商：{v}",
      [TOLD_PARCEL_CARRIER] = "订单 {o} 的包裹 {t} 的承运商：{v}",
      [TOLD_INTERESTS] = "资料中的兴趣：{v}",
      [TOLD_BRANDS] = "资料中的偏好品牌：{v}",
      [TOLD_AGREED] = "同意：{v}",
      [TOLD_REFUSED] = "不同意：{v}",
      [TOLD_ORDERS] = "迄今的订单数：{v}",
      [TOLD_BOUGHT] = "迄今的购买金额：{v}",
      [TOLD_TOTALS] = "迄今的订单总额：{v}",
      [TOLD_SINCE] = "客户账户始于：{v}"},
     {"人工智能协助回复", "个性化推荐", "广告"},
     "、",
     "；",
     "。",
     "工单 {o}（{v}）",
     "我们的回复，工单 {o}（{v}）"},
    {"ja",
     {[TOLD_CARRIER] = "ご注文 {o} の配送業者：{v}",
      [TOLD_PARCEL_CARRIER] = "ご注文 {o} のお荷物 {t} の配送業者：{v}",
      [TOLD_INTERESTS] = "プロフィールの興味：{v}",
      [TOLD_BRANDS] = "プロフィールのお好みのブランド：{v}",
      [TOLD_AGREED] = "同意済み：{v}",
      [TOLD_REFUSED] = "同意なし：{v}",
      [TOLD_ORDERS] = "これまでのご注文数：{v}",
      [TOLD_BOUGHT] = "これまでのお買い上げ額：{v}",
      [TOLD_TOTALS] = "これまでのご注文の合計額：{v}",
      [TOLD_SINCE] = "アカウントの開始年：{v}"},
     {"AIを使った回答", "個別のおすすめ", "広告"},
     "、",
     "；",
     "。",
     "お問い合わせ {o}（{v}）",
     "弊社からの返信、お問い合わせ {o}（{v}）"},
    {"ar",
     {[TOLD_CARRIER] = "شركة توصيل الطلب {o}: {v}",
      [TOLD_PARCEL_CARRIER] = "شركة توصيل الطرد {t} من الطلب {o}: {v}",
      [TOLD_INTERESTS] = "الاهتمامات في الملف: {v}",
      [TOLD_BRANDS] = "العلامات المفضلة في الملف: {v}",
      [TOLD_AGREED] = "تمت الموافقة على: {v}",
      [TOLD_REFUSED] = "دون موافقة على: {v}",
      [TOLD_ORDERS] = "عدد الطلبات حتى الآن: {v}",
      [TOLD_BOUGHT] = "قيمة المشتريات حتى الآن: {v}",
      [TOLD_TOTALS] = "إجمالي الطلبات حتى الآن: {v}",
      [TOLD_SINCE] = "حساب العميل منذ: {v}"},
     {"الرد بمساعدة الذكاء الاصطناعي", "الاقتراحات الشخصية", "الإعلانات"},
     "، ",
     "؛ ",
     ". ",
     "التذكرة {o} ({v})",
     "ردنا على التذكرة {o} ({v})"},
    {"it",
     {[TOLD_CARRIER] = "corriere dell'ordine {o}: {v}",
      [TOLD_PARCEL_CARRIER] = "corriere del pacco {t} dell'ordine {o}: {v}",
      [TOLD_INTERESTS] = "interessi nel profilo: {v}",
      [TOLD_BRANDS] = "marchi preferiti nel profilo: {v}",
      [TOLD_AGREED] = "consenso dato: {v}",
      [TOLD_REFUSED] = "senza consenso: {v}",
      [TOLD_ORDERS] = "ordini finora: {v}",
      [TOLD_BOUGHT] = "acquisti finora: {v}",
      [TOLD_TOTALS] = "totale degli ordini finora: {v}",
      [TOLD_SINCE] = "account cliente dal: {v}"},
     {"risposte con l'aiuto dell'IA", "suggerimenti personali", "pubblicità"},
     ", ",
     "; ",
     ". ",
     "richiesta {o} ({v})",
     "la nostra risposta alla richiesta {o} ({v})"},
    {"pt",
     {[TOLD_CARRIER] = "transportadora do pedido {o}: {v}",
      [TOLD_PARCEL_CARRIER] = "transportadora da encomenda {t} do pedido {o}: {v}",
      [TOLD_INTERESTS] = "interesses no perfil: {v}",
      [TOLD_BRANDS] = "marcas de preferência no perfil: {v}",
      [TOLD_AGREED] = "consentimento dado: {v}",
      [TOLD_REFUSED] = "sem consentimento: {v}",
      [TOLD_ORDERS] = "pedidos até agora: {v}",
      [TOLD_BOUGHT] = "compras até agora: {v}",
      [TOLD_TOTALS] = "total dos pedidos até agora: {v}",
      [TOLD_SINCE] = "conta de cliente desde: {v}"},
     {"respostas com ajuda de IA", "sugestões pessoais", "publicidade"},
     ", ",
     "; ",
     ". ",
     "solicitação {o} ({v})",
     "a nossa resposta à solicitação {o} ({v})"},
    {"nl",
     {[TOLD_CARRIER] = "vervoerder van bestelling {o}: {v}",
      [TOLD_PARCEL_CARRIER] = "vervoerder van pakket {t} van bestelling {o}: {v}",
      [TOLD_INTERESTS] = "interesses in het profiel: {v}",
      [TOLD_BRANDS] = "favoriete merken in het profiel: {v}",
      [TOLD_AGREED] = "toestemming gegeven: {v}",
      [TOLD_REFUSED] = "geen toestemming: {v}",
      [TOLD_ORDERS] = "bestellingen tot nu toe: {v}",
      [TOLD_BOUGHT] = "aankopen tot nu toe: {v}",
      [TOLD_TOTALS] = "totaal van de bestellingen tot nu toe: {v}",
      [TOLD_SINCE] = "klantaccount sinds: {v}"},
     {"antwoorden met hulp van AI", "persoonlijke suggesties", "reclame"},
     ", ",
     "; ",
     ". ",
     "ticket {o} ({v})",
     "ons antwoord op ticket {o} ({v})"},
};
// clang-format on

const struct record_phrases *record_phrases_numbered(size_t nth)
{
    return nth < COUNT_OF(languages) ? &languages[nth] : NULL;
}

const struct record_phrases *record_phrases_of(const char *lang)
{
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        if (language_is_same(lang, languages[i].lang)) {
            return &languages[i];
        }
    }
    return &languages[0];
}

static void list_add(struct buffer *out, const struct record_phrases *phrases,
                     const char *value)
{
    if (value != NULL && value[0] != '\0') {
        buffer_add_text(out, out->len > 0 ? phrases->comma : "");
        buffer_add_text(out, value);
    }
}

static void consents_add(struct buffer *out, const struct record_phrases *phrases,
                         const struct customer *customer, enum consent consent)
{
    enum consent said[RECORD_CONSENTS] = {customer->ai, customer->personalised,
                                          customer->marketing};
    for (size_t i = 0; i < RECORD_CONSENTS; i++) {
        list_add(out, phrases, said[i] == consent ? phrases->consents[i] : NULL);
    }
}

bool record_value(const struct record_phrases *phrases, enum record_told told,
                  const struct customer *customer, const struct order *orders,
                  size_t order_count, struct buffer *out)
{
    char amount[64];
    struct money sum;
    switch (told) {
    case TOLD_INTERESTS:
        for (size_t i = 0; i < customer->interest_count; i++) {
            list_add(out, phrases, customer->interests[i]);
        }
        break;
    case TOLD_BRANDS:
        for (size_t i = 0; i < customer->brand_count; i++) {
            list_add(out, phrases, customer->brands[i]);
        }
        break;
    case TOLD_AGREED:
        consents_add(out, phrases, customer, CONSENT_GIVEN);
        break;
    case TOLD_REFUSED:
        consents_add(out, phrases, customer, CONSENT_REFUSED);
        break;
    case TOLD_ORDERS:
        if (order_count > 0) {
            buffer_format(out, "%zu", order_count);
        }
        break;
    case TOLD_BOUGHT:
    case TOLD_TOTALS:
        if ((told == TOLD_TOTALS || orders_are_kept(orders, order_count)) &&
            orders_sum(orders, order_count, &sum)) {
            money_format_words(sum, phrases->lang, amount, sizeof(amount));
            buffer_add_text(out, amount);
        }
        break;
    case TOLD_SINCE:
        if (day_is_set(customer->since)) {
            buffer_format(out, "%d", customer->since.year);
        }
        break;
    default:
        break;
    }
    return out->len > 0;
}
