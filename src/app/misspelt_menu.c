/* What becomes of a misspelt word: a menu over it, and the list of all of them. */
#include "choose_parts.h"
#include "insert.h"
#include "menu.h"
#include "misspelt.h"
#include "overlay.h"
#include "perform.h"
#include "reply.h"
#include "say.h"
#include "visit.h"

#define WORD_MAX 400 /* bytes to the left in which the word around the caret begins */

enum { SPELLING_SUGGESTED, SPELLING_OWN, SPELLING_IGNORE, SPELLING_NEXT };

static struct text word_of(const struct spelling *spelling)
{
    return text_of(spelling->word);
}

static void menu_spelling(struct model *model, const char *about, struct text lines)
{
    const struct spelling *spelling = &model->spelling;
    char *title = memory_format("%s · %s", spelling->word, about);
    struct text line;
    char digit = '1';

    menu_begin(model, MENU_SPELLING, false, title);
    while (text_next(&lines, '\n', &line) && digit <= '9') {
        if (!line.len || line.bytes[0] != '*')
            continue;
        char *label = memory_copy(line.bytes + 1, line.len - 1);
        menu_add(&model->menu, digit++, SPELLING_SUGGESTED, label, NULL);
        memory_free_wiped(label, line.len);
    }
    menu_add(&model->menu, 'a', SPELLING_OWN, "Add it to your words",
             "sealed, while this customer is kept");
    menu_add(&model->menu, 'i', SPELLING_IGNORE, "Let it be on this ticket", NULL);
    menu_add(&model->menu, 'n', SPELLING_NEXT, "The next one", NULL);
    menu_filter(&model->menu);
    memory_free_wiped(title, strlen(title));
}

/* One at a time: however fast the steps come, the dictionaries are asked about the last. */
static void suggest(struct model *model, struct effects *effects, const char *lang,
                    struct text word)
{
    model->spelling.suggest_is_stale = model->spelling.suggest != 0;
    if (model->spelling.suggest_is_stale)
        return;
    struct effect *effect = effects_add(effects, EFFECT_SUGGEST);

    effect->request = model->spelling.suggest = ++model->request;
    effect->lang = arena_text(&effects->arena, lang);
    effect->text = arena_copy(&effects->arena, word.bytes, word.len);
}

void misspelt_found(struct model *model, struct effects *effects, const char *lang,
                    size_t start, size_t end)
{
    struct spelling *spelling = &model->spelling;
    struct composer *composer = &model->reply.composer;

    insert_write(model);
    composer_move_to(composer, start);
    model->reply.is_scrolled = false;
    model->reply.claim = SIZE_MAX;
    if (spelling->word)
        memory_free_wiped(spelling->word, strlen(spelling->word));
    spelling->word = memory_copy(composer_text(composer).bytes + start, end - start);
    snprintf(spelling->lang, sizeof(spelling->lang), "%s", lang);
    spelling->word_start = start;
    spelling->word_end = end;
    spelling->word_version = composer->version;
    menu_spelling(model, "looking for suggestions", text_of(""));
    suggest(model, effects, lang, word_of(spelling));
}

/* ---- the list ---- */

void misspelt_list_free(struct spelling *spelling)
{
    for (size_t i = 0; i < spelling->listed_count; i++)
        memory_free_wiped(spelling->listed[i], strlen(spelling->listed[i]));
    memory_free(spelling->listed);
    spelling->listed = NULL;
    spelling->listed_count = spelling->listed_at = 0;
}

/* "de", a tab and the word, until its suggestions are there. */
void misspelt_list_add(struct spelling *spelling, const char *lang, struct text word)
{
    char *entry = memory_format("%s\t%.*s", lang, (int)word.len, word.bytes);

    for (size_t i = 0; i < spelling->listed_count; i++) {
        if (string_equals(spelling->listed[i], entry)) {
            memory_free_wiped(entry, strlen(entry));
            return;
        }
    }
    if (spelling->listed_count == SPELLING_LISTED_MAX) {
        memory_free_wiped(entry, strlen(entry));
        return;
    }
    if (!spelling->listed)
        spelling->listed = memory_get(SPELLING_LISTED_MAX * sizeof(*spelling->listed));
    spelling->listed[spelling->listed_count++] = entry;
}

static void list_show(struct model *model)
{
    struct spelling *spelling = &model->spelling;
    struct buffer *out = overlay_begin(model, OVERLAY_SPELLING);

    for (size_t i = 0; i < spelling->listed_count; i++)
        buffer_format(out, "%s\n", spelling->listed[i]);
    if (spelling->listed_count == SPELLING_LISTED_MAX)
        buffer_format(out, "… the first %d\n", SPELLING_LISTED_MAX);
    say_nothing(model);
    misspelt_list_free(spelling);
}

void misspelt_list_tell(struct model *model, struct effects *effects)
{
    struct spelling *spelling = &model->spelling;

    if (!spelling->listed_count) {
        say(model, "No misspelt word");
        return;
    }
    if (spelling->listed_at == spelling->listed_count) {
        list_show(model);
        return;
    }
    struct text word = text_of(spelling->listed[spelling->listed_at]);
    struct text front;
    if (!text_next(&word, '\t', &front))
        return;
    char *lang = memory_copy(front.bytes, front.len);
    suggest(model, effects, lang, word);
    memory_free(lang);
}

/* "recieve: receive, relieve" */
static void list_take(struct spelling *spelling, struct text lines)
{
    char **entry = &spelling->listed[spelling->listed_at++];
    struct text word = text_of(*entry);
    struct text front, line;
    struct buffer said;
    const char *between = ": ";

    buffer_init(&said, SIZE_MAX);
    (void)!text_next(&word, '\t', &front);
    buffer_add(&said, word.bytes, word.len);
    while (text_next(&lines, '\n', &line)) {
        if (!line.len || line.bytes[0] != '*')
            continue;
        buffer_add_text(&said, between);
        buffer_add(&said, line.bytes + 1, line.len - 1);
        between = ", ";
    }
    memory_free_wiped(*entry, strlen(*entry));
    *entry = memory_text(buffer_text(&said));
    buffer_release_wiped(&said);
}

