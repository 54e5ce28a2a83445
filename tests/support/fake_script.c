#include "support/fake_script.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define FILE_LIMIT ((size_t)256 * 1024 * 1024)

struct reading {
    struct fake_script *script;
    const char *path;
    struct fake_rule *rule;     /* NULL before the first */
    struct fake_stream *stream; /* whom a line "draft" is for */
    const char *complaint;
};

static bool complain(struct reading *reading, const char *what)
{
    reading->complaint = what;
    return false;
}

static char *copy_of(struct reading *reading, struct text text)
{
    return arena_copy(&reading->script->arena, text.bytes, text.len);
}

static int hex_value(char digit)
{
    const char *digits = "0123456789abcdef";
    const char *at = digit == '\0' ? NULL : strchr(digits, digit | 0x20);
    return at == NULL ? -1 : (int)(at - digits);
}

/* \n \r \t \\ \" \xNN; any other backslash stands for itself. */
static struct text unescape(struct reading *reading, struct text text)
{
    static const char names[] = "nrt\\\"";
    static const char values[] = "\n\r\t\\\"";
    char *out = copy_of(reading, text);
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++) {
        const char *at = text.bytes + i;
        char next = *at == '\\' && i + 1 < text.len ? at[1] : '\0';
        const char *name = next == '\0' ? NULL : strchr(names, next);
        bool is_hex = next == 'x' && i + 3 < text.len && hex_value(at[2]) >= 0 &&
                      hex_value(at[3]) >= 0;
        if (name != NULL)
            out[len++] = values[name - names];
        else
            out[len++] = is_hex ? (char)(hex_value(at[2]) * 16 + hex_value(at[3])) : *at;
        i += name != NULL ? 1 : is_hex ? 3 : 0;
    }
    return text_from(out, len);
}

struct unit {
    const char *name;
    int64_t factor;
};
static const struct unit times[] = {
    {"ns", 1}, {"us", 1000}, {"ms", 1000000}, {"s", 1000000000}, {NULL, 0}};
static const struct unit sizes[] = {
    {"", 1}, {"KB", 1000}, {"MB", 1000000}, {"GB", 1000000000}, {NULL, 0}};

/* Digits and a unit of the table: "200ms", "100MB". */
static bool read_measure(struct text text, const struct unit *units, int64_t *value)
{
    size_t digits = 0;

    while (digits < text.len && text.bytes[digits] >= '0' && text.bytes[digits] <= '9')
        digits++;
    if (!text_to_integer(text_from(text.bytes, digits), 0, INT32_MAX, value))
        return false;
    for (; units->name != NULL; units++) {
        if (text_is(text_from(text.bytes + digits, text.len - digits), units->name)) {
            *value *= units->factor;
            return true;
        }
    }
    return false;
}

static bool read_number(struct text text, int64_t *value)
{
    return text_to_integer(text, 0, INT64_MAX, value);
}

/* "N", "N-" or "N-M": the how-manieth. */
static bool read_nth(struct fake_rule *rule, struct text text)
{
    const char *dash = memchr(text.bytes, '-', text.len);
    size_t len = dash == NULL ? text.len : (size_t)(dash - text.bytes);

    if (!read_number(text_from(text.bytes, len), &rule->first))
        return false;
    if (dash == NULL)
        rule->last = rule->first;
    return dash == NULL || len + 1 == text.len ||
           read_number(text_from(dash + 1, text.len - len - 1), &rule->last);
}

/* The "words in quotes" at the front of rest. */
static bool next_quoted(struct reading *reading, struct text *rest, struct text *quoted)
{
    size_t end = 1;

    *rest = text_trim(*rest);
    if (rest->len < 2 || rest->bytes[0] != '"')
        return false;
    while (end < rest->len && rest->bytes[end] != '"')
        end += rest->bytes[end] == '\\' ? 2 : 1;
    if (end >= rest->len)
        return false;
    *quoted = unescape(reading, text_from(rest->bytes + 1, end - 1));
    *rest = text_from(rest->bytes + end + 1, rest->len - end - 1);
    return true;
}

