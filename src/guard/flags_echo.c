/* A text that repeats what a model was told, sentence for sentence. */
#include "guard/judge.h"

#include <string.h>

#define SENTENCE_MIN 20 /* bytes, as in the policy */

struct instructions {
    struct text *words; /* folded */
    size_t word_count;
    size_t word_capacity;
    uint64_t *sentences;
    size_t count;
    size_t capacity;
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

static void instructions_add(struct instructions *instructions, const char *text,
                             struct arena *arena)
{
    struct reading reading;
    reading_read(unwrap(text, arena), arena, &reading);
    for (size_t i = 0; i < reading.scan.count; i++) {
        struct text word = reading.scan.tokens[i].kind == TOKEN_WORD
                               ? scan_folded(&reading.scan, i)
                               : text_of("");
        instructions->words =
            arena_reserve(arena, instructions->words, &instructions->word_capacity,
                          instructions->word_count, sizeof(*instructions->words));
        instructions->words[instructions->word_count++] = word;
    }
    for (size_t i = 0; i < reading.sentence_count; i++) {
        const struct sentence *sentence = &reading.sentences[i];
        if (reading_text(&reading, sentence->first, sentence->end).len < SENTENCE_MIN) {
            continue;
        }
        instructions->sentences =
            arena_reserve(arena, instructions->sentences, &instructions->capacity,
                          instructions->count, sizeof(*instructions->sentences));
        instructions->sentences[instructions->count++] =
            reading_hash(&reading, sentence->first, sentence->end);
    }
}

const struct instructions *instructions_of(const char *const *texts, size_t count,
                                           struct arena *arena)
{
    struct instructions *instructions = arena_get(arena, sizeof(*instructions));
    for (size_t i = 0; i < count; i++) {
        instructions_add(instructions, texts[i], arena);
    }
    return instructions;
}

bool instructions_have(const struct instructions *instructions, const char *word)
{
    for (size_t i = 0; instructions != NULL && i < instructions->word_count; i++) {
        if (text_is(instructions->words[i], word)) {
            return true;
        }
    }
    return false;
}

static bool is_told(const struct instructions *instructions, uint64_t hash)
{
    for (size_t i = 0; i < instructions->count; i++) {
        if (instructions->sentences[i] == hash) {
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
