/* Lines of the key file that are at odds with other keys. */
#include "app/keymap.h"

#include "base/memory.h"

#define NAMES_SIZE 48 /* of the keys of one sequence */

static bool is_front(const struct key_sequence *front, const struct key_sequence *whole)
{
    if (front->count > whole->count)
        return false;
    for (size_t i = 0; i < front->count; i++) {
        if (!key_equals(front->keys[i], whole->keys[i]))
            return false;
    }
    return true;
}

static bool means(const struct keymap *keymap, enum key_place place,
                  const struct key_sequence *struck, const struct binding *binding)
{
    struct binding found;

    return keymap_find(keymap, place, struck, &found) == KEY_MATCH_COMMAND &&
           found.command == binding->command && found.argument == binding->argument;
}

/* The keys of one begin the other's, and both are struck at the place. */
static bool collide(const struct keymap *keymap, enum key_place place,
                    const struct binding *one, const struct binding *other)
{
    struct key_sequence first, second;

    if (!keymap_struck_as(place, one, &first) || !keymap_struck_as(place, other, &second) ||
        first.count == second.count ||
        !is_front(first.count < second.count ? &first : &second,
                  first.count < second.count ? &second : &first))
        return false;
    return means(keymap, place, &first, one) && means(keymap, place, &second, other);
}

static bool collide_anywhere(const struct keymap *keymap, const struct binding *one,
                             const struct binding *other)
{
    for (int place = 0; place < PLACE_COUNT; place++) {
        if (collide(keymap, (enum key_place)place, one, other))
            return true;
    }
    return false;
}

static struct key_conflict *conflict_add(struct keymap *keymap, int line)
{
    size_t at = keymap->conflict_count;

    keymap->conflicts =
        memory_reserve(keymap->conflicts, &keymap->conflict_capacity,
                       keymap->conflict_count++, sizeof(*keymap->conflicts));
    for (; at > 0 && keymap->conflicts[at - 1].line > line; at--)
        keymap->conflicts[at] = keymap->conflicts[at - 1];
    keymap->conflicts[at] = (struct key_conflict){.line = line};
    return &keymap->conflicts[at];
}

static void line_drop(struct keymap *keymap, int line)
{
    size_t kept = 0;

    for (size_t i = 0; i < keymap->count; i++) {
        if (keymap->bindings[i].line != line)
            keymap->bindings[kept++] = keymap->bindings[i];
    }
    keymap->count = kept;
}

/* What "none" above the line takes away: where its keys begin others, all that begins so. */
static void freed_format(const struct binding *binding, const struct binding *other,
                         size_t struck, char out[NAMES_SIZE])
{
    struct key_sequence freed = other->sequence;
    size_t before = struck - freed.count; /* ^X, while writing */

    if (binding->sequence.count < struck && binding->sequence.count > before)
        freed.count = binding->sequence.count - before;
    key_sequence_format(&freed, out, NAMES_SIZE);
}

/* "down = g is left out: g g is top, and begins so (none = g in [reading] above it frees
 * it)" */
static void collision_tell(struct keymap *keymap, struct binding binding,
                           struct binding other)
{
    char own[NAMES_SIZE], others[NAMES_SIZE], freed[NAMES_SIZE];
    struct key_sequence struck;

    if (!keymap_struck_as(binding.place, &other, &struck))
        struck = other.sequence;
    bool is_shorter = binding.sequence.count < struck.count;
    key_sequence_format(&binding.sequence, own, sizeof(own));
    key_sequence_format(&other.sequence, others, sizeof(others));
    freed_format(&binding, &other, struck.count, freed);
    struct key_conflict *conflict = conflict_add(keymap, binding.line);
    snprintf(conflict->text, sizeof(conflict->text),
             "%s = %s is left out: %s is %s%s (none = %s in [%s] above it frees it)",
             command_name(binding.command), own, others, command_name(other.command),
             is_shorter ? ", and begins so" : ", which it begins with", freed,
             key_place_name(other.place));
}

static const struct binding *collision_of(const struct keymap *keymap,
                                          const struct binding *binding)
{
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *other = &keymap->bindings[i];
        if (other->command != COMMAND_NONE && other->line != binding->line &&
            (!other->line || other->line < binding->line) &&
            collide_anywhere(keymap, binding, other))
            return other;
    }
    return NULL;
}

/* While writing every key of reading stands behind it. */
static bool is_control_x(const struct binding *binding)
{
    struct key key = binding->sequence.keys[0];

    return binding->place == PLACE_WRITING && binding->sequence.count == 1 &&
           key.code == 'x' && key.modifiers == KEY_CONTROL;
}

/* While writing and in a prompt it types itself. */
static bool types_itself(const struct binding *binding)
{
    bool is_typed_into = binding->place == PLACE_WRITING || binding->place == PLACE_PROMPT;

    return is_typed_into && key_is_text(binding->sequence.keys[0]);
}

static void front_tell(struct keymap *keymap, struct binding binding, const char *why)
{
    char own[NAMES_SIZE];
    struct key_conflict *conflict = conflict_add(keymap, binding.line);

    key_sequence_format(&binding.sequence, own, sizeof(own));
    snprintf(conflict->text, sizeof(conflict->text),
             "%s = %s is left out: in [%s] that key %s", command_name(binding.command), own,
             key_place_name(binding.place), why);
}

