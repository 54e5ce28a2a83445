#include "guard/mask.h"

#include "guard/lexicon.h"

#include <string.h>

/* The classes by name, and what is said of a ticket that one of them holds back. */
static const struct {
    const char *name;
    const char *why;
} classes_known[NEVER_COUNT] = {
    [NEVER_HEALTH] = {"health", "it speaks of health"},
    [NEVER_CHILD] = {"child", "it speaks of a child"},
    [NEVER_THREAT] = {"threat", "it speaks of a threat"},
    [NEVER_COURT] = {"court", "it speaks of a court or a lawyer"},
    [NEVER_IDENTITY] = {"identity", "it speaks of an identity paper"},
};

static bool is_asked(const char *const *classes, size_t count, size_t class)
{
    for (size_t i = 0; i < count; i++) {
        if (string_equals(classes[i], classes_known[class].name)) {
            return true;
        }
    }
    return classes == NULL || count == 0;
}

/* A name that no class has holds back everything: better than a class left out in silence.
 */
static bool has_unknown(const char *const *classes, size_t count)
{
    for (size_t i = 0; classes != NULL && i < count; i++) {
        bool is_known = false;
        for (size_t k = 0; k < NEVER_COUNT; k++) {
            is_known |= string_equals(classes[i], classes_known[k].name);
        }
        if (!is_known) {
            return true;
        }
    }
    return false;
}

static const char *never_in(struct text text, const char *const *classes, size_t count)
{
    struct arena arena;
    struct scan scan;
    struct mark *marks;
    size_t mark_count;
    const char *why = NULL;
    arena_init(&arena);
    scan_read(text, &arena, &scan);
    lexicon_find_never(&scan, &arena, &marks, &mark_count);
    for (size_t i = 0; i < mark_count && why == NULL; i++) {
        if (marks[i].meaning == MEANING_NEVER && is_asked(classes, count, marks[i].value)) {
            why = classes_known[marks[i].value].why;
        }
    }
    arena_release(&arena);
    return why;
}

bool guard_may_leave(const struct ticket *ticket, const char *const *classes,
                     size_t class_count, const char **why)
{
    const char *found = NULL;
    if (has_unknown(classes, class_count)) {
        found = "never_send names a class that is none";
    }
    if (found == NULL && ticket->subject != NULL) {
        found = never_in(text_of(ticket->subject), classes, class_count);
    }
    for (size_t i = 0; i < ticket->message_count && found == NULL; i++) {
        const struct message *message = &ticket->messages[i];
        if (message->from == FROM_CUSTOMER && message->text != NULL) {
            found = never_in(text_of(message->text), classes, class_count);
        }
    }
    if (found != NULL && why != NULL) {
        *why = found;
    }
    return found == NULL;
}
