#include "reply.h"

#include "sentences.h"
#include "base/words.h"

#define ROUNDS_MAX  16  /* each leaves out a sentence or ends it */
#define SAME_ANSWER 0.7 /* of two replies' words, shared */
#define IN_ANOTHER  0.9 /* of a reply's words, in another */
#define EVERY_WORD  0.999

#define SENT_LOOKED_AT 8 /* messages of ours, the newest */

struct mending {
    struct text text;
    struct sentence *sentences;
    bool *is_kept;
    size_t count;
    bool has_changed;
};

static void leave_out(struct mending *mending, size_t start, size_t end)
{
    for (size_t i = 0; i < mending->count; i++) {
        const struct sentence *sentence = &mending->sentences[i];
        if (sentence->start < (end > start ? end : start + 1) && start < sentence->end) {
            mending->has_changed = mending->has_changed || mending->is_kept[i];
            mending->is_kept[i] = false;
        }
    }
}

static bool is_bad_claim(const struct claim *claim)
{
    return claim->verdict == VERDICT_CONTRADICTED || claim->would == SEVERITY_BLOCK;
}

static void leave_out_bad(struct mending *mending, const struct opinion *opinion)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        if (is_bad_claim(&opinion->claims[i]))
            leave_out(mending, opinion->claims[i].start, opinion->claims[i].end);
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        if (opinion->flags[i].would == SEVERITY_BLOCK)
            leave_out(mending, opinion->flags[i].start, opinion->flags[i].end);
    }
}

static bool needs_mending(const struct opinion *opinion)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        if (is_bad_claim(&opinion->claims[i]))
            return true;
    }
    return opinion->would == SEVERITY_BLOCK;
}

static void mending_start(struct mending *mending, const char *text, struct arena *arena)
{
    *mending = (struct mending){.text = text_of(text)};
    sentences_cut(mending->text, arena, &mending->sentences, &mending->count);
    mending->is_kept = arena_get(arena, mending->count * sizeof(*mending->is_kept));
    for (size_t i = 0; i < mending->count; i++)
        mending->is_kept[i] = true;
}

static const char *mending_end(struct mending *mending, struct arena *arena)
{
    struct buffer out;

    sentences_drop_leads(mending->text, mending->sentences, mending->count,
                         mending->is_kept);
    buffer_init(&out, SIZE_MAX);
    sentences_join(mending->text, mending->sentences, mending->count, mending->is_kept,
                   NULL, &out);
    const char *text = arena_copy(arena, buffer_text(&out), out.len);
    buffer_release_wiped(&out);
    return text;
}

static bool has_answer(const char *text, struct arena *arena)
{
    struct mending reading;

    mending_start(&reading, text, arena);
    for (size_t i = 0; i < reading.count; i++) {
        const struct sentence *sentence = &reading.sentences[i];
        struct text own =
            text_from(text + sentence->start, sentence->end - sentence->start);
        if (sentence->role == SENTENCE_ANSWER && sentence_has_words(own))
            return true;
    }
    return false;
}

bool reply_mend(const struct facts *facts, const char **text, struct arena *arena,
                struct opinion *opinion)
{
    const char *now = *text;

    for (int round = 0; round < ROUNDS_MAX && has_answer(now, arena); round++) {
        struct mending mending;
        guard_read(facts, text_of(now), false, arena, opinion);
        if (!needs_mending(opinion)) {
            *text = now;
            return true;
        }
        mending_start(&mending, now, arena);
        leave_out_bad(&mending, opinion);
        if (!mending.has_changed)
            return false;
        now = mending_end(&mending, arena);
    }
    return false;
}

const char *reply_without_opener(const char *text, struct arena *arena)
{
    struct mending mending;

    mending_start(&mending, text, arena);
    for (size_t i = 0; i < mending.count; i++) {
        if (mending.sentences[i].role == SENTENCE_OPENER) {
            mending.is_kept[i] = false;
            mending.has_changed = true;
        }
    }
    return mending.has_changed ? mending_end(&mending, arena) : text;
}

size_t reply_keep_sources(const char *text, struct source *sources, const char **said,
                          size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (said[i] && !text_find(text_of(text), text_of(said[i])))
            continue;
        sources[kept] = sources[i];
        said[kept++] = said[i];
    }
    return kept;
}

struct text reply_answer(const char *text, struct arena *arena)
{
    struct mending reading;

    mending_start(&reading, text, arena);
    for (size_t i = 0; i < reading.count; i++)
        reading.is_kept[i] = reading.sentences[i].role == SENTENCE_ANSWER;
    return words_fold(text_of(mending_end(&reading, arena)), arena);
}

bool reply_is_known(const char *text, const struct draft *drafts, size_t count,
                    struct arena *arena)
{
    struct text answer = reply_answer(text, arena);

    for (size_t i = 0; i < count; i++) {
        struct text other = reply_answer(drafts[i].text, arena);
        if (text_equals(answer, other) || words_likeness(answer, other) >= SAME_ANSWER ||
            words_within(answer, other) >= IN_ANOTHER)
            return true;
    }
    return false;
}

bool reply_was_sent(const char *text, const struct ticket *ticket, struct arena *arena)
{
    struct text answer = reply_answer(text, arena);
    size_t looked_at = 0;

    for (size_t i = ticket->message_count; i > 0 && looked_at < SENT_LOOKED_AT; i--) {
        const struct message *message = &ticket->messages[i - 1];
        if (message->from != FROM_AGENT || message->is_internal || !message->text)
            continue;
        looked_at++;
        if (words_within(answer, words_fold(text_of(message->text), arena)) >= EVERY_WORD)
            return true;
    }
    return false;
}
