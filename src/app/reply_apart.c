#include "reply.h"

#include "assist/macro.h"
#include "base/utf8.h"
#include "chat/places.h"

static bool ends_in(struct text word, const char *const *signs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(signs[i]);
        if (word.len >= len && !memcmp(word.bytes + word.len - len, signs[i], len))
            return true;
    }
    return false;
}

static bool starts_with_any(struct text text, const char *const *signs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (text_starts_with(text, signs[i]))
            return true;
    }
    return false;
}

/* Full-width ones, behind which no space is written, and a dash between two sentences. */
static const char *const part_signs[] = {"。", "，", "：", "！", "？", "、", "；", "—"};
static const char *const opening_signs[] = {"(", "[", "{", "«", "“", "„", "¿", "¡"};
static const char *const closing_signs[] = {".", ",", ";", ":",  "!", "?", ")", "]",
                                            "}", "»", "”", "\"", "…", "،", "؟"};

static bool is_hangul(uint32_t code_point)
{
    return (code_point >= 0x1100 && code_point <= 0x11FF) ||
           (code_point >= 0x3131 && code_point <= 0x318E) ||
           (code_point >= 0xA960 && code_point <= 0xA97F) ||
           (code_point >= 0xAC00 && code_point <= 0xD7FB);
}

static uint32_t code_point_at(struct text text, size_t at)
{
    uint32_t code_point;

    utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
    return code_point;
}

/* A letter or digit of a script that has blanks between its words. */
static bool is_of_word(struct text text, size_t at)
{
    if (at >= text.len)
        return false;
    uint32_t code_point = code_point_at(text, at);
    return (utf8_is_letter(code_point) || utf8_is_digit(code_point)) &&
           (!utf8_is_unspaced(code_point) || is_hangul(code_point));
}

/* Here ends what is written without a blank: a word, a number, an address. */
static bool is_run_end(struct text text, size_t at)
{
    if (at >= text.len)
        return true;
    uint32_t code_point = code_point_at(text, at);
    return place_is_space(code_point) ||
           (utf8_is_unspaced(code_point) && !is_hangul(code_point)) ||
           starts_with_any(text_from(text.bytes + at, text.len - at), part_signs,
                           COUNT_OF(part_signs));
}

/* A word, or a part of one, stands right before. */
static bool is_behind_word(struct text text, size_t at)
{
    bool is_it = false;

    while (at > 0 && !is_it) {
        at = utf8_cluster_before(text, at);
        if (is_run_end(text, at))
            break;
        is_it = is_of_word(text, at);
    }
    return is_it;
}

/* "39 900": the blank stands within a number. */
static bool is_in_number(struct text text, size_t at)
{
    return at > 0 && at + 1 < text.len && text.bytes[at] == ' ' &&
           utf8_is_digit((unsigned char)text.bytes[at - 1]) &&
           utf8_is_digit((unsigned char)text.bytes[at + 1]);
}

/* Behind the word, number or address that the caret stands within, which nothing put in may
 * cut, and before what closes there. */
static void reply_leave_word(struct composer *composer)
{
    struct text text = composer_text(composer);
    size_t caret = composer->caret, at = caret;

    if (!is_behind_word(text, at))
        return;
    while (!is_run_end(text, at) || (at > caret && is_in_number(text, at)))
        at += utf8_cluster_len(text, at);
    while (at > caret && ends_in(text_from(text.bytes + caret, at - caret), closing_signs,
                                 COUNT_OF(closing_signs)))
        at = utf8_cluster_before(text, at);
    composer_move_to(composer, at);
}