static bool read_on(struct reading *reading, struct text rest)
{
    struct fake_script *script = reading->script;
    struct text method, path, word;
    struct fake_rule *rule;

    if (!text_next_word(&rest, &method) || !text_next_word(&rest, &path))
        return complain(reading, "on METHOD PATH [has \"WORDS\"]... [nth N]");
    script->rules = arena_reserve(&script->arena, script->rules, &script->rule_capacity,
                                  script->rule_count, sizeof(*script->rules));
    rule = &script->rules[script->rule_count++];
    *rule = (struct fake_rule){.method = copy_of(reading, method),
                               .path = copy_of(reading, path),
                               .first = 1,
                               .last = INT64_MAX,
                               .status = 200,
                               .reason = "OK",
                               .length = -1,
                               .cut = -1};
    buffer_init(&rule->headers, FILE_LIMIT);
    reading->rule = rule;
    reading->stream = NULL;
    while (text_next_word(&rest, &word)) {
        if (text_is(word, "has") && rule->has_count < FAKE_HAS_MAX &&
            next_quoted(reading, &rest, &rule->has[rule->has_count])) {
            rule->has_count++;
        } else if (!text_is(word, "nth") || !text_next_word(&rest, &word) ||
                   !read_nth(rule, word)) {
            return complain(reading,
                            "behind the path: has \"WORDS\", nth N, nth N-, nth N-M");
        }
    }
    return true;
}

static bool read_status(struct reading *reading, struct text rest)
{
    struct text number;

    if (!text_next_word(&rest, &number) || !read_number(number, &reading->rule->status))
        return complain(reading, "status NUMBER [REASON]");
    rest = text_trim(rest);
    reading->rule->reason = rest.len == 0 ? "As told" : copy_of(reading, rest);
    return true;
}

static bool read_header(struct reading *reading, struct text rest)
{
    struct text line = unescape(reading, rest);

    buffer_add(&reading->rule->headers, line.bytes, line.len);
    return buffer_add_text(&reading->rule->headers, "\r\n");
}

static bool read_framing(struct reading *reading, struct text rest)
{
    static const char *const names[] = {"steps", "length", "chunked", "close", "raw"};
    struct text name, number;
    size_t i = 0;

    if (!text_next_word(&rest, &name))
        return complain(reading, "framing length [N], chunked, close or raw");
    while (i < COUNT_OF(names) && !text_is(name, names[i]))
        i++;
    if (i == COUNT_OF(names))
        return complain(reading, "framing length [N], chunked, close or raw");
    reading->rule->framing = (enum fake_framing)i;
    if (i == FRAMING_LENGTH && text_next_word(&rest, &number) &&
        !read_measure(number, sizes, &reading->rule->length))
        return complain(reading, "framing length N");
    return true;
}

static bool read_connection(struct reading *reading, struct text rest)
{
    (void)rest;
    reading->rule->closes = true;
    return true;
}

static bool read_pieces(struct reading *reading, struct text rest)
{
    struct fake_rule *rule = reading->rule;
    struct text word;

    if (!text_next_word(&rest, &word) || !read_measure(word, sizes, &rule->piece))
        return complain(reading, "pieces N [every TIME]");
    if (text_next_word(&rest, &word) &&
        (!text_is(word, "every") || !text_next_word(&rest, &word) ||
         !read_measure(word, times, &rule->piece_ns)))
        return complain(reading, "pieces N [every TIME]");
    return true;
}

static bool read_cut(struct reading *reading, struct text rest)
{
    struct text word;

    if (!text_next_word(&rest, &word) || !read_measure(word, sizes, &reading->rule->cut))
        return complain(reading, "cut N [reset]");
    reading->rule->cut_resets = text_next_word(&rest, &word) && text_is(word, "reset");
    return true;
}

static struct fake_step *add_step(struct reading *reading, enum fake_step_kind kind)
{
    struct fake_rule *rule = reading->rule;

