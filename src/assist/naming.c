#include "naming.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "guard/language.h"

#define PART_BYTES 3 /* of a part of a name that stands for it alone: not "J." */

static const char *part_of(struct text part, struct arena *arena)
{
    if (part.len < PART_BYTES || part.bytes[part.len - 1] == '.')
        return NULL;
    return arena_copy(arena, part.bytes, part.len);
}

/* The family name of one that is written without spaces. */
static const char *initial_of(struct text name, struct arena *arena)
{
    uint32_t code_point;
    size_t len = utf8_decode(name, &code_point, NULL);

    return utf8_is_han(code_point) ? arena_copy(arena, name.bytes, len) : NULL;
}

struct name_forms name_forms_of(const char *name, struct arena *arena)
{
    struct name_forms names = {{NULL}};
    struct text rest = text_trim(text_of(name));
    struct text first;

    if (rest.len == 0)
        return names;
    names.forms[NAME_FULL] = arena_copy(arena, rest.bytes, rest.len);
    names.forms[NAME_INITIAL] = initial_of(rest, arena);
    if (!text_next_word(&rest, &first) || text_trim(rest).len == 0)
        return names;
    rest = text_trim(rest);
    names.forms[NAME_GIVEN] = part_of(first, arena);
    names.forms[NAME_FAMILY] = part_of(rest, arena);
    if (text_next_word(&rest, &first) && rest.len > 0)
        names.forms[NAME_FAMILY_FIRST] = part_of(first, arena);
    return names;
}

static const struct guise_person *person_of(const struct guise *guise)
{
    return &guise_origins[guise->origin].people[guise->gender][guise->number];
}

const char *guise_full_name(const struct guise *guise, const char *lang,
                            struct arena *arena)
{
    const struct guise_person *person = person_of(guise);

    if (person->native != NULL && lang != NULL &&
        language_is_same(guise_origins[guise->origin].lang, lang))
        return person->native;
    return arena_format(arena, "%s %s", person->given, person->family);
}

/* The first of "Ms|Mrs". */
static struct text first_form(const char *forms)
{
    struct text rest = text_of(forms);
    struct text form = text_of("");

    (void)text_next(&rest, '|', &form);
    return form;
}

/* What stands between title and name: nothing, where words are written without spaces. */
static const char *space_of(struct text title)
{
    uint32_t code_point;

    (void)utf8_decode(title, &code_point, NULL);
    return utf8_is_unspaced(code_point) ? "" : " ";
}

static const char *titled(const struct guise_word *word, struct text title,
                          const char *name, struct arena *arena)
{
    const char *space = space_of(title);

    if (word->kind == GUISE_TITLE)
        return arena_format(arena, "%.*s%s%s", (int)title.len, title.bytes, space, name);
    return arena_format(arena, "%s%s%.*s", name, space, (int)title.len, title.bytes);
}

const char *guise_signature(const struct guise *guise, struct arena *arena)
{
    const char *name = guise_full_name(guise, guise->lang, arena);

    for (size_t i = 0; i < guise_word_count; i++) {
        const struct guise_word *word = &guise_words[i];

        if (word->kind != GUISE_SELF && guise->lang != NULL &&
            language_is_same(word->lang, guise->lang))
            return titled(word, first_form(word->forms[guise->gender]), name, arena);
    }
    return name;
}

/* ---- one name for another ---- */

static void add(struct respellings *respellings, const char *from, const char *to,
                bool is_any_case)
{
    respellings->list =
        arena_reserve(respellings->arena, respellings->list, &respellings->capacity,
                      respellings->count, sizeof(*respellings->list));
    respellings->list[respellings->count++] =
        (struct respelling){.from = text_of(from), .to = to, .is_any_case = is_any_case};
}

static const char *form_or_full(const struct name_forms *names, enum name_form form)
{
    if (form == NAME_FAMILY_FIRST)
        form = NAME_FAMILY;
    return names->forms[form] == NULL ? names->forms[NAME_FULL] : names->forms[form];
}