/* ---- what comes, and what is chosen ---- */

static void menu_take(struct model *model, struct text lines)
{
    struct text rest = lines;
    struct text tag = {0};
    char about[40];

    if (model->menu.kind != MENU_SPELLING)
        return;
    (void)!text_next(&rest, '\n', &tag);
    if (tag.len > 1 && tag.bytes[0] == '=' && text_find(lines, text_of("\n*")))
        snprintf(about, sizeof(about), "%.*s", (int)tag.len - 1, tag.bytes + 1);
    else
        snprintf(about, sizeof(about), "no suggestion");
    menu_spelling(model, about, rest);
}

/* What came is of a word that stands there no more. */
static void ask_again(struct model *model, struct effects *effects)
{
    struct spelling *spelling = &model->spelling;

    spelling->suggest_is_stale = false;
    if (spelling->seek == SEEK_ALL)
        return; /* at its end the first of the list is asked about */
    if (spelling->listed_count && misspelt_is_overtaken(model))
        misspelt_list_free(spelling);
    else if (spelling->listed_count)
        misspelt_list_tell(model, effects);
    else if (model->menu.kind == MENU_SPELLING)
        suggest(model, effects, spelling->lang, word_of(spelling));
}

void misspelt_suggested(struct model *model, const struct event *event,
                        struct effects *effects)
{
    struct spelling *spelling = &model->spelling;
    struct text lines = text_from(event->text, event->len);

    if (!spelling->suggest || event->request != spelling->suggest)
        return;
    spelling->suggest = 0;
    if (spelling->suggest_is_stale) {
        ask_again(model, effects);
    } else if (spelling->listed_count && misspelt_is_overtaken(model)) {
        misspelt_list_free(spelling);
    } else if (spelling->listed_count && spelling->listed_at < spelling->listed_count) {
        list_take(spelling, lines);
        misspelt_list_tell(model, effects);
    } else {
        menu_take(model, lines);
    }
}

void misspelt_not_suggested(struct model *model)
{
    model->spelling.suggest = 0;
    model->spelling.suggest_is_stale = false;
    misspelt_list_free(&model->spelling);
    menu_take(model, text_of(""));
}

static void put(struct model *model, const char *words)
{
    struct spelling *spelling = &model->spelling;
    struct composer *composer = &model->reply.composer;

    composer_part_group(composer);
    composer_move_to(composer, spelling->word_end);
    if (reply_insert_over(model, spelling->word_start, text_of(words)))
        say(model, "%s instead of %s", words, spelling->word);
}

static void own(struct model *model, struct effects *effects)
{
    struct spelling *spelling = &model->spelling;
    struct effect *effect = effects_add(effects, EFFECT_OWN_WORD);

    effect->ticket = arena_text(&effects->arena, open_id(model));
    effect->text = arena_text(&effects->arena, spelling->word);
    table_set(&spelling->own, word_of(spelling), 1);
    spelling->is_due = true;
    say(model, "%s is one of your words now", spelling->word);
}

static void ignore(struct model *model)
{
    struct spelling *spelling = &model->spelling;
    char key[MISSPELT_KEY_SIZE];

    (void)misspelt_key(open_id(model), word_of(spelling), key);
    model->let_be = memory_reserve(model->let_be, &model->let_be_capacity,
                                   model->let_be_count, sizeof(*model->let_be));
    model->let_be[model->let_be_count++] = memory_text(key);
    misspelt_let_be(model);
    say(model, "%s is let be on this ticket", spelling->word);
}

void spelling_choose(struct model *model, struct effects *effects, int value,
                     const char *label)
{
    if (model->spelling.word_version != model->reply.composer.version)
        say(model, "The text changed meanwhile: nothing was put in");
    else if (value == SPELLING_SUGGESTED)
        put(model, label);
    else if (value == SPELLING_OWN)
        own(model, effects);
    else if (value == SPELLING_IGNORE)
        ignore(model);
    else
        perform_next_misspelt(model, effects, 0);
}

/* Behind the word that stands in the menu, else from the word around the caret on. */
static size_t seek_start(const struct model *model)
{
    const struct spelling *spelling = &model->spelling;
    const struct composer *composer = &model->reply.composer;
    size_t at = composer->caret;

    if (spelling->word_version == composer->version && at == spelling->word_start)
        return spelling->word_end;
    while (at > 0 && composer->caret - at < WORD_MAX && composer->text.bytes[at - 1] != ' ' &&
           composer->text.bytes[at - 1] != '\n')
        at--;
    return at;
}

/* There are words, and somebody to judge them; else false, and said. */
static bool may_seek(struct model *model, struct effects *effects)
{
    if (!visit_work(model, effects))
        return false;
    if (!model->preferences.spells)
        say(model, "Words are not checked here: deskhand doctor says why");
    else if (reply_is_blank(model))
        say(model, "Nothing is written: there is no word to check");
    else
        return true;
    return false;
}

void perform_next_misspelt(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!may_seek(model, effects))
        return;
    if (model->menu.kind == MENU_SPELLING)
        menu_close(model);
    misspelt_seek(model, effects, SEEK_NEXT, seek_start(model));
}

void perform_spell(struct model *model, struct effects *effects, int argument)
{
    (void)argument;
    if (!may_seek(model, effects))
        return;
    say(model, "Looking for misspelt words");
    misspelt_seek(model, effects, SEEK_ALL, 0);
}
