#include "guard/judge.h"
#include "guard/mask.h"

#include "base/utf8.h"
#include "guard/language.h"

#include <string.h>

#define SENTENCE_MIN   20 /* bytes, as in the policy */
#define NOTES_MAX      8  /* of the thread that are compared */
#define NOTE_BYTES     ((size_t)8192)
#define MESSAGES_MAX   20 /* that are asked for the customer's language */
#define LANGUAGE_BYTES ((size_t)4096)
#define HOLE_BYTES     ((size_t)64) /* from its first byte to its end mark */
#define HOLES_MAX      64           /* of a kind that are flagged */

/* In a line that begins with ">": a reply that a senior is asked about is nothing kept. */
static bool is_quoted(const struct reading *reading, const struct sentence *sentence)
{
    struct text text = reading->scan.text;
    size_t at = reading->scan.tokens[sentence->first].start;
    while (at > 0 && text.bytes[at - 1] != '\n') {
        at--;
    }
    return at < text.len && text.bytes[at] == '>';
}

static void message_hash(struct arena *arena, const char *text, struct hashes *hashes)
{
    struct reading reading;
    reading_read(text_of(text), arena, &reading);
    for (size_t i = 0; i < reading.sentence_count; i++) {
        const struct sentence *sentence = &reading.sentences[i];
        if (reading_text(&reading, sentence->first, sentence->end).len < SENTENCE_MIN ||
            is_quoted(&reading, sentence)) {
            continue;
        }
        hashes->items = arena_reserve(arena, hashes->items, &hashes->capacity,
                                      hashes->count, sizeof(*hashes->items));
        hashes->items[hashes->count++] =
            reading_hash(&reading, sentence->first, sentence->end);
    }
}

static bool has_hash(const struct hashes *hashes, uint64_t hash)
{
    for (size_t i = 0; i < hashes->count; i++) {
        if (hashes->items[i] == hash) {
            return true;
        }
    }
    return false;
}

/* The newest notes of the thread, or what was said in public beside them. */
static void thread_hash(const struct ticket *ticket, bool of_notes, struct arena *arena,
                        struct hashes *hashes)
{
    size_t bytes = 0;
    size_t count = 0;
    for (size_t back = 1; ticket != NULL && back <= ticket->message_count &&
                          back <= (size_t)NOTES_MAX * 4 && count < NOTES_MAX;
         back++) {
        const struct message *message = &ticket->messages[ticket->message_count - back];
        if (message->text == NULL || message->is_internal != of_notes) {
            continue;
        }
        bytes += strlen(message->text);
        if (bytes > NOTE_BYTES) {
            return;
        }
        message_hash(arena, message->text, hashes);
        count++;
    }
}

/* A sentence of the text that stands only where customers do not read. */
static const char *origin_of(struct judge *judge, uint64_t hash, const struct hashes *notes)
{
    const struct policy *policy = judge->policy;
    if (policy_sentence(policy->told, policy->told_count, hash) != NULL) {
        return NULL;
    }
    if (policy_sentence(policy->kept, policy->kept_count, hash) != NULL) {
        return "This sentence stands only in an internal article.";
    }
    if (!has_hash(notes, hash)) {
        return NULL;
    }
    struct hashes public = {NULL, 0, 0};
    if (judge_works(judge, 5000)) {
        thread_hash(judge->facts->ticket, false, judge->arena, &public);
    }
    return has_hash(&public, hash) ? NULL
                                   : "This sentence stands only in an internal note.";
}

static const struct hashes *notes_of(struct judge *judge)
{
    struct guard_memory *memory = judge->memory;
    if (!memory->has_notes) {
        thread_hash(judge->facts->ticket, true, memory->arena, &memory->notes);
        memory->has_notes = true;
    }
    return &memory->notes;
}

static void internal_read(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    const struct hashes *notes = notes_of(judge);
    if (notes->count == 0 && judge->policy->kept_count == 0) {
        return;
    }
    for (size_t i = 0; i < reading->sentence_count; i++) {
        const struct sentence *sentence = &reading->sentences[i];
        if (reading_text(reading, sentence->first, sentence->end).len < SENTENCE_MIN) {
            continue;
        }
        const char *reason =
            origin_of(judge, reading_hash(reading, sentence->first, sentence->end), notes);
        if (reason != NULL) {
            flag_tokens(judge, sentence->first, sentence->end, RULE_INTERNAL, reason);
        }
    }
}

/* Characters that nobody sees. */
static void hidden_read(struct judge *judge)
{
    struct text text = judge->reading->scan.text;
    size_t at = 0;
    if (judge->reading->scan.hidden == 0) {
        return;
    }
    while (at < text.len) {
        uint32_t code_point;
        size_t len =
            utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
        if (scan_is_hidden(code_point)) {
            flag_add(judge, at, at + len, RULE_HIDDEN,
                     "Characters that nobody sees stand in the text.");
            return;
        }
        at += len;
    }
}

struct hole {
    const char *opens;
    const char *closes;
    enum guard_rule rule;
    bool is_one_open; /* it needs no end to be one */
    const char *reason;
};

