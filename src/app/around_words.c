/*
 * How a fact of the record stands in the reply: where a sentence begins, or right behind
 * another fact, a sentence of its own; within one its words alone.
 */
#include "around_put.h"

#include "guard/record_words.h"
#include "insert.h"

/* What stands before the caret ends a sentence, or there is nothing. */
static bool begins_sentence(const struct composer *composer)
{
    static const char *const ends[] = {".", "!", "?", "\n", "…", "。", "！", "？", "؟"};
    struct text before = text_from(composer_text(composer).bytes, composer->caret);

    while (before.len && before.bytes[before.len - 1] == ' ')
        before.len--;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t len = strlen(ends[i]);
        if (before.len >= len && memcmp(before.bytes + before.len - len, ends[i], len) == 0)
            return true;
    }
    return !before.len;
}

/* Nothing was written since a fact was put in right here. */
static bool is_behind_fact(const struct reply *reply)
{
    return reply->version_fact && reply->version_fact == reply->composer.version &&
           reply->fact_end == reply->composer.caret;
}

/* What the fact in front ends in, so that none is read of the other: the guard takes what
 * stands in one sentence for one thing said. A link does not end in a point. */
static const char *parting(const struct reply *reply, const struct record_phrases *phrases,
                           bool is_sentence)
{
    bool is_link = text_find(composer_word_before(&reply->composer), text_of("://"));

    return is_link ? "\n" : is_sentence ? phrases->stop : phrases->apart;
}

size_t around_words(const struct model *model, const struct fact *fact,
                    struct buffer *words)
{
    const struct reply *reply = &model->reply;
    const char *lang = insert_lang(model);
    const struct record_phrases *phrases = record_phrases_of(lang);
    bool is_begun = !begins_sentence(&reply->composer);
    bool is_behind = is_begun && is_behind_fact(reply);
    struct buffer told;

    buffer_init(&told, COMPOSER_LIMIT);
    bool is_sentence =
        (is_behind || !is_begun) && assist_fact_sentence(fact, lang, model->today, &told);
    if (is_sentence && fact->kind != FACT_PAGE)
        buffer_add(&told, phrases->stop, strcspn(phrases->stop, " "));
    const char *front = is_behind ? parting(reply, phrases, is_sentence) : "";
    char *whole = memory_format("%s%s", front, buffer_text(is_sentence ? &told : words));
    buffer_clear(words);
    buffer_add_text(words, whole);
    memory_free_wiped(whole, strlen(whole));
    buffer_release_wiped(&told);
    return strlen(front);
}
