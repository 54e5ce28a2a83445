#include "fill.h"

#include "base/utf8.h"
#include "thread.h"

const struct customer *fill_customer(const struct fill *fill)
{
    return thread_is_told(fill->facts) ? fill->facts->customer : NULL;
}

void fill_source(struct fill *fill, struct source source, struct text said)
{
    for (size_t i = 0; i < fill->source_count; i++) {
        const struct source *other = &fill->sources[i];
        if (string_equals(other->kind, source.kind) &&
            string_equals(other->id, source.id) &&
            string_equals(other->field, source.field) &&
            string_equals(other->quote, source.quote))
            return;
    }
    fill->sources = arena_reserve(fill->arena, fill->sources, &fill->source_capacity,
                                  fill->source_count, sizeof(*fill->sources));
    fill->said = arena_reserve(fill->arena, fill->said, &fill->said_capacity,
                               fill->source_count, sizeof(*fill->said));
    fill->said[fill->source_count] =
        said.len ? arena_copy(fill->arena, said.bytes, said.len) : NULL;
    fill->sources[fill->source_count++] = source;
}

bool fill_clean(struct text value, struct buffer *out)
{
    struct buffer clean;
    size_t before = out->len;
    struct text rest, word;

    if (!value.len || value.len > FILL_VALUE_MAX)
        return false;
    buffer_init(&clean, SIZE_MAX);
    utf8_sanitise(value, SANITISE_SENT, &clean, NULL);
    rest = text_from(buffer_text(&clean), clean.len);
    bool is_plain = !text_find(rest, text_of("{")) && !text_find(rest, text_of("}"));
    while (is_plain && text_next_word(&rest, &word)) {
        if (out->len > before)
            buffer_add_char(out, ' ');
        buffer_add(out, word.bytes, word.len);
    }
    buffer_release_wiped(&clean);
    return out->len > before;
}

bool fill_words_value(struct fill *fill, const char *kind, const char *id,
                      const char *field, const char *value, const char *words,
                      struct buffer *out)
{
    size_t before = out->len;

    if (!fill_clean(text_of(words), out))
        return false;
    struct source source = {
        .kind = kind, .id = id, .field = field, .value = arena_text(fill->arena, value)};
    if (kind)
        fill_source(fill, source, text_from(out->bytes + before, out->len - before));
    return true;
}

bool fill_text_value(struct fill *fill, const char *kind, const char *id, const char *field,
                     const char *value, struct buffer *out)
{
    return fill_words_value(fill, kind, id, field, value, value, out);
}

bool fill_day_value(struct fill *fill, const char *kind, const char *id, const char *field,
                    struct day day, struct buffer *out)
{
    char words[96], value[MOMENT_TEXT_SIZE];

    if (!day_is_set(day))
        return false;
    day_format_words(day, fill->lang, fill->facts->today, words, sizeof(words));
    day_format(day, value);
    return fill_words_value(fill, kind, id, field, value, words, out);
}

bool fill_moment_value(struct fill *fill, const char *id, const char *field, moment_t when,
                       struct buffer *out)
{
    char words[96], value[MOMENT_TEXT_SIZE];

    if (when == MOMENT_NONE)
        return false;
    day_format_words(moment_day(when), fill->lang, fill->facts->today, words,
                     sizeof(words));
    moment_format(when, value);
    return fill_words_value(fill, "order", id, field, value, words, out);
}

bool fill_money_value(struct fill *fill, const char *kind, const char *id,
                      const char *field, struct money money, struct buffer *out)
{
    char words[64], value[64];

    if (!money.is_known)
        return false;
    money_format_words(money, fill->lang, words, sizeof(words));
    money_format_decimal(money, value, sizeof(value));
    return fill_words_value(fill, kind, id, field, value, words, out);
}
