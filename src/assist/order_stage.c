#include "order_stage.h"

#include "base/words.h"
#include "intent.h"

#define OPEN                                                                               \
    (STATUS_BIT(ORDER_PENDING) | STATUS_BIT(ORDER_PROCESSING) | STATUS_BIT(ORDER_SHIPPED))
#define GONE_BACK (STATUS_BIT(ORDER_RETURNED) | STATUS_BIT(ORDER_CANCELLED))

static const struct stage came = {
    .choices = {STATUS_BIT(ORDER_DELIVERED)},
    .only = "the only order that was delivered",
    .newest = "the newest of those that were delivered",
};
static const struct stage sent_back = {
    .choices = {STATUS_BIT(ORDER_RETURNED), STATUS_BIT(ORDER_DELIVERED)},
    .only = "the only order that was sent back, or came",
    .newest = "the newest of those that were sent back, or came",
};
static const struct stage refunded = {
    .choices = {GONE_BACK, STATUS_BIT(ORDER_DELIVERED)},
    .only = "the only order to be refunded",
    .newest = "the newest of the orders to be refunded",
};
static const struct stage called_off = {
    .choices = {STATUS_BIT(ORDER_CANCELLED)},
    .only = "the only order that was cancelled",
    .newest = "the newest of those that were cancelled",
};
static const struct stage invoiced = {
    .choices = {OPEN | STATUS_BIT(ORDER_DELIVERED), STATUS_BIT(ORDER_RETURNED)},
    .only = "the only order to be invoiced",
    .newest = "the newest of the orders to be invoiced",
    .is_of_any_age = true,
};

/* What only an order on its way, or only one that came, can be asked about. */
static const struct {
    const char *intent;
    bool is_of_open;
} sides[] = {{"late-parcel", true},    {"order-status", true}, {"cancel", true},
             {"address-change", true}, {"return", false},      {"exchange", false},
             {"damaged", false},       {"wrong-item", false},  {"warranty", false}};

/* What is past, folded: that it was sent back, that it was cancelled. */
// clang-format off
static const char sent_back_phrases[] =
    "sent it back|sent them back|sent back|sent the parcel back|sent my parcel back|sent the package back|sent my package back|sent the order back|sent my order back|sent everything back|shipped it back|posted it back|brought it back|"
    "i returned|i have returned|i've returned|i\u2019ve returned|we returned|we have returned|already returned|"
    "he devuelto|hemos devuelto|devolvi|ya devuelto|envie de vuelta|he enviado de vuelta|mande de vuelta|he mandado de vuelta|"
    "zuruckgeschickt|zuruckgesendet|zuruckgesandt|zuruckgegeben|zuruckgebracht|retourniert|"
    "ai renvoye|ai retourne|ai rendu|avons renvoye|avons retourne|deja renvoye|deja retourne|"
    "ho restituito|ho rispedito|ho rimandato|ho reso|abbiamo restituito|abbiamo reso|mandato indietro|spedito indietro|rimandato indietro|"
    "enviei de volta|mandei de volta|ja devolvi|devolvemos|tenho devolvido|"
    "teruggestuurd|teruggezonden|geretourneerd|teruggebracht|"
    "寄回了|退回了|已经退|已退回|已寄回|寄回去了|退货了|退回去了|已经寄回|包裹寄回|包裹退回|"
    "返送しました|返品しました|返送した|返品した|送り返しました|送り返した|返送済|返品済|"
    "ارجعت|لقد اعدت|اعدت الطرد|اعدت الطلب|اعدت المنتج|قمت بارجاع|قمت باعادة";
