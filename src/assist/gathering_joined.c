#include "aspects.h"
#include "base/buffer.h"
#include "base/words.h"
#include "gathering.h"
#include "reply.h"
#include "sentences.h"

/* The sentences of the answer that speak of these aspects, in one line each. What stood
 * behind a greeting's comma began small: "ein Umtausch ist kostenlos". */
static const char *sentences_of(const char *text, unsigned wanted, struct arena *arena)
{
    struct sentence *sentences;
    size_t count;
    struct buffer out;

    sentences_cut(text_of(text), arena, &sentences, &count);
    buffer_init(&out, SIZE_MAX);
    for (size_t i = 0; i < count; i++) {
        struct text own =
            text_from(text + sentences[i].start, sentences[i].end - sentences[i].start);
        if (sentences[i].role != SENTENCE_ANSWER ||
            !(aspects_said(words_fold(own, arena)) & wanted))
            continue;
        if (out.len)
            buffer_add_char(&out, '\n');
        buffer_add(&out, own.bytes, own.len);
    }
    char *said = arena_copy(arena, buffer_text(&out), out.len);
    buffer_release_wiped(&out);
    sentence_begin(said);
    return said;
}

static bool may_join(const struct option *first, const struct option *other)
{
    return other != first && other->is_theirs && !other->is_weak && !other->earlier &&
           other->intent_rank == first->intent_rank;
}

/* Of another answer to the same matter what the first does not speak of, though it is
 * asked; NULL where there is none. */
static const struct option *joined_of(const struct gathering *gathering,
                                      const struct option *first, unsigned *wanted)
{
    const struct options *options = &gathering->options;
    unsigned said = aspects_said(reply_answer(first->filled.text, gathering->arena));
    unsigned open = gathering->aspects & ~said;

    for (size_t i = 0; open && i < options->count; i++) {
        const struct option *other = &options->options[i];
        if (!may_join(first, other))
            continue;
        *wanted = open & aspects_said(reply_answer(other->filled.text, gathering->arena));
        if (*wanted)
            return other;
    }
    return NULL;
}

void gathering_offer_joined(struct gathering *gathering)
{
    struct options *options = &gathering->options;
    struct option *first = options->count ? &options->options[0] : NULL;
    unsigned wanted = 0;

    if (!first || gathering->count || !gathering->aspects || first->is_weak ||
        first->intent_rank || !first->is_theirs || first->earlier)
        return;
    const struct option *other = joined_of(gathering, first, &wanted);
    if (!other)
        return;
    struct filled filled = first->filled;
    gathering_add(gathering, sentences_of(other->filled.text, wanted, gathering->arena),
                  &other->filled, &filled);
    first->is_tried =
        gathering_offer_filled(gathering, &filled, first->lang, first->intent);
}
