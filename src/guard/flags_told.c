/* What a sentence tells of the customer to somebody else: what was done, and the words on
 * record beside a word for the person. Tables are folded, words between spaces, those of
 * languages without spaces bare. */
#include "guard/plain.h"
#include "guard/products.h"

#include <string.h>

#define WORDS_MAX   ((size_t)400) /* of the records */
#define ORDERS_MAX  ((size_t)20)
#define TOKENS_MAX  ((size_t)80) /* of a sentence */
#define LETTERS_MIN 4            /* bytes of a word that is told of a record */
#define WORK        2000

static const char reason[] =
    "This tells what is on record of the customer to an address on no record of theirs.";

struct words_on_record {
    struct text items[WORDS_MAX];
    size_t count;
};

/* clang-format off */
static const char *const persons[] = {
    " she ", " he ", " they ", " her ", " hers ", " his ", " him ", " their ", " them ",
    " ella ", " el cliente ", " la clienta ", " su ", " sus ", " le ",
    " sie ", " er ", " ihr ", " ihre ", " ihrer ", " ihrem ", " ihren ", " sein ", " seine ",
    " ihm ", " elle ", " il ", " son ", " sa ", " ses ", " leur ", " lui ",
    " lei ", " suo ", " sua ", " suoi ", " sue ",
    " ela ", " ele ", " seu ", " seus ", " suas ", " dela ", " dele ",
    " zij ", " ze ", " hij ", " haar ", " zijn ", " hem ", " hun ",
    " the customer ", " the client ", " cliente ", " kundin ", " kunde ", " client ",
    " cliente ", " klant ", " your friend ", " your wife ", " your husband ",
    "她", "他", "客户", "顾客", "彼女", "彼は", "彼の", "お客様",
    " هي ", " هو ", "عميله", "عميل ", "طلبها", "طلبه ",
};

/* What a customer did, or is by the record. */
static const char *const deeds[] = {
    " bought ", " ordered ", " purchased ", " paid ", " chose ", " returned ", " received ",
    " lives ", " likes ", " prefers ", " wears ", " complained ", " wrote ", " told us ",
    " asked us ", " written ", " contacted us ", " shops ", " is interested ", " signed for ",
    " compro ", " ha comprado ", " pidio ", " ha pedido ", " pago ", " ha pagado ",
    " eligio ", " devolvio ", " recibio ", " vive ", " le gusta ", " le gustan ",
    " se quejo ", " nos escribio ", " nos dijo ", " encargo ", " prefiere ",
    " gekauft ", " bestellt ", " bezahlt ", " gezahlt ", " gewahlt ", " zuruckgeschickt ",
    " erhalten ", " wohnt ", " mag ", " tragt ", " beschwert ", " geschrieben ", " kaufte ",
    " bestellte ", " bezahlte ", " zahlte ", " schrieb ", " interessiert sich ",
    " a achete ", " a commande ", " a paye ", " a regle ", " a choisi ", " a renvoye ",
    " a recu ", " habite ", " aime ", " prefere ", " s est plainte ", " s est plaint ",
    " nous a ecrit ", " a bien commande ", " a bien achete ", " a bien paye ",
    " ha comprato ", " ha acquistato ", " ha ordinato ", " ha pagato ", " ha scelto ",
    " ha restituito ", " ha ricevuto ", " abita ", " le piace ", " le piacciono ",
    " si e lamentata ", " si e lamentato ", " ci ha scritto ", " preferisce ",
    " comprou ", " encomendou ", " pediu ", " pagou ", " escolheu ", " devolveu ",
    " recebeu ", " mora ", " gosta ", " queixou se ", " reclamou ", " escreveu nos ",
    " nos escreveu ", " adquiriu ", " prefere ",
    " gekocht ", " besteld ", " betaald ", " gekozen ", " teruggestuurd ", " ontvangen ",
    " woont ", " geklaagd ", " geschreven ", " kocht ", " bestelde ", " betaalde ",
    " schreef ", " houdt van ",
    "买了", "买过", "购买了", "购买过", "订了", "订购了", "下了单", "下过单", "付了", "付款了",
    "支付了", "支付的", "选了", "退了", "收到了", "住在", "喜欢", "投诉", "写道", "买的是",
    "購入し", "購入され", "注文し", "注文され", "ご注文", "買いました", "買った", "支払いました",
    "支払われ", "お支払い", "選びました", "返品し", "住んで", "お住まい", "好き", "おっしゃ",
    " اشترت ", " اشتري ", " طلبت ", " دفعت ", " دفع ", " اختارت ", " اختار ", " اعادت ",
    " استلمت ", " تسكن ", " يسكن ", " تعيش ", " تحب ", " كتبت ", " اشتكت ",
};