static const char called_off_phrases[] =
    "was cancelled|was canceled|been cancelled|been canceled|you cancelled|you canceled|i cancelled|i canceled|i have cancelled|i've cancelled|got cancelled|"
    "fue cancelado|ha sido cancelado|cancele|han cancelado|he cancelado|he anulado|anule|fue anulado|"
    "wurde storniert|habe storniert|storniert habe|storniert wurde|storniert worden|"
    "a ete annule|ai annule|avez annule|"
    "e stato annullato|ho annullato|avete annullato|"
    "foi cancelado|foi cancelada|cancelei|cancelaram|"
    "is geannuleerd|werd geannuleerd|heb geannuleerd|geannuleerd heb|"
    "被取消|已取消|已经取消|取消了|キャンセルされ|キャンセルしました|キャンセルした|تم الغاء|الغيت";
/* It is asked how something stands. */
static const char when_phrases[] =
    "when|how long|cuando|cuanto tarda|wann|wie lange|quand|combien de temps|quando|quanto tempo|"
    "wanneer|hoe lang|什么时候|何时|多久|几时|いつ|متى";
// clang-format on

/* How clearly each stage is spoken of, 0 to 1. */
struct votes {
    double sent_back, called_off, refunded;
};

static double more_sure(double silence)
{
    return 1 - (1 - silence) / 2;
}

static double side_words(bool of_open, struct text text)
{
    double most = 0;

    for (size_t i = 0; i < COUNT_OF(sides); i++) {
        double words =
            sides[i].is_of_open == of_open ? intent_words(sides[i].intent, text) : 0;
        most = words > most ? words : most;
    }
    return most;
}

/* Money that comes back is asked after: not demanded beside a return or a cancellation. */
static bool asks_after_refund(struct text part)
{
    if (intent_words("refund-status", part) <= 0)
        return false;
    return intent_words("late-parcel", part) > 0 ||
           words_find_any_whole(part, when_phrases) ||
           (side_words(false, part) <= 0 && side_words(true, part) <= 0);
}

/* A part of a sentence that speaks of what is past, or of money that comes back. */
static bool vote(struct text part, struct votes *votes)
{
    if (words_find_any_whole(part, sent_back_phrases))
        votes->sent_back = more_sure(votes->sent_back);
    else if (words_find_any_whole(part, called_off_phrases))
        votes->called_off = more_sure(votes->called_off);
    else if (asks_after_refund(part))
        votes->refunded = more_sure(votes->refunded);
    else
        return false;
    return true;
}

/* Bytes of the sign at offset at that parts sentences; 0: none. */
static size_t parts_at(struct text text, size_t at)
{
    static const char *const signs[] = {".",  "!",  "?",  ",",  ";",  "\n", "。",
                                        "！", "？", "，", "、", "；", "؟",  "،"};

    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (text_starts_with(text_from(text.bytes + at, text.len - at), signs[i]))
            return strlen(signs[i]);
    }
    return 0;
}

/* Votes part by part; rest gets the text with the parts blank that voted: "where is my
 * refund" asks for no parcel. */
static struct text vote_parts(struct text text, struct arena *arena, struct votes *votes)
{
    char *rest = arena_copy(arena, text.bytes, text.len);
    size_t start = 0;

    for (size_t at = 0; at <= text.len; at++) {
        size_t sign = at < text.len ? parts_at(text, at) : 1;
        if (!sign)
            continue;
        if (vote(text_from(text.bytes + start, at - start), votes))
            memset(rest + start, ' ', at - start);
        at += sign - 1;
        start = at + 1;
    }
    return text_from(rest, text.len);
}

const struct stage *stage_read(struct text text, struct arena *arena)
{
    struct votes votes = {0};
    struct text rest = vote_parts(text, arena, &votes);
    double of_open = side_words(true, rest), of_came = side_words(false, rest);

    if (votes.sent_back > 0)
        return &sent_back;
    if (votes.called_off > 0)
        return &called_off;
    bool is_alone = of_open <= 0 && of_came <= 0 && intent_words("lost-parcel", rest) <= 0;
    if (is_alone && votes.refunded > 0)
        return &refunded;
    if (is_alone && intent_words("invoice", rest) > 0)
        return &invoiced;
    return of_came > of_open ? &came : NULL;
}
