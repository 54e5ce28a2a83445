#include "misspelt.h"

#include "assist/spelling.h"
#include "base/edit.h"
#include "menu.h"
#include "reply.h"
#include "say.h"

#define AROUND_CARET ((size_t)2048) /* looked at where no frame says what is seen */
#define SENTENCE_REACH ((size_t)400) /* around the caret the guard has read anew */
#define LINE_REACH   ((size_t)1000) /* of a line that goes on beyond what is seen */
#define SLICE_BYTES  ((size_t)16 * 1024)
#define VERSION_NONE UINT64_MAX

void misspelt_init(struct spelling *spelling)
{
    *spelling = (struct spelling){.version = VERSION_NONE, .word_version = VERSION_NONE};
    table_init(&spelling->verdicts);
    table_init(&spelling->names);
    table_init(&spelling->own);
    table_init(&spelling->ignored);
    table_init(&spelling->none);
}

static void word_forget(struct spelling *spelling)
{
    if (spelling->word)
        memory_free_wiped(spelling->word, strlen(spelling->word));
    spelling->word = NULL;
    spelling->word_version = VERSION_NONE;
}

void misspelt_release(struct spelling *spelling)
{
    misspelt_list_free(spelling);
    memory_free(spelling->list);
    word_forget(spelling);
    table_release(&spelling->verdicts);
    table_release(&spelling->names);
    table_release(&spelling->own);
    table_release(&spelling->ignored);
    table_release(&spelling->none);
}

void misspelt_forget(struct model *model)
{
    struct spelling *spelling = &model->spelling;

    spelling->count = 0;
    spelling->version = spelling->word_version = VERSION_NONE;
    spelling->seek = SEEK_NONE;
    spelling->suggest = 0;
    spelling->suggest_is_stale = false;
    memset(spelling->names_of, 0, sizeof(spelling->names_of));
    misspelt_list_free(spelling);
}

void misspelt_let_be(struct model *model)
{
    for (size_t i = 0; i < model->let_be_count; i++)
        table_set(&model->spelling.ignored, text_of(model->let_be[i]), 1);
    model->spelling.is_due = true;
}

void misspelt_let_be_forget(struct model *model)
{
    for (size_t i = 0; i < model->let_be_count; i++)
        memory_free_wiped(model->let_be[i], strlen(model->let_be[i]));
    model->let_be_count = 0;
    table_clear(&model->spelling.ignored);
}

void misspelt_gone(struct model *model)
{
    struct spelling *spelling = &model->spelling;

    misspelt_forget(model);
    word_forget(spelling);
    spelling->asked = 0;
    table_clear(&spelling->verdicts);
    table_clear(&spelling->names);
    table_clear(&spelling->own);
    misspelt_let_be_forget(model);
    if (model->menu.kind == MENU_SPELLING)
        menu_close(model);
}

void misspelt_follow(struct model *model)
{
    struct spelling *spelling = &model->spelling;
    const struct reply *reply = &model->reply;
    size_t kept = 0;

    if (!spelling->count || spelling->version == reply->composer.version)
        return;
    if (spelling->version == reply->version_read) {
        struct edit edit =
            edit_between(text_from(reply->read.bytes, reply->read.len),
                         composer_text(&reply->composer));
        for (size_t i = 0; i < spelling->count; i++) {
            struct misspelt moved = spelling->list[i];
            if (edit_move(&edit, &moved.start, &moved.end))
                spelling->list[kept++] = moved;
        }
        spelling->version = reply->composer.version;
        spelling->is_due = true;
    }
    spelling->count = kept;
}

static bool may_look(const struct model *model)
{
    return model->preferences.spells && model->open && !model->is_locked;
}

/* The last frame says which part of the text is seen; false where it shows another text. */
static bool is_seen(const struct model *model)
{
    const struct composer *composer = &model->reply.composer;
    const struct drawn *drawn = &model->drawn;

    return drawn->reply_version == composer->version &&
           drawn->reply_from < drawn->reply_to && drawn->reply_to <= composer->text.len;
}

bool misspelt_wants_look(const struct model *model)
{
    const struct spelling *spelling = &model->spelling;
    const struct composer *composer = &model->reply.composer;
    const struct drawn *drawn = &model->drawn;

    if (!may_look(model) || composer_is_empty(composer))
        return false;
    return spelling->version != composer->version || spelling->is_due ||
           (spelling->is_at_caret && spelling->caret != composer->caret) ||
           (is_seen(model) && (drawn->reply_from < spelling->from ||
                               drawn->reply_to > spelling->to));
}