    rule->steps = arena_reserve(&reading->script->arena, rule->steps, &rule->step_capacity,
                                rule->step_count, sizeof(*rule->steps));
    rule->steps[rule->step_count] = (struct fake_step){.kind = kind};
    return &rule->steps[rule->step_count++];
}

static bool read_text(struct reading *reading, struct text rest)
{
    add_step(reading, STEP_BYTES)->bytes = unescape(reading, rest);
    return true;
}

static bool read_bytes_of(const char *path, struct buffer *out)
{
    char bytes[65536];
    ssize_t got;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return false;
    while ((got = read(fd, bytes, sizeof(bytes))) > 0)
        buffer_add(out, bytes, (size_t)got);
    close(fd);
    return got == 0 && !out->is_cut;
}

/* A path that is not absolute begins at the script's folder. */
static bool read_file(struct reading *reading, struct text rest)
{
    const char *slash = strrchr(reading->path, '/');
    int folder =
        slash == NULL || rest.bytes[0] == '/' ? 0 : (int)(slash + 1 - reading->path);
    struct arena *arena = &reading->script->arena;
    struct buffer bytes;
    bool is_read;

    buffer_init(&bytes, FILE_LIMIT);
    is_read = read_bytes_of(
        arena_format(arena, "%.*s%.*s", folder, reading->path, (int)rest.len, rest.bytes),
        &bytes);
    add_step(reading, STEP_BYTES)->bytes =
        text_from(arena_copy(arena, buffer_text(&bytes), bytes.len), bytes.len);
    buffer_release(&bytes);
    return is_read || complain(reading, "file: it cannot be read");
}

static bool read_fill(struct reading *reading, struct text rest)
{
    struct fake_step *step = add_step(reading, STEP_FILL);
    struct text word;

    step->size = -1;
    if (!text_next_word(&rest, &word) ||
        (!text_is(word, "endless") && !read_measure(word, sizes, &step->size)))
        return complain(reading, "fill SIZE TEXT, fill endless TEXT");
    step->bytes = unescape(reading, text_trim(rest));
    return step->bytes.len != 0 || complain(reading, "fill: with what?");
}

static bool read_wait(struct reading *reading, struct text rest)
{
    return read_measure(rest, times, &add_step(reading, STEP_WAIT)->size) ||
           complain(reading, "wait TIME, as 200ms");
}

static bool read_head(struct reading *reading, struct text rest)
{
    (void)rest;
    return add_step(reading, STEP_HEAD) != NULL;
}

static bool read_close(struct reading *reading, struct text rest)
{
    (void)rest;
    return add_step(reading, STEP_CLOSE) != NULL;
}

static bool read_reset(struct reading *reading, struct text rest)
{
    (void)rest;
    return add_step(reading, STEP_RESET) != NULL;
}

static bool read_never(struct reading *reading, struct text rest)
{
    (void)rest;
    return add_step(reading, STEP_NEVER) != NULL;
}

static struct fake_draft *add_draft(struct reading *reading)
{
    struct fake_stream *stream = reading->stream;

    stream->drafts =
        arena_reserve(&reading->script->arena, stream->drafts, &stream->draft_capacity,
                      stream->draft_count, sizeof(*stream->drafts));
    return &stream->drafts[stream->draft_count++];
}

static bool read_stream_option(struct reading *reading, struct text word)
{
    struct fake_stream *stream = reading->stream;
    const char *equals = memchr(word.bytes, '=', word.len);
    size_t len = equals == NULL ? word.len : (size_t)(equals - word.bytes);
    struct text name = text_from(word.bytes, len);
    struct text value =
        equals == NULL ? text_of("") : text_from(equals + 1, word.len - len - 1);
    int64_t n = 0;

    if (text_is(name, "n")) {
        for (bool is_good = read_number(value, &n) && n <= 100; is_good && n > 0; n--)
            add_draft(reading);
        return stream->draft_count != 0;
    }
    if (text_is(name, "finish"))
        stream->finish = copy_of(reading, value);
    stream->is_whole |= text_is(name, "whole");
    stream->has_usage |= text_is(name, "usage");
    stream->is_undone |= text_is(name, "undone");
    stream->is_stamped |= text_is(name, "stamped");
    return (text_is(name, "tokens") && read_number(value, &stream->numbered)) ||
           (text_is(name, "every") && read_measure(value, times, &stream->every_ns)) ||
           text_is(name, "finish") || text_is(name, "whole") || text_is(name, "usage") ||
           text_is(name, "undone") || text_is(name, "stamped");
}