/* The line before that gave these keys to another command. */
static const struct binding *double_of(const struct keymap *keymap,
                                       const struct binding *binding)
{
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *other = &keymap->bindings[i];
        bool is_other =
            other->command != binding->command || other->argument != binding->argument;
        if (other->line && other->line < binding->line && other->place == binding->place &&
            other->command != COMMAND_NONE && is_other &&
            other->sequence.count == binding->sequence.count &&
            is_front(&other->sequence, &binding->sequence))
            return other;
    }
    return NULL;
}

static void double_tell(struct keymap *keymap, struct binding binding, struct binding other)
{
    char own[NAMES_SIZE];
    struct key_conflict *conflict = conflict_add(keymap, binding.line);

    key_sequence_format(&binding.sequence, own, sizeof(own));
    snprintf(conflict->text, sizeof(conflict->text),
             "%s = %s is left out: line %d gives %s to %s", command_name(binding.command),
             own, other.line, own, command_name(other.command));
}

/* Takes one line out that cannot stand; false where all can. */
static bool line_refuse(struct keymap *keymap)
{
    for (size_t i = 0; i < keymap->count; i++) {
        struct binding binding = keymap->bindings[i];
        const struct binding *other;
        if (!binding.line || binding.command == COMMAND_NONE)
            continue;
        if (types_itself(&binding))
            front_tell(keymap, binding, "is text");
        else if (is_control_x(&binding))
            front_tell(keymap, binding, "begins those of reading");
        else if ((other = double_of(keymap, &binding)) != NULL)
            double_tell(keymap, binding, *other);
        else if ((other = collision_of(keymap, &binding)) != NULL)
            collision_tell(keymap, binding, *other);
        else
            continue;
        line_drop(keymap, binding.line);
        return true;
    }
    return false;
}

static bool has_key(const struct keymap *keymap, enum key_place place, enum command command)
{
    for (size_t i = 0; i < keymap->count; i++) {
        const struct binding *binding = &keymap->bindings[i];
        struct key_sequence struck;
        if (binding->command == command && keymap_struck_as(place, binding, &struck) &&
            means(keymap, place, &struck, binding))
            return true;
    }
    return false;
}

/* The line covers the row of the built-in keys, and nothing else does what that did. */
static bool is_orphaned(const struct keymap *keymap, const struct binding *binding,
                        const struct binding *before)
{
    bool is_covered = before->sequence.count == binding->sequence.count ||
                      binding->command == COMMAND_NONE;

    return before->place == binding->place && before->command != COMMAND_NONE &&
           before->command != binding->command && is_covered &&
           is_front(&binding->sequence, &before->sequence) &&
           !has_key(keymap, binding->place, before->command);
}

/* How many commands the line leaves without a key, and the first of them. */
static size_t orphans_of(const struct keymap *keymap, const struct binding *binding,
                         enum command *first)
{
    bool is_counted[COMMAND_COUNT] = {false};
    size_t count = 0;

    for (size_t k = 0; k < keymap->count && !keymap->bindings[k].line; k++) {
        const struct binding *before = &keymap->bindings[k];
        if (is_counted[before->command] || !is_orphaned(keymap, binding, before))
            continue;
        is_counted[before->command] = true;
        if (!count++)
            *first = before->command;
    }
    return count;
}

/* A line stands, but what its keys did before has none left. */
static void orphans_tell(struct keymap *keymap, struct binding binding, enum command first,
                         size_t count)
{
    char own[NAMES_SIZE], others[40] = "";
    struct key_conflict *conflict = conflict_add(keymap, binding.line);

    key_sequence_format(&binding.sequence, own, sizeof(own));
    if (count > 1)
        snprintf(others, sizeof(others), " and of %zu more", count - 1);
    bool is_none = binding.command == COMMAND_NONE;
    snprintf(conflict->text, sizeof(conflict->text),
             "%s = %s%s takes the only key of %s%s, which %s none in [%s] now",
             is_none ? "none" : command_name(binding.command), own,
             is_none && binding.argument ? "-9" : "", command_name(first), others,
             count > 1 ? "have" : "has", key_place_name(binding.place));
}

/* Once for a line, also where it stands for nine digits. */
static void orphans_find(struct keymap *keymap)
{
    int told = 0;

    for (size_t i = 0; i < keymap->count; i++) {
        struct binding binding = keymap->bindings[i];
        enum command first = COMMAND_NONE;
        size_t count = binding.line && binding.line != told
                           ? orphans_of(keymap, &binding, &first)
                           : 0;
        if (!count)
            continue;
        orphans_tell(keymap, binding, first, count);
        told = binding.line;
    }
}

void keymap_refuse(struct keymap *keymap, int line, const char *why)
{
    struct key_conflict *conflict = conflict_add(keymap, line);

    snprintf(conflict->text, sizeof(conflict->text), "left out: %s", why);
}

void keymap_settle(struct keymap *keymap)
{
    while (line_refuse(keymap))
        ;
    orphans_find(keymap);
}