/* Verbs of languages that leave the person out. */
static const char *const bare_deeds[] = {
    " compro ", " ha comprado ", " pidio ", " ha pedido ", " pago ", " ha pagado ",
    " ha comprato ", " ha acquistato ", " ha ordinato ", " ha pagato ", " comprou ",
    " encomendou ", " pagou ", " اشترت ", " طلبت ", " دفعت ", "下了单", "下过单",
};

/* The sentence says whether, who or in what case, or what the person has to do: what was
 * done is not told by it. */
static const char *const open_words[] = {
    " whether ", " if ", " who ", " whoever ", " anyone ", " when ", " which she ",
    " which he ", " she used ", " he used ", " you ", " please ", " should ", " needs to ", " must ", " has to ",
    " can ", " could ", " may ", " cannot ", " would ",
    " si ", " quien ", " quienes ", " persona que ", " por favor ", " debe ", " debera ",
    " puede ", " tiene que ", " podria ", " con el que ", " desde el que ",
    " ob ", " wer ", " wenn ", " falls ", " bitte ", " muss ", " soll ", " sollte ", " kann ",
    " darf ", " mit der ", " person die ",
    " personne qui ", " merci de ", " veuillez ", " s il vous plait ", " doit ", " peut ",
    " devra ", " pourra ", " avec laquelle ", " celui qui ", " celle qui ",
    " chi ", " persona che ", " per favore ", " per cortesia ", " deve ", " dovra ", " puo ",
    " con cui ", " potra ", " dire se ", " sapere se ", " se ha ", " se lei ",
    " messaggio ", " message ", " mensaje ", " nachricht ", " anfrage ", " mensagem ",
    " bericht ", " haben ",
    " quem ", " pessoa que ", " por gentileza ", " pode ", " devera ", " podera ",
    " com o qual ", " com que ",
    " of zij ", " of ze ", " of hij ", " wie ", " als ", " alstublieft ", " graag ", " moet ",
    " kan ", " mag niet ", " waarmee ", " persoon die ",
    "是否", "有没有", "如果", "请", "需要", "必须", "可以", "能否", "本人", "无法", "不能",
    "かどうか", "場合", "ください", "必要", "お願い", "できません", "ご本人", "いたしかね",
    " هل ", "اذا", " يرجي ", " من فضلك ", " يجب ", " يمكن ", " نرجو ", " الذي ", " التي ", " من ",
};

/* The means of payment, beside a word for having paid. */
static const char *const means[] = {
    " card ", " credit card ", " debit card ", " paypal ", " transfer ", " klarna ", " cash ",
    " bizum ", " apple pay ", " google pay ", " invoice ", " gift card ",
    " tarjeta ", " transferencia ", " contra reembolso ", " efectivo ",
    " karte ", " kreditkarte ", " uberweisung ", " rechnung ", " lastschrift ", " nachnahme ",
    " carte ", " virement ", " especes ", " cheque ",
    " carta ", " bonifico ", " contrassegno ", " contanti ",
    " cartao ", " multibanco ", " mb way ", " dinheiro ", " boleto ", " pix ",
    " kaart ", " creditcard ", " ideal ", " overschrijving ", " factuur ", " contant ",
    "信用卡", "银行卡", "支付宝", "微信支付", "转账", "货到付款", "カード", "振込", "代引",
    "بطاقه", "تحويل", "نقدا", "الدفع عند",
};
static const char *const paid[] = {
    " paid ", " payment was ", " order was paid ", " charged ",
    " pago con ", " pago por ", " ha pagado ", " se pago ", " pagado ", " pagada ",
    " bezahlt ", " gezahlt ", " bezahlte ", " zahlte ",
    " paye ", " payee ", " regle ", " reglee ",
    " pagato ", " pagata ", " pagou ", " paga com ", " pago com ", " foi paga ",
    " betaald ", " betaalde ",
    "付的", "付了", "支付了", "支付的", "付款的", "支払われ", "支払いま", "支払済", "お支払いは",
    " دفعت ", " دفع ", " دفعها ", "تم الدفع",
};