/* From the start of its line, or of a word not far before; likewise to its end. */
static void widen(struct text text, size_t *from, size_t *to)
{
    size_t least = *from > LINE_REACH ? *from - LINE_REACH : 0;
    size_t most = text.len - *to > LINE_REACH ? *to + LINE_REACH : text.len;

    while (*from > least && text.bytes[*from - 1] != '\n')
        (*from)--;
    while (*from > 0 && *from < *to && text.bytes[*from - 1] != '\n' &&
           text.bytes[*from - 1] != ' ')
        (*from)++;
    while (*to < most && text.bytes[*to] != '\n')
        (*to)++;
    while (*to < text.len && *to > *from && text.bytes[*to] != '\n' &&
           text.bytes[*to] != ' ')
        (*to)--;
}

/* What is seen, else what is around the caret. */
static void part_seen(const struct model *model, size_t *from, size_t *to)
{
    const struct composer *composer = &model->reply.composer;
    const struct drawn *drawn = &model->drawn;
    struct text text = composer_text(composer);

    if (is_seen(model)) {
        *from = drawn->reply_from;
        *to = drawn->reply_to;
    } else {
        *from = composer->caret > AROUND_CARET ? composer->caret - AROUND_CARET : 0;
        *to = text.len - *from > 2 * AROUND_CARET ? *from + 2 * AROUND_CARET : text.len;
    }
}

/* What names something: no dictionary has it. Sentences that promise have words in them. */
static bool is_name(enum claim_kind kind)
{
    return kind == CLAIM_ORDER || kind == CLAIM_TRACKING || kind == CLAIM_PRODUCT ||
           kind == CLAIM_ATTRIBUTE || kind == CLAIM_URL || kind == CLAIM_CODE;
}

/* The guard knows what it is. */
static bool is_claimed(const struct reply *reply, size_t start, size_t end)
{
    if (reply->version_read != reply->composer.version)
        return false;
    for (size_t i = 0; i < reply->opinion.claim_count; i++) {
        const struct claim *claim = &reply->opinion.claims[i];
        if (is_name(claim->kind) && claim->start < end && claim->end > start)
            return true;
    }
    return false;
}

/* The words of [from, to), one after the other. */
struct walk {
    struct model *model;
    struct text text;
    const char *lang; /* of the whole */
    size_t line_start;
    size_t line_end; /* behind its line feed is the next */
    size_t to;
    struct spelling_line line;
    struct unspelt unspelt;
};

static void line_begin(struct walk *walk, size_t start)
{
    const char *end = start < walk->to ? memchr(walk->text.bytes + start, '\n',
                                                walk->to - start)
                                       : NULL;
    struct text line;

    walk->line_start = start;
    walk->line_end = end ? (size_t)(end - walk->text.bytes) : walk->to;
    line = text_from(walk->text.bytes + start, walk->line_end - start);
    spelling_line_begin(&walk->line, line, spelling_language(line, walk->lang));
}

static void walk_begin(struct walk *walk, struct model *model, size_t from, size_t to)
{
    *walk = (struct walk){.model = model,
                          .text = composer_text(&model->reply.composer),
                          .lang = misspelt_language(model),
                          .to = to};
    buffer_init(&walk->unspelt.words, SIZE_MAX);
    misspelt_gather_names(model);
    line_begin(walk, from);
}

static bool walk_next(struct walk *walk, struct misspelt *word)
{
    struct spelling_word found;

    while (!spelling_line_next(&walk->line, &found)) {
        if (walk->line_end >= walk->to)
            return false;
        line_begin(walk, walk->line_end + 1);
    }
    *word = (struct misspelt){walk->line_start + found.start,
                              walk->line_start + found.end};
    return true;
}

static enum spelt walk_verdict(struct walk *walk, const struct misspelt *word)
{
    if (is_claimed(&walk->model->reply, word->start, word->end))
        return SPELT_RIGHT;
    return misspelt_verdict(
        walk->model, walk->line.lang,
        text_from(walk->text.bytes + word->start, word->end - word->start),
        &walk->unspelt);
}

/* What the guard says of a word comes first: but where it speaks of a sentence and stops
 * nothing, or of the text as a whole, a misspelt word shows through. */
