/* What a line means while writing: text, or behind a colon what a line means elsewhere. */
#include "base/utf8.h"
#include "plain_parts.h"

#include <ctype.h>
#include <string.h>

#define TYPED_BYTES 4096 /* of a line; a longer one is no typing but a paste */
#define LINES_MAX   100000

/* Typed as keys, since a person typed it: that counts for what is known of the reply. */
static void type(struct session *session, struct text words)
{
    if (words.len > TYPED_BYTES) {
        console_paste(session, words);
        return;
    }
    while (words.len > 0) {
        struct key key = {0};
        bool is_valid;
        size_t len = utf8_decode(words, &key.code, &is_valid);

        if (key.code == '\t')
            key.code = ' ';
        if (is_valid && key_is_text(key))
            console_strike_key(session, key);
        words = text_from(words.bytes + len, words.len - len);
    }
    plain_typed(console_plain(session), &session->model);
}

/* Never by a key that may send: where Enter does, what is put in is told. */
static void type_line_end(struct session *session)
{
    struct binding binding = {0};
    struct key_sequence keys;
    bool may_send = session->model.preferences.enter_sends_in_chat;

    if (!may_send && console_find_keys(&session->model, COMMAND_NEW_LINE, 0, &keys) &&
        keymap_find(&session->model.keymap, PLACE_WRITING, &keys, &binding) ==
            KEY_MATCH_COMMAND) {
        console_strike_all(session, &keys);
        plain_typed(console_plain(session), &session->model);
    } else {
        console_paste(session, text_of("\n"));
    }
}

/* The line begins one: behind the text before it. */
static void begin_line(struct session *session)
{
    const struct composer *composer = &session->model.reply.composer;
    const struct console_place *place = console_place(session);
    struct text text = composer_text(composer);
    bool is_owed = place->owes_end && place->version == composer->version;
    bool is_within = composer->caret > 0 && text.bytes[composer->caret - 1] != '\n';

    if (composer->caret > 0 && (is_owed || is_within))
        type_line_end(session);
}

/* And ends one: before the text behind it, else when the next one comes. */
static void end_line(struct session *session)
{
    const struct composer *composer = &session->model.reply.composer;
    struct text text = composer_text(composer);
    bool is_last = composer->caret == text.len;

    if (!is_last && text.bytes[composer->caret] != '\n')
        type_line_end(session);
    *console_place(session) =
        (struct console_place){.owes_end = is_last, .version = composer->version};
}

static void take_text(struct session *session, struct text line)
{
    static const char *const escaped[] = {"\\:", "\\：", "\\?", "\\？", "\\\\"};
    bool is_escaped = false;

    for (size_t i = 0; i < COUNT_OF(escaped); i++)
        is_escaped = is_escaped || text_starts_with(line, escaped[i]);

    if (is_escaped)
        line = text_from(line.bytes + 1, line.len - 1);
    if (console_is_key_name(text_trim(line)) || plain_knows(text_trim(line)))
        plain_remark(console_plain(session), PLAIN_NOTE_TEXT);
    begin_line(session);
    type(session, line);
    end_line(session);
}

/* "???" asks for nothing. */
static bool begins_with_letter(struct text text)
{
    uint32_t first = 0;
    bool is_valid = false;

    (void)utf8_decode(text, &first, &is_valid);
    return text.len > 0 && is_valid && (utf8_is_letter(first) || utf8_is_digit(first));
}

/* "::name" or "??words" alone in a line: the macro, the articles that have them. */
static bool take_completion(struct session *session, struct text line)
{
    static const char *const signs[] = {"::", "：：", "??", "？？"};
    struct text rest = line, word;
    bool is_asked = false;

    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        size_t len = strlen(signs[i]);
        is_asked =
            is_asked || (text_starts_with(line, signs[i]) &&
                         begins_with_letter(text_from(line.bytes + len, line.len - len)));
    }
    if (!is_asked || !text_next_word(&rest, &word) || text_trim(rest).len > 0)
        return false;
    begin_line(session);
    type(session, word);
    (void)!console_strike(session, COMMAND_COMPLETE);
    return true;
}

/* ":type words": at the caret, without a line end. */
static bool take_type(struct session *session, struct text line)
{
    static const char front[] = "type ";

    if (!text_starts_with(line, front))
        return false;
    type(session, text_from(line.bytes + strlen(front), line.len - strlen(front)));
    return true;
}

/* The whole text as an editor would give it back: one undo brings the old one back. */
static void edit(struct session *session, size_t start, size_t end, struct text words)
{
    struct text text = composer_text(&session->model.reply.composer);
    char *before = memory_copy(text.bytes, text.len);
    struct buffer after;
    struct event event = {.kind = EVENT_EDITED,
                          .id = session->model.open->ticket.id,
                          .is_internal = session->model.reply.is_internal,
                          .before = before};

    buffer_init(&after, SIZE_MAX);
    buffer_add(&after, text.bytes, start);
    buffer_add(&after, words.bytes, words.len);
    buffer_add(&after, text.bytes + end, text.len - end);
    event.text = buffer_text(&after);
    session_post(session, &event);
    session_settle(session);
    buffer_release_wiped(&after);
    memory_free_wiped(before, strlen(before));
}

/* ":s/old words/new words/", or another sign for the slash: where the old ones stand once.
 */
static bool take_change(struct session *session, struct text line)
{
    struct text text = composer_text(&session->model.reply.composer);
    struct text rest, old, new;
    const char *at;

    if (line.len < 4 || line.bytes[0] != 's' || !ispunct((unsigned char)line.bytes[1]))
        return false;
    rest = text_from(line.bytes + 2, line.len - 2);
    if (memchr(rest.bytes, line.bytes[1], rest.len) == NULL ||
        !text_next(&rest, line.bytes[1], &old) || old.len == 0)
        return false;
    if (!text_next(&rest, line.bytes[1], &new))
        new = text_of("");
    at = text_find(text, old);
    size_t start = at == NULL ? text.len : (size_t)(at - text.bytes);
    if (at == NULL)
        plain_remark(console_plain(session), PLAIN_NOTE_NOT_THERE);
    else if (text_find(text_from(at + 1, text.len - start - 1), old) != NULL)
        plain_remark(console_plain(session), PLAIN_NOTE_TWICE);
    else
        edit(session, start, start + old.len, new);
    return true;
}

/* ":line 3": to the start of that line, or of the last, which is told. */
static bool take_line_number(struct session *session, struct text line)
{
    static const char front[] = "line ";
    int64_t number;

    if (!text_starts_with(line, front) ||
        !text_to_integer(
            text_trim(text_from(line.bytes + strlen(front), line.len - strlen(front))), 1,
            LINES_MAX, &number))
        return false;
    (void)!console_strike(session, COMMAND_TEXT_START);
    for (; number > 1; number--) {
        size_t before = session->model.reply.composer.caret;

        if (!console_strike(session, COMMAND_LINE_DOWN) ||
            session->model.reply.composer.caret == before)
            break;
    }
    (void)!console_strike(session, COMMAND_LINE_START); /* down the last one is its end */
    return true;
}

void console_take_writing(struct session *session, struct text line)
{
    struct text words = console_without_colon(line);

    if (take_completion(session, line))
        return;
    if (words.len == line.len) {
        take_text(session, line);
        return;
    }
    if (take_type(session, words) || take_change(session, words) ||
        take_line_number(session, words) || console_refuses(session, line))
        return;
    words = text_trim(words);
    if (words.len > 0 && !console_take_word(session, words) &&
        !console_strike_named(session, words) && !console_strike_command(session, words))
        console_take_command(session, words);
}