/* Stands in streets of many names. */
static const char *const street_words[] = {
    "calle", "avenida", "plaza", "paseo", "street", "road", "avenue", "lane", "strasse",
    "straße", "platz", "rue", "boulevard", "via", "viale", "piazza", "rua", "praca", "straat",
    "laan", "weg", "floor", "piso", "left", "right", "from", "with", "north", "south",
};
/* clang-format on */

#define HAS(told, table) (found((told), (table), COUNT_OF(table)))

static bool found(const char *told, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strstr(told, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static bool is_street_word(struct text word)
{
    for (size_t i = 0; i < COUNT_OF(street_words); i++) {
        if (text_is(word, street_words[i])) {
            return true;
        }
    }
    return false;
}

/* Each word of it that tells something: letters of some length, or a number of two digits.
 */
static void record_add(struct judge *judge, struct words_on_record *record,
                       const char *string)
{
    struct scan scan = {0};
    if (string == NULL || string[0] == '\0') {
        return;
    }
    scan_read(text_of(string), judge->arena, &scan);
    for (size_t i = 0; i < scan.count && record->count < WORDS_MAX; i++) {
        struct text word = scan_folded(&scan, i);
        bool is_number = scan.tokens[i].kind == TOKEN_NUMBER && word.len >= 2;
        bool is_word = scan.tokens[i].kind == TOKEN_WORD && word.len >= LETTERS_MIN;
        if ((is_number || is_word) && !is_street_word(word)) {
            record->items[record->count++] = word;
        }
    }
}

static void product_add(struct judge *judge, struct words_on_record *record, const char *id)
{
    const struct product *product = product_of_id(judge->facts, id);
    if (product == NULL) {
        return;
    }
    record_add(judge, record, product->title);
    record_add(judge, record, product->brand);
    for (size_t k = 0; k < product->category_count; k++) {
        record_add(judge, record, product->category[k]);
    }
    for (size_t k = 0; k < product->attribute_count; k++) {
        record_add(judge, record, product->attributes[k].value);
    }
}

static void order_add(struct judge *judge, struct words_on_record *record,
                      const struct order *order)
{
    record_add(judge, record, order->address.line1);
    for (size_t i = 0; i < order->line_count && i < ORDERS_MAX; i++) {
        record_add(judge, record, order->lines[i].title);
        if (judge_works(judge, judge->facts->product_count / 8 + 1)) {
            product_add(judge, record, order->lines[i].product);
        }
    }
}

static void record_gather(struct judge *judge, struct words_on_record *record)
{
    const struct facts *facts = judge->facts;
    const struct customer *customer = facts->customer;
    for (size_t i = 0; customer != NULL && i < customer->address_count; i++) {
        record_add(judge, record, customer->addresses[i].line1);
    }
    for (size_t i = 0; customer != NULL && i < customer->interest_count; i++) {
        record_add(judge, record, customer->interests[i]);
    }
    for (size_t i = 0; customer != NULL && i < customer->brand_count; i++) {
        record_add(judge, record, customer->brands[i]);
    }
    for (size_t i = 0; i < facts->order_count && i < ORDERS_MAX; i++) {
        order_add(judge, record, &facts->orders[i]);
    }
}

const char *judge_folded(struct judge *judge, size_t first, size_t end)
{
    const struct scan *scan = &judge->reading->scan;
    size_t last = first + TOKENS_MAX < end ? first + TOKENS_MAX : end;
    size_t len = 2;
    for (size_t i = first; i < last; i++) {
        len += scan_folded(scan, i).len + 1;
    }
    char *told = arena_get(judge->arena, len);
    size_t at = 0;
    bool was_word = true;
    for (size_t i = first; i < last; i++) {
        struct text word = scan_folded(scan, i);
        bool is_word = scan->tokens[i].kind == TOKEN_WORD;
        if (is_word || was_word || scan->tokens[i].kind != TOKEN_CHARACTER) {
            told[at++] = ' ';
        }
        size_t shown = strnlen(word.bytes, word.len);
        memcpy(told + at, word.bytes, shown);
        at += shown;
        was_word = is_word;
    }
    told[at++] = ' ';
    told[at] = '\0';
    return told;
}

static bool names_customer(const struct judge *judge, const char *told)
{
    const struct customer *customer = judge->facts->customer;
    struct scan name = {0};
    if (customer == NULL || customer->name == NULL) {
        return false;
    }
    scan_read(text_of(customer->name), judge->arena, &name);
    for (size_t i = 0; i < name.count; i++) {
        struct text part = scan_folded(&name, i);
        if (part.len >= 3 &&
            strstr(told, arena_format(judge->arena, " %.*s ", (int)part.len, part.bytes)) !=
                NULL) {
            return true;
        }
    }
    return false;
}

/* "We cannot say", "if she ordered", "has she?": nothing is told. */
static bool is_told(const struct judge *judge, const struct clause *clause)
{
    const struct reading *reading = judge->reading;
    unsigned scopes =
        SCOPE_QUESTION | SCOPE_CONDITION | SCOPE_CITED | SCOPE_SIGNATURE | SCOPE_TEMPORAL;
    return (reading_scopes(reading, clause->first, clause->end) & scopes) == 0 &&
           reading_mark_within(reading, clause->first, clause->end, MEANING_NEGATION) ==
               NULL &&
           reading_mark_within(reading, clause->first, clause->end, MEANING_CONDITION) ==
               NULL;
}

/* A word of the record in the sentence that the stranger did not write first. */
static void record_flag(struct judge *judge, const struct sentence *sentence,
                        const struct words_on_record *record)
{
    const struct reading *reading = judge->reading;
    for (size_t i = sentence->first; i < sentence->end; i++) {
        enum token_kind kind = reading->scan.tokens[i].kind;
        bool is_number = kind == TOKEN_NUMBER && (reading->scopes[i] & SCOPE_VALUE) == 0;
        struct text word = scan_folded(&reading->scan, i);
        if ((kind != TOKEN_WORD && !is_number) || (reading->scopes[i] & SCOPE_LINK) != 0 ||
            word.len < 2) {
            continue;
        }
        for (size_t k = 0; k < record->count; k++) {
            if (text_equals(word, record->items[k])) {
                if (!thread_names(judge->facts, scan_raw(&reading->scan, i))) {
                    flag_tokens(judge, i, i + 1, RULE_SENDER, reason);
                    return;
                }
                break;
            }
        }
    }
}

static void sentence_flag(struct judge *judge, const struct sentence *sentence,
                          const struct words_on_record *record)
{
    const struct reading *reading = judge->reading;
    const char *whole = judge_folded(judge, sentence->first, sentence->end);
    bool is_person = HAS(whole, persons) || names_customer(judge, whole);
    bool is_deed = HAS(whole, deeds);
    bool is_open = HAS(whole, open_words);
    if (is_person || is_deed) {
        record_flag(judge, sentence, record);
    }
    for (size_t i = sentence->first_clause; i < sentence->end_clause; i++) {
        const struct clause *clause = &reading->clauses[i];
        const char *told = judge_folded(judge, clause->first, clause->end);
        bool is_of_person = HAS(told, persons) || names_customer(judge, told);
        bool is_done =
            !is_open && ((is_of_person && HAS(told, deeds)) || HAS(told, bare_deeds));
        bool is_paid = HAS(told, paid) && HAS(told, means) && !is_open;
        if ((is_done || is_paid) && is_told(judge, clause)) {
            flag_tokens(judge, clause->first, clause->end, RULE_SENDER, reason);
            return;
        }
    }
}

void flags_of_told(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    struct words_on_record *record;
    if (!judge_works(judge, WORK)) {
        return;
    }
    record = arena_get(judge->arena, sizeof(*record));
    *record = (struct words_on_record){.count = 0};
    record_gather(judge, record);
    for (size_t i = 0; i < reading->sentence_count; i++) {
        sentence_flag(judge, &reading->sentences[i], record);
    }
}