static bool is_hidden(const struct opinion *opinion, size_t start, size_t end)
{
    for (size_t i = 0; i < opinion->claim_count; i++) {
        const struct claim *claim = &opinion->claims[i];
        bool is_soft = claim->severity == SEVERITY_MARK && claim->would == SEVERITY_MARK &&
                       (claim->kind == CLAIM_PROMISE || claim->kind == CLAIM_DONE);
        if (claim->start < end && claim->end > start && !is_soft)
            return true;
    }
    for (size_t i = 0; i < opinion->flag_count; i++) {
        const struct flag *flag = &opinion->flags[i];
        if (flag->start < end && flag->end > start && flag->kind != FLAG_LANGUAGE &&
            flag->severity != SEVERITY_MARK)
            return true;
    }
    return false;
}

void misspelt_yield(struct model *model)
{
    struct spelling *spelling = &model->spelling;
    const struct reply *reply = &model->reply;
    size_t caret = reply->composer.caret, kept = 0;

    if (!spelling->count || spelling->version != reply->composer.version)
        return;
    for (size_t i = 0; i < spelling->count; i++) {
        struct misspelt word = spelling->list[i];
        bool is_near = word.end + SENTENCE_REACH > caret &&
                       word.start < caret + SENTENCE_REACH;
        if (!is_near || !is_hidden(&reply->opinion, word.start, word.end))
            spelling->list[kept++] = word;
    }
    spelling->count = kept;
}

static void mark(struct spelling *spelling, const struct misspelt *word)
{
    spelling->list = memory_reserve(spelling->list, &spelling->capacity, spelling->count,
                                    sizeof(*spelling->list));
    spelling->list[spelling->count++] = *word;
}

void misspelt_look(struct model *model, struct effects *effects)
{
    struct spelling *spelling = &model->spelling;
    const struct composer *composer = &model->reply.composer;
    bool is_read = model->reply.version_read == composer->version;
    struct misspelt word;
    struct walk walk;
    size_t from, to;

    if (!misspelt_wants_look(model))
        return;
    part_seen(model, &from, &to);
    spelling->from = from;
    spelling->to = to;
    widen(composer_text(composer), &from, &to);
    walk_begin(&walk, model, from, to);
    spelling->count = 0;
    spelling->is_at_caret = spelling->is_due = false;
    while (walk_next(&walk, &word)) {
        bool is_written = model->mode == MODE_WRITING && word.end == composer->caret;

        spelling->is_at_caret |= is_written;
        if (!is_written && walk_verdict(&walk, &word) == SPELT_WRONG &&
            !(is_read && is_hidden(&model->reply.opinion, word.start, word.end)))
            mark(spelling, &word);
    }
    misspelt_ask(model, effects, &walk.unspelt);
    spelling->version = composer->version;
    spelling->caret = composer->caret;
}

bool misspelt_wants_walk(const struct model *model)
{
    return model->spelling.seek && !model->spelling.asked && may_look(model);
}

static void walk_is_over(struct model *model, struct effects *effects)
{
    struct spelling *spelling = &model->spelling;
    enum seek seek = spelling->seek;

    spelling->seek = SEEK_NONE;
    if (seek == SEEK_ALL)
        misspelt_list_tell(model, effects);
    else if (!spelling->seen && spelling->none.count)
        say(model, "No dictionary for this language: nothing is checked");
    else
        say(model, "No misspelt word");
}

/* True where the walk has come to what it looks for. */
static bool walk_stops(struct walk *walk, struct effects *effects,
                       const struct misspelt *word)
{
    struct model *model = walk->model;
    struct spelling *spelling = &model->spelling;
    struct text text = text_from(walk->text.bytes + word->start, word->end - word->start);
    bool is_wrong = walk_verdict(walk, word) == SPELT_WRONG;
    size_t value;

    spelling->seen += !table_get(&spelling->none, text_of(walk->line.lang), &value);
    if (!is_wrong || walk->unspelt.count)
        return false;
    if (spelling->seek == SEEK_ALL) {
        misspelt_list_add(spelling, walk->line.lang, text);
        return false;
    }
    spelling->seek = SEEK_NONE;
    misspelt_found(model, effects, walk->line.lang, word->start, word->end);
    return true;
}