bool reply_insert_apart(struct model *model, struct text text)
{
    struct composer *composer = &model->reply.composer;
    struct buffer apart;

    reply_leave_word(composer);
    struct text before = composer_word_before(composer);
    size_t behind = is_of_word(composer_text(composer), composer->caret);
    buffer_init(&apart, COMPOSER_LIMIT);
    if (before.len && !ends_in(before, part_signs, COUNT_OF(part_signs)) &&
        !ends_in(before, opening_signs, COUNT_OF(opening_signs)))
        buffer_add_char(&apart, ' ');
    buffer_add(&apart, text.bytes, text.len);
    if (behind)
        buffer_add_char(&apart, ' ');
    bool fits = reply_insert(model, text_from(buffer_text(&apart), apart.len));
    if (fits && behind)
        composer_move_to(composer, composer->caret - behind);
    buffer_release_wiped(&apart);
    return fits;
}

/* Bytes of what a line of a list begins with, its spaces in front and behind; 0: it is
 * none. */
static size_t bullet_len(struct text line)
{
    static const char *const bullets[] = {"- ", "* ", "• ", "– ", "· ", "・"};
    size_t front = 0;

    while (front < line.len && line.bytes[front] == ' ')
        front++;
    struct text rest = text_from(line.bytes + front, line.len - front);
    for (size_t i = 0; i < COUNT_OF(bullets); i++) {
        if (text_starts_with(rest, bullets[i]))
            return front + strlen(bullets[i]);
    }
    return 0;
}

struct text reply_line(const struct model *model)
{
    struct text whole = composer_text(&model->reply.composer);
    size_t caret = model->reply.composer.caret, start = place_line_start(whole, caret);

    return text_from(whole.bytes + start, place_line_end(whole, caret) - start);
}

/* It begins as the line does: "- ". */
static bool is_item_like(struct text line, struct text other)
{
    size_t len = bullet_len(line);

    return len && bullet_len(other) == len && !memcmp(line.bytes, other.bytes, len);
}

static struct text line_from(struct text whole, size_t start)
{
    return text_from(whole.bytes + start, place_line_end(whole, start) - start);
}

/* The line above that is not blank is an item too, or leads to a list, "We have:", which a
 * farewell over a name does not; or the line below goes on with the list. */
static bool goes_on_list(struct text whole, struct text line)
{
    static const char *const signs[] = {":", "："};
    size_t start = (size_t)(line.bytes - whole.bytes), end = start + line.len;
    struct text above = {0};

    if (end < whole.len && is_item_like(line, line_from(whole, end + 1)))
        return true;
    while (start > 0 && !text_trim(above).len) {
        start = place_line_start(whole, start - 1);
        above = line_from(whole, start);
    }
    bool is_next = above.len && above.bytes + above.len + 1 == line.bytes;
    return (is_next && bullet_len(above)) || is_item_like(line, above) ||
           (ends_in(text_trim(above), signs, COUNT_OF(signs)) && !assist_is_close(above));
}

struct text reply_item(const struct model *model)
{
    struct text line = reply_line(model);
    size_t bullet = bullet_len(line);

    return text_trim(text_from(line.bytes + bullet, line.len - bullet));
}

bool reply_insert_item(struct model *model, struct text text, bool is_listed)
{
    struct composer *composer = &model->reply.composer;
    struct text whole = composer_text(composer);
    struct text line = reply_line(model);
    size_t start = (size_t)(line.bytes - whole.bytes);
    size_t bullet = bullet_len(line);
    bool is_begun = reply_item(model).len == 0;
    bool is_item = is_listed || (bullet && goes_on_list(whole, line));
    bool is_in_front = composer->caret <= start + bullet && line.len &&
                       line.bytes[0] != ' ' && (bullet || composer->caret == start);

    if (is_begun || (!is_item && !is_in_front))
        return reply_insert_apart(model, text);
    int kept = is_item ? (int)bullet : 0;
    char *words = memory_format("%s%.*s%.*s%s", is_in_front ? "" : "\n", kept, line.bytes,
                                (int)text.len, text.bytes, is_in_front ? "\n" : "");
    composer_move_to(composer, is_in_front ? start : start + line.len);
    bool fits = reply_insert(model, text_of(words));
    if (fits && is_in_front)
        composer_move_to(composer, composer->caret - strlen("\n"));
    memory_free_wiped(words, strlen(words));
    return fits;
}