static bool read_stream(struct reading *reading, struct text rest)
{
    static const char *const names[] = {"chat", "completions", "responses", "messages"};
    struct fake_stream *stream = arena_get(&reading->script->arena, sizeof(*stream));
    struct text word;
    size_t api = 0;

    if (!text_next_word(&rest, &word))
        return complain(reading, "stream chat|completions|responses|messages [OPTION]...");
    while (api < COUNT_OF(names) && !text_is(word, names[api]))
        api++;
    if (api == COUNT_OF(names))
        return complain(reading, "stream chat|completions|responses|messages [OPTION]...");
    stream->api = (enum fake_api)api;
    reading->stream = stream;
    while (text_next_word(&rest, &word))
        if (!read_stream_option(reading, word))
            return complain(reading, "an option of a stream is not known or wrong");
    if (stream->numbered != 0 && stream->draft_count == 0)
        add_draft(reading);
    add_step(reading, STEP_STREAM)->stream = stream;
    return true;
}

/* A token is a word with the space before it. */
static bool read_draft(struct reading *reading, struct text rest)
{
    struct fake_draft *draft;
    struct text text = unescape(reading, rest);
    size_t from = 0;

    if (reading->stream == NULL)
        return complain(reading, "draft: behind a stream");
    draft = add_draft(reading);
    for (size_t i = 1; i <= text.len; i++) {
        if (i < text.len && text.bytes[i] != ' ')
            continue;
        draft->tokens =
            arena_reserve(&reading->script->arena, draft->tokens, &draft->capacity,
                          draft->count, sizeof(*draft->tokens));
        draft->tokens[draft->count++] = text_from(text.bytes + from, i - from);
        from = i;
    }
    return true;
}

static const struct {
    const char *name;
    bool (*read)(struct reading *reading, struct text rest);
} words[] = {
    {"on", read_on},           {"status", read_status},     {"header", read_header},
    {"framing", read_framing}, {"closes", read_connection}, {"pieces", read_pieces},
    {"cut", read_cut},         {"text", read_text},         {"file", read_file},
    {"fill", read_fill},       {"wait", read_wait},         {"head", read_head},
    {"close", read_close},     {"reset", read_reset},       {"never", read_never},
    {"stream", read_stream},   {"draft", read_draft},
};

static bool read_line(struct reading *reading, struct text line)
{
    struct text rest = text_trim(line), word;

    if (!text_next_word(&rest, &word) || word.bytes[0] == '#')
        return true;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (!text_is(word, words[i].name))
            continue;
        if (i != 0 && reading->rule == NULL)
            return complain(reading, "before the first \"on\"");
        return words[i].read(reading, text_trim(rest));
    }
    return complain(reading, "no such word");
}

bool fake_script_read(struct fake_script *script, const char *path, const char **complaint)
{
    struct reading reading = {
        .script = script, .path = path, .complaint = "cannot be read"};
    struct buffer bytes;
    struct text rest, line;
    int number = 0;
    bool is_good;

    *script = (struct fake_script){0};
    arena_init(&script->arena);
    buffer_init(&bytes, FILE_LIMIT);
    is_good = read_bytes_of(path, &bytes);
    rest = text_from(buffer_text(&bytes), bytes.len);
    while (is_good && text_next(&rest, '\n', &line)) {
        number++;
        is_good = read_line(&reading, line);
    }
    buffer_release(&bytes);
    if (!is_good)
        *complaint = arena_format(&script->arena, "line %d: %s", number, reading.complaint);
    return is_good;
}

void fake_script_release(struct fake_script *script)
{
    for (size_t i = 0; i < script->rule_count; i++)
        buffer_release(&script->rules[i].headers);
    arena_release(&script->arena);
}
