#include "taken_back.h"

#include "base/attributes.h"
#include "base/memory.h"
#include "base/words.h"

// clang-format off
/* Folded. */
static const char taking_back[] =
    "never mind|nevermind|forget about|forget it|forget what i|scratch that|disregard"
    "|olvida lo|olvidalo|olvidad lo|olvide lo|olvidelo|dejalo|dejadlo|ya no hace falta"
    "|vergessen sie|vergiss|vergesst|hat sich erledigt|hat sich schon erledigt|egal"
    "|oubliez|oublie|laissez tomber|laisse tomber|plus besoin"
    "|lascia perdere|lasci perdere|lasciate perdere|come non detto|non importa piu"
    "|esqueca|esquece|deixe estar|deixa estar|deixa para la|deixe para la|ja nao e preciso"
    "|laat maar|vergeet|hoeft niet meer"
    "|算了|不用了|当我没说|やっぱりいいです|やっぱり結構です|なかったことに|忘れてください|انس امر|انسوا امر|لا داعي لـ|لم اعد بحاجة";
/* "Don't forget", "no olvidéis", "不用了解": what takes nothing back. */
static const char asking_not_to[] =
    "don't|don\u2019t|do not|dont|nicht|pas|no|non|nao|niet|打算了|算了一|不用了解|لا تنس";
// clang-format on

static const char *const ends[] = {".",  "?",  "!",  "\n", ",",  ";", ":",
                                   "。", "？", "！", "，", "、", "؟", "،"};

/* Bytes of the first clause of the text, its end mark with it. */
static size_t clause_len(struct text text)
{
    for (size_t at = 0; at < text.len; at++) {
        struct text behind = text_from(text.bytes + at, text.len - at);
        for (size_t i = 0; i < COUNT_OF(ends); i++) {
            if (text_starts_with(behind, ends[i]))
                return at + strlen(ends[i]);
        }
    }
    return text.len;
}

static bool takes_back(struct text clause)
{
    struct arena arena;

    arena_init(&arena);
    struct text folded = words_fold(clause, &arena);
    bool is_taken = words_find_any_whole(folded, taking_back) &&
                    !words_find_any_whole(folded, asking_not_to);
    arena_release(&arena);
    return is_taken;
}

bool taken_back(struct text text, struct buffer *out)
{
    struct text rest = text;

    while (rest.len) {
        size_t len = clause_len(rest);
        if (takes_back(text_from(rest.bytes, len))) {
            size_t before = (size_t)(rest.bytes - text.bytes);
            buffer_add(out, text.bytes, before);
            buffer_add(out, rest.bytes + len, rest.len - len);
            return true;
        }
        rest = text_from(rest.bytes + len, rest.len - len);
    }
    return false;
}