/* Where words are unknown they are asked about, and the slice is gone over again then. */
static bool slice_is_over(struct walk *walk, struct effects *effects)
{
    struct misspelt word;

    while (walk_next(walk, &word)) {
        if (word.start >= walk->model->spelling.seek_at &&
            walk_stops(walk, effects, &word))
            return false;
    }
    return !walk->unspelt.count;
}

/* Up to the end, and from the beginning on. */
static void slice_go_over(struct model *model, struct effects *effects)
{
    struct spelling *spelling = &model->spelling;
    struct text text = composer_text(&model->reply.composer);
    size_t most = spelling->seek_left < SLICE_BYTES ? spelling->seek_left : SLICE_BYTES;
    size_t from, to, end;
    struct walk walk;

    if (spelling->seek_at >= text.len)
        spelling->seek_at = 0;
    from = spelling->seek_at;
    end = to = text.len - from > most ? from + most : text.len;
    widen(text, &from, &to);
    end = to > end ? to : end;
    walk_begin(&walk, model, from, to);
    if (slice_is_over(&walk, effects)) {
        size_t gone = end - spelling->seek_at;
        spelling->seek_left -= gone < spelling->seek_left ? gone : spelling->seek_left;
        spelling->seek_at = end;
    }
    misspelt_ask(model, effects, &walk.unspelt);
}

bool misspelt_is_overtaken(const struct model *model)
{
    const struct spelling *spelling = &model->spelling;

    return (model->menu.kind && model->menu.kind != MENU_SPELLING) || model->prompt.kind ||
           model->overlay.kind ||
           spelling->seek_is_written != (model->mode == MODE_WRITING) ||
           spelling->seek_version != model->reply.composer.version;
}

void misspelt_walk(struct model *model, struct effects *effects)
{
    struct spelling *spelling = &model->spelling;

    if (!misspelt_wants_walk(model))
        return;
    if (misspelt_is_overtaken(model)) {
        spelling->seek = SEEK_NONE;
        return;
    }
    slice_go_over(model, effects);
    if (spelling->seek && !spelling->asked && !spelling->seek_left)
        walk_is_over(model, effects);
}

void misspelt_seek(struct model *model, struct effects *effects, enum seek seek, size_t at)
{
    struct spelling *spelling = &model->spelling;

    reply_rest(model);
    misspelt_list_free(spelling);
    spelling->suggest_is_stale = spelling->suggest != 0;
    spelling->seek = seek;
    spelling->seek_version = model->reply.composer.version;
    spelling->seek_is_written = model->mode == MODE_WRITING;
    spelling->seek_at = at;
    spelling->seek_left = model->reply.composer.text.len;
    spelling->seen = 0;
    misspelt_walk(model, effects);
}

/* "+right", "-wrong"; without a line the process ended over them: they are let be. */
static void verdicts_take(struct spelling *spelling, struct text lines)
{
    struct text line;

    while (text_next(&lines, '\n', &line)) {
        struct text word = text_from(line.bytes + 1, line.len ? line.len - 1 : 0);

        if (word.len && (line.bytes[0] == '+' || line.bytes[0] == '-'))
            misspelt_set(spelling, spelling->asked_lang, word,
                         line.bytes[0] == '+' ? SPELT_RIGHT : SPELT_WRONG);
    }
}

void misspelt_spelt(struct model *model, const struct event *event, struct effects *effects)
{
    struct spelling *spelling = &model->spelling;

    if (!spelling->asked || event->request != spelling->asked)
        return;
    spelling->asked = 0;
    spelling->is_due = true;
    if (event->text && !event->len)
        table_set(&spelling->none, text_of(spelling->asked_lang), 1);
    verdicts_take(spelling, text_from(event->text, event->len));
    misspelt_walk(model, effects);
    if (model->reply.version_read == model->reply.composer.version)
        misspelt_look(model, effects);
}

void misspelt_own(struct model *model, const struct event *event)
{
    struct text lines = text_from(event->text, event->len);
    struct text word;

    while (text_next(&lines, '\n', &word))
        table_set(&model->spelling.own, word, 1);
    model->spelling.is_due = true;
}

void misspelt_failed(struct model *model)
{
    model->preferences.spells = false;
    model->spelling.asked = model->spelling.suggest = 0;
    model->spelling.suggest_is_stale = false;
    model->spelling.count = 0;
    model->spelling.seek = SEEK_NONE;
}
