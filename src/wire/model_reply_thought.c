/* What a model thinks in front of its answer, left out while it comes in pieces. */
#include "model_reply_parts.h"

#include <string.h>

static const char opening[] = "<think>";
static const char closing[] = "</think>";

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/* Takes a byte of what may be a thought's beginning; false where it is none: all is held.
 */
static bool take_opening(struct reply_answer *answer, char byte)
{
    size_t spaces = 0;
    while (spaces < answer->held_len && is_space(answer->held[spaces])) {
        spaces++;
    }
    size_t matched = answer->held_len - spaces;
    bool goes_on = byte == opening[matched] || (matched == 0 && is_space(byte));
    if (!goes_on || answer->held_len + 1 == THOUGHT_HELD) {
        answer->thought = THOUGHT_NONE;
        return false;
    }
    answer->held[answer->held_len++] = byte;
    if (matched + 1 == strlen(opening)) {
        answer->held_len = 0;
        answer->thought = THOUGHT_RUNS;
    }
    return true;
}

/* held_len counts how much of the closing stands behind one another. */
static void take_thought(struct reply_answer *answer, char byte)
{
    if (byte != closing[answer->held_len]) {
        answer->held_len = 0;
    }
    answer->held_len += byte == closing[answer->held_len];
    if (answer->held_len == strlen(closing)) {
        answer->held_len = 0;
        answer->thought = THOUGHT_ENDED;
    }
}

struct text reply_answer_rest(struct reply_answer *answer)
{
    struct text held = text_from(answer->held, answer->held_len);
    bool is_answer = answer->thought == THOUGHT_MAY_COME || answer->thought == THOUGHT_NONE;
    answer->held_len = 0;
    return is_answer ? held : text_from(answer->held, 0);
}

struct text reply_answer_text(struct reply_answer *answer, struct text text,
                              struct text *held)
{
    size_t at = 0;
    while (at < text.len && answer->thought != THOUGHT_NONE) {
        if (answer->thought == THOUGHT_MAY_COME) {
            at += take_opening(answer, text.bytes[at]);
        } else if (answer->thought == THOUGHT_RUNS) {
            take_thought(answer, text.bytes[at++]);
        } else if (is_space(text.bytes[at])) {
            at++; /* between the thought and the answer */
        } else {
            answer->thought = THOUGHT_NONE;
        }
    }
    *held = answer->thought == THOUGHT_NONE ? reply_answer_rest(answer)
                                            : text_from(answer->held, 0);
    if (held->len > 0 && held->len == at) { /* all of it is of this text */
        held->len = 0;
        at = 0;
    }
    return text_from(text.bytes + at, text.len - at);
}
