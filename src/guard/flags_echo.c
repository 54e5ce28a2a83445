/* A text that repeats what a model was told, sentence for sentence. */
#include "guard/judge.h"

#include <string.h>

#define SENTENCE_MIN 20 /* bytes, as in the policy */

struct taught {
    const char *const *texts;
    size_t text_count;
    struct arena *arena;
    bool is_read;
    struct text *words; /* folded */
    size_t word_count;
    size_t word_capacity;
    uint64_t *sentences;
    size_t count;
    size_t capacity;
};

struct instructions {
    struct taught *told;
};

/* Their lines are broken in the midst of sentences. */
static struct text unwrap(const char *text, struct arena *arena)
{
    size_t len = strlen(text);
    char *line = arena_copy(arena, text, len);
    for (size_t i = 0; i + 1 < len; i++) {
        bool is_break =
            line[i] == '\n' && line[i + 1] != '\n' && (i == 0 || line[i - 1] != '\n');
        line[i] = is_break ? ' ' : line[i];
    }
    return text_from(line, len);
}

static void word_add(struct taught *told, struct text word)
{
    told->words = arena_reserve(told->arena, told->words, &told->word_capacity,
                                told->word_count, sizeof(*told->words));
    told->words[told->word_count++] = word;
}

static void sentence_add(struct taught *told, uint64_t hash)
{
    told->sentences = arena_reserve(told->arena, told->sentences, &told->capacity,
                                    told->count, sizeof(*told->sentences));
    told->sentences[told->count++] = hash;
}

static void text_add(struct taught *told, const char *text)
{
    struct reading reading;
    reading_read(unwrap(text, told->arena), told->arena, &reading);
    for (size_t i = 0; i < reading.scan.count; i++) {
        bool is_word = reading.scan.tokens[i].kind == TOKEN_WORD;
        word_add(told, is_word ? scan_folded(&reading.scan, i) : text_of(""));
    }
    for (size_t i = 0; i < reading.sentence_count; i++) {
        const struct sentence *sentence = &reading.sentences[i];
        if (reading_text(&reading, sentence->first, sentence->end).len >= SENTENCE_MIN) {
            sentence_add(told, reading_hash(&reading, sentence->first, sentence->end));
        }
    }
}

const struct instructions *instructions_of(const char *const *texts, size_t count,
                                           struct arena *arena)
{
    struct instructions *instructions = arena_get(arena, sizeof(*instructions));
    const char **kept = arena_get(arena, (count + 1) * sizeof(*kept));
    for (size_t i = 0; i < count; i++) {
        kept[i] = arena_text(arena, texts[i]);
    }
    instructions->told = arena_get(arena, sizeof(*instructions->told));
    *instructions->told =
        (struct taught){.texts = kept, .text_count = count, .arena = arena};
    return instructions;
}

/* Not before somebody asks: it needs the whole lexicon, which no start waits for. */
static const struct taught *told_by(const struct instructions *instructions)
{
    struct taught *told = instructions->told;
    for (size_t i = 0; !told->is_read && i < told->text_count; i++) {
        text_add(told, told->texts[i]);
    }
    told->is_read = true;
    return told;
}

bool guard_make_ready(const struct instructions *instructions)
{
    bool is_ready = lexicon_step();
    if (is_ready && instructions != NULL && !instructions->told->is_read) {
        told_by(instructions);
    }
    return is_ready;
}

bool instructions_have(const struct instructions *instructions, const char *word)
{
    const struct taught *told = instructions == NULL ? NULL : told_by(instructions);
    for (size_t i = 0; told != NULL && i < told->word_count; i++) {
        if (text_is(told->words[i], word)) {
            return true;
        }
    }
    return false;
}

static bool is_told(const struct instructions *instructions, uint64_t hash)
{
    const struct taught *told = told_by(instructions);
    for (size_t i = 0; i < told->count; i++) {
        if (told->sentences[i] == hash) {
            return true;
        }
    }
    return false;
}

void flags_of_echo(struct judge *judge)
{
    const struct instructions *instructions = judge->facts->instructions;
    const struct reading *reading = judge->reading;
    for (size_t i = 0; instructions != NULL && i < reading->sentence_count; i++) {
        const struct sentence *sentence = &reading->sentences[i];
        if (reading_text(reading, sentence->first, sentence->end).len >= SENTENCE_MIN &&
            is_told(instructions, reading_hash(reading, sentence->first, sentence->end))) {
            flag_tokens(judge, sentence->first, sentence->end, RULE_ECHO,
                        "This sentence is one of those that a model is told.");
            return;
        }
    }
}