/* Every title of the row with every form of the name. */
static void add_titled(struct respellings *respellings, const struct guise_word *word,
                       const struct name_forms *from, const struct name_forms *to,
                       enum gender gender)
{
    struct arena *arena = respellings->arena;

    for (int written = 0; written < GENDER_COUNT; written++) {
        struct text rest = text_of(word->forms[written]);
        struct text title;

        while (text_next(&rest, '|', &title)) {
            for (int form = 0; form < NAME_FORM_COUNT; form++) {
                const char *name = form_or_full(to, (enum name_form)form);

                if (from->forms[form] == NULL)
                    continue;
                if (gender != GENDER_COUNT)
                    name = titled(word, first_form(word->forms[gender]), name, arena);
                add(respellings, titled(word, title, from->forms[form], arena), name,
                    false);
            }
        }
    }
}

static void respell_titled(struct respellings *respellings, const struct name_forms *from,
                           const struct name_forms *to, const char *lang,
                           enum gender gender)
{
    for (size_t i = 0; i < guise_word_count; i++) {
        const struct guise_word *word = &guise_words[i];

        if (word->kind != GUISE_SELF &&
            (string_equals(word->lang, "en") ||
             (lang != NULL && language_is_same(word->lang, lang))))
            add_titled(respellings, word, from, to, gender);
    }
}

void respell_name(struct respellings *respellings, const struct name_forms *from,
                  const struct name_forms *to, const char *lang, enum gender gender)
{
    for (int form = 0; form < NAME_INITIAL; form++) {
        if (from->forms[form] != NULL)
            add(respellings, from->forms[form], form_or_full(to, (enum name_form)form),
                false);
    }
    respell_titled(respellings, from, to, lang, gender);
}

void respell_self(struct respellings *respellings, const char *lang, enum gender gender)
{
    enum gender other = gender == GENDER_WOMAN ? GENDER_MAN : GENDER_WOMAN;

    for (size_t i = 0; i < guise_word_count; i++) {
        const struct guise_word *word = &guise_words[i];

        if (word->kind == GUISE_SELF && lang != NULL && language_is_same(word->lang, lang))
            add(respellings, word->forms[other], word->forms[gender], true);
    }
}

/* Some word of the name stands in the text. */
static bool may_name(struct text text, const char *name)
{
    struct text rest = text_of(name);
    struct text word;

    while (text_next_word(&rest, &word)) {
        if (word.len >= PART_BYTES && text_find(text, word) != NULL)
            return true;
    }
    return false;
}

/* A line that is a part of the name and nothing else: a signature. */
static bool is_signature(struct text line, const struct name_forms *names)
{
    line = text_trim(line);
    return line.len > 0 && (text_is(line, string_or_empty(names->forms[NAME_GIVEN])) ||
                            text_is(line, string_or_empty(names->forms[NAME_FAMILY])));
}

static const char *without_signatures(const char *string, const struct name_forms *names,
                                      struct arena *arena)
{
    struct text rest = text_of(string);
    struct buffer out;
    struct text line;
    const char *made;

    buffer_init(&out, SIZE_MAX);
    for (bool is_first = true; text_next(&rest, '\n', &line); is_first = false) {
        if (!is_first)
            buffer_add_char(&out, '\n');
        if (!is_signature(line, names))
            buffer_add(&out, line.bytes, line.len);
    }
    made = arena_copy(arena, buffer_text(&out), out.len);
    buffer_release_wiped(&out);
    return made;
}

const char *naming_left_out(const char *text, const char *name, const char *lang,
                            struct arena *arena)
{
    const struct name_forms nobody = {{[NAME_FULL] = " "}};
    struct respellings respellings = {.arena = arena};
    struct name_forms forms;

    if (text == NULL || !may_name(text_of(text), name))
        return text;
    forms = name_forms_of(name, arena);
    add(&respellings, forms.forms[NAME_FULL], " ", false);
    respell_titled(&respellings, &forms, &nobody, lang, GENDER_COUNT);
    return without_signatures(respelled(&respellings, text), &forms, arena);
}