/* Every one; a text full of them is stopped by its first ones as well as by all. */
static void hole_read(struct judge *judge, const struct hole *hole)
{
    struct text text = judge->reading->scan.text;
    size_t opens = strlen(hole->opens), closes = strlen(hole->closes), at = 0;
    for (size_t found = 0; found < HOLES_MAX;) {
        const char *open =
            memmem(text.bytes + at, text.len - at, hole->opens, opens);
        if (open == NULL) {
            return;
        }
        size_t start = (size_t)(open - text.bytes);
        size_t left = text.len - start;
        size_t reach = left < HOLE_BYTES + closes ? left : HOLE_BYTES + closes;
        const char *close = memmem(open, reach, hole->closes, closes);
        at = close != NULL ? (size_t)(close - text.bytes) + closes : start + opens;
        if (close != NULL || hole->is_one_open) {
            flag_add(judge, start, at, hole->rule, hole->reason);
            found++;
        }
    }
}

/* "[[EMAIL_1]]", "⟦EMAIL_9⟧", "{{order.eta}}": what should have been filled in. */
static void holes_read(struct judge *judge)
{
    static const struct hole holes[] = {
        {"[[", "]]", RULE_PLACEHOLDER, false, "A placeholder was not filled in."},
        {"⟦", "⟧", RULE_PLACEHOLDER, false,
         "The model altered a placeholder here: write what belongs there."},
        {"{{", "}}", RULE_VARIABLE, true, "A variable was not filled in."},
    };
    for (size_t i = 0; i < COUNT_OF(holes); i++) {
        hole_read(judge, &holes[i]);
    }
}

/* "[NAME_1]", "<<NAME_1>>": as a model wrote one, or somebody typed it. */
static void bent_holes_read(struct judge *judge)
{
    struct text text = judge->reading->scan.text;
    size_t start;
    size_t end = 0;
    while (mask_placeholder_bent(text, end, &start, &end)) {
        flag_add(judge, start, end, RULE_PLACEHOLDER, "A placeholder was not filled in.");
    }
}

void flags_of_origin(struct judge *judge)
{
    internal_read(judge);
    hidden_read(judge);
    holes_read(judge);
    bent_holes_read(judge);
}

/* No words of the agent's own. */
#define SCOPES_NOT_OWN (SCOPE_TITLE | SCOPE_NAME | SCOPE_LINK | SCOPE_IDENTIFIER)

/* Letters of the text without titles, names and links; one of a script without spaces
 * counts as two. */
static size_t own_letters(const struct reading *reading)
{
    size_t letters = 0;
    for (size_t i = 0; i < reading->scan.count && letters < LANGUAGE_LETTERS; i++) {
        if ((reading->scopes[i] & SCOPES_NOT_OWN) == 0) {
            const struct token *token = &reading->scan.tokens[i];
            letters += token->kind == TOKEN_WORD ? utf8_count(scan_raw(&reading->scan, i))
                       : token->kind == TOKEN_CHARACTER ? 2
                                                        : 0;
        }
    }
    return letters;
}

/* Written in a script that says the language by a few letters: "退货可以吗". */
static bool is_told_by_script(const char *lang)
{
    static const char *const langs[] = {"zh", "ja", "ko", "ar", "fa", "ru",
                                        "uk", "el", "he", "th", "hi"};
    for (size_t i = 0; i < COUNT_OF(langs); i++) {
        if (string_equals(lang, langs[i])) {
            return true;
        }
    }
    return false;
}

static const char *language_of_message(const char *message, const char *usual)
{
    struct text text = text_from(message, strnlen(message, LANGUAGE_BYTES));
    const char *lang = language_of_usual(text, usual);
    return is_told_by_script(lang) || language_letters(text) >= LANGUAGE_LETTERS ? lang
                                                                                 : NULL;
}

/* Of the newest of the customer's messages that tells it ("OK" does not); NULL for none. */
static const char *wanted_find(const struct facts *facts)
{
    const struct ticket *ticket = facts->ticket;
    const char *usual = ticket != NULL ? ticket->lang : NULL;
    const char *lang = NULL;
    if (usual == NULL && facts->customer != NULL) {
        usual = facts->customer->lang;
    }
    for (size_t back = 1; ticket != NULL && lang == NULL && back <= ticket->message_count &&
                          back <= MESSAGES_MAX;
         back++) {
        const struct message *message = &ticket->messages[ticket->message_count - back];
        if (message->from == FROM_CUSTOMER && message->text != NULL) {
            lang = language_of_message(message->text, usual);
        }
    }
    return lang;
}

static const char *wanted_language(struct judge *judge)
{
    struct guard_memory *memory = judge->memory;
    if (!memory->has_wanted) {
        memory->wanted = wanted_find(judge->facts);
        memory->has_wanted = true;
    }
    return memory->wanted;
}

void flags_of_language(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    const char *wanted = wanted_language(judge);
    if (wanted == NULL || own_letters(reading) < LANGUAGE_LETTERS) {
        return;
    }
    struct language_part own = {.scan = &reading->scan,
                                .bytes = LANGUAGE_BYTES,
                                .scopes = reading->scopes,
                                .masked = SCOPES_NOT_OWN,
                                .rival = wanted};
    bool surely;
    const char *lang = language_of_part(&own, &surely);
    if (!surely || lang == NULL || language_is_same(lang, wanted)) {
        return;
    }
    flag_add(judge, 0, reading->scan.text.len, RULE_LANGUAGE,
             arena_format(judge->arena,
                          "The customer writes in another language (%s, not %s).", wanted,
                          lang));
}
