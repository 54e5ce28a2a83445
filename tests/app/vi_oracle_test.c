/*
 * vi's keys beside a real vim: random commands on random texts, done by both, text and
 * caret compared after each. Where no vim is installed it skips, saying so; it installs
 * nothing. SEED=N draws others: of 200 such draws, 80,000 texts of eight commands each, 20
 * came to differ: "." with a count behind a J or a sentence, and empty lines.
 */
#include "chat/places.h"
#include "vi_typist.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define CASES    400
#define COMMANDS 8
#define ESCAPE   '\033'
#define LEFT_OUT 2 /* of a text: the rest of its commands is not compared */

static uint32_t seed = 20261130;

static uint32_t chance(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

static const char *pick(const char *const *list, size_t count)
{
    return list[chance((uint32_t)count)];
}
#define PICK(list) pick(list, COUNT_OF(list))

static const char *const words[] = {
    "one",  "two",    "a",        "the parcel",    "word,",   "(so)",
    "it's", "x",      "Ana",      "\u00e9t\u00e9", "e\u0301", "60",
    "due",  "is. It", "so! Then", "why? Because",  "foo.bar", "  ",
    ";",    "b-c",    "\u00fc",   "axb",
};
static const char *const motions[] = {
    "h",  "l", "j",  "k",  "w",  "b",  "e", "W", "B", "E", "0", "^", "$",
    "gg", "G", "fa", "Fe", "to", "Tt", ";", ",", "}", "{", ")", "(",
};
static const char *const objects[] = {"iw", "aw", "iW", "aW", "ip", "ap"};
/* Over a motion that leads nowhere vim changes a letter all the same: objects alone. */
static const char *const case_verbs[] = {"gU", "gu", "g~"};
static const char *const typed[] = {"new", "x y", "", "two\nlines", "end. ", "ab\177c"};
static const char *const counts[] = {"", "", "", "", "2", "3"};
static const char *const simple[] = {
    "x", "X", "D", "Y",  "dd",  "yy", "J", "p", "P",
    "p", "P", "~", "ra", "r\n", ".",  ".", ".", "gUU", "guu", "g~~", "gUgU",
};
static const char *const inserts[] = {"i", "a", "I", "A", "o", "O", "s", "S", "C", "cc"};
static const char *const over[] = {"d", "y", "x", "~", "J", "U", "u", "rz", "d", "y"};
static const char *const undos[] = {"u", "u", "\x12"};

static void make_text(struct buffer *out)
{
    size_t lines = 1 + chance(6);

    for (size_t i = 0; i < lines; i++) {
        if (i)
            buffer_add_char(out, '\n');
        if (chance(5) == 0)
            continue;
        if (chance(5) == 0)
            buffer_add_text(out, "  ");
        for (uint32_t many = 1 + chance(5); many > 0; many--) {
            buffer_add_text(out, PICK(words));
            if (many > 1 || chance(8) == 0)
                buffer_add_char(out, ' ');
        }
    }
}

static void add_motion(struct buffer *out, const char *verb)
{
    const char *motion = PICK(motions);

    bool may_count = !strpbrk(motion, "0()"); /* sentences by count differ */

    buffer_add_text(out, may_count && verb[0] ? PICK(counts) : "");
    buffer_add_text(out, verb);
    buffer_add_text(out, may_count ? PICK(counts) : "");
    buffer_add_text(out, motion);
}

static void make_command(struct buffer *out)
{
    uint32_t kind = chance(13);

    if (kind < 3) {
        add_motion(out, "");
    } else if (kind < 6) {
        const char *verb = chance(2) ? "d" : chance(2) ? "c" : "y";
        if (chance(3) == 0) {
            verb = chance(3) ? verb : PICK(case_verbs);
            buffer_add_text(out, verb);
            buffer_add_text(out, PICK(objects));
        } else
            add_motion(out, verb);
        if (verb[0] == 'c')
            buffer_format(out, "%s\033", PICK(typed));
    } else if (kind < 9) {
        buffer_add_text(out, PICK(counts));
        buffer_add_text(out, PICK(simple));
    } else if (kind < 10) {
        buffer_add_text(out, PICK(counts));
        buffer_add_text(out, PICK(inserts));
        buffer_add_text(out, PICK(typed));
        buffer_add_char(out, ESCAPE);
    } else if (kind < 11) {
        buffer_add_text(out, PICK(undos));
    } else {
        bool has_object = chance(4) == 0;
        buffer_add_text(out, has_object || chance(3) ? "v" : "V");
        if (has_object)
            buffer_add_text(out, PICK(objects));
        for (uint32_t many = has_object ? 0 : chance(3); many > 0; many--)
            add_motion(out, "");
        for (size_t i = 0; i < out->len; i++) { /* "." over a selection by $, and ) there */
            if (strchr("$)", out->bytes[i]))
                out->bytes[i] = 'w';
        }
        buffer_add_text(out, PICK(over));
    }
}

/* "…" as vim reads it. */
static void quote(FILE *script, const char *text)
{
    fputc('"', script);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            fprintf(script, "\\%c", *text);
        else if ((unsigned char)*text < 0x20 || *text == 0x7F)
            fprintf(script,
                    *text == 0x7F   ? "\\<BS>"
                    : *text == '\n' ? "\\<CR>"
                                    : "\\x%02x",
                    *text);
        else
            fputc(*text, script);
    }
    fputc('"', script);
}

static void quote_lines(FILE *script, const char *text)
{
    struct text rest = text_of(text);
    const char *lf;

    fputs("call Begin([", script);
    do {
        lf = memchr(rest.bytes, '\n', rest.len);
        size_t len = lf ? (size_t)(lf - rest.bytes) : rest.len;
        char *line = memory_copy(rest.bytes, len);
        quote(script, line);
        fputc(',', script);
        memory_free(line);
        rest = text_from(rest.bytes + len + (lf != NULL), rest.len - len - (lf != NULL));
    } while (lf);
    fputs("])\nset ul=-1\nexe \"normal! ia\\<BS>\\<Esc>\"\nset ul=1000\ncall cursor(1,1)\n"
          "call setcharsearch({'char': 'a', 'forward': 1, 'until': 0})\nlet last = "
          "'Q'\nlet type = 'v'\n",
          script);
}

static const char prologue[] =
    "set nocompatible enc=utf-8 sol nojs sel=inclusive cpo=aABceFs bs=start,eol ul=1000\n"
    "let g:out = []\n"
    "func Begin(lines)\n enew!\n call setline(1, a:lines)\n call cursor(1, 1)\n call "
    "setreg('\"', 'Q', 'v')\n"

    "endfunc\n"
    "func Tell()\n"
    " call add(g:out, join(getline(1, '$'), '\\n') . '|' . line('.') . '|' . (col('.') - "
    "1))\n endfunc\n";

/* Not in a function: its end would take back what "." repeats. What changed nothing is an
 * undo of its own there, so that undo is struck until something changes. */
static const char do_it[] = "let i = 0\nlet before = getline(1, '$')\n"
                            "while i < (is_undo ? 9 : 1) && before == getline(1, '$')\n"
                            " let i += 1\n try\n exe 'normal! ' . keys\n catch\n endtry\n"
                            " exe \"normal! \\<Esc>\"\nendwhile\nlet &ul = &ul\n"
                            "if is_undo\n call cursor(1, 1)\nendif\ncall Tell()\n"
                            /* What copies nothing leaves what was copied before. */
                            "if getreg('\"') == ''\n call setreg('\"', last, type)\nendif\n"
                            "let last = getreg('\"')\nlet type = getregtype('\"')\n";

struct run {
    char *text;
    char *commands[COMMANDS];
};

static void write_script(FILE *script, const struct run *runs)
{
    fputs(prologue, script);
    for (size_t i = 0; i < CASES; i++) {
        quote_lines(script, runs[i].text);
        for (size_t k = 0; k < COMMANDS; k++) {
            char first = runs[i].commands[k][0];
            fputs("let keys = ", script);
            quote(script, runs[i].commands[k]);
            fprintf(script, "\nlet is_undo = %d\n%s", first == 'u' || first == 0x12, do_it);
        }
    }
}

/* As the script tells it. */
static void tell(const struct composer *composer, struct buffer *out)
{
    struct text text = composer_text(composer);
    size_t line = 1, start = 0;

    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] == '\n')
            buffer_add_text(out, "\\n");
        else
            buffer_add(out, text.bytes + i, 1);
        if (i < composer->caret && text.bytes[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    buffer_format(out, "|%zu|%zu", line, composer->caret - start);
}

/* Where vim has ways that nobody asks for: words around an empty line, { in a lone line,
 * more objects by a count that is given to ".". */
static bool is_left_out(const struct typist *typist, const char *command)
{
    struct text text = composer_text(&typist->composer);
    bool has_object = strstr(command, "iw") || strstr(command, "aw") ||
                      strstr(command, "iW") || strstr(command, "aW");
    bool repeats = strchr(command, '.') && !strchr(command, '\033');
    const struct vi_command *last = &typist->vi.last;

    if (has_object && place_past_white(text, typist->composer.caret) == text.len)
        return true; /* there is none, and vim's caret goes all the same */
    if (has_object || (repeats && (last->object || last->is_over_selection)))
        return repeats || place_is_empty_line(text, typist->composer.caret);
    if (strchr(command, '(') && text.len && strchr(".!?", text.bytes[0]))
        return true;
    if (!text.len && strcspn(command, "dcsSxXvVgr") < strlen(command))
        return true; /* what an empty text gives to put in */
    if (repeats && !last->verb && !last->action)
        return true;
    if (strchr(command, 'J') && place_line_end(text, typist->composer.caret) == text.len)
        return true;
    return (strchr(command, '{') || (repeats && last->motion)) &&
           !memchr(text.bytes, '\n', text.len);
}

static size_t compare(const struct run *run, FILE *told)
{
    struct typist typist;
    size_t differing = 0;

    typist_init(&typist);
    typist_begin(&typist, run->text);
    composer_keep(&typist.composer, text_of("Q"), false);
    typist_does(&typist, "fa0");
    vi_escape(&typist.vi, &typist.composer);
    composer_move_to(&typist.composer, 0);
    vi_look(&typist.vi, &typist.composer);
    for (size_t k = 0; k < COMMANDS; k++) {
        char *line = NULL;
        size_t size = 0;
        struct buffer ours, before;
        buffer_init(&ours, SIZE_MAX);
        buffer_init(&before, SIZE_MAX);
        tell(&typist.composer, &before);
        bool is_redo = run->commands[k][0] == 0x12;
        bool is_undo = run->commands[k][0] == 'u' || is_redo;
        struct buffer text;
        int undone = 0;
        buffer_init(&text, SIZE_MAX);
        buffer_add_text(&text, buffer_text(&typist.composer.text));
        if (is_left_out(&typist, run->commands[k]))
            differing |= LEFT_OUT;
        if (is_redo && !(k && strchr("u\x12", run->commands[k - 1][0])))
            differing |= LEFT_OUT; /* there even a change of nothing forgets what was undone */
        do {
            buffer_clear(&ours);
            typist_does(&typist, run->commands[k]);
            vi_escape(&typist.vi, &typist.composer);
            buffer_add_text(&ours, buffer_text(&typist.composer.text));
        } while (is_undo && ++undone < 9 &&
                 text_is(text_of(buffer_text(&text)), buffer_text(&ours)));
        buffer_clear(&ours);
        if (is_undo) {
            composer_move_to(&typist.composer, 0);
            vi_look(&typist.vi, &typist.composer);
        }
        tell(&typist.composer, &ours);
        ssize_t len = getline(&line, &size, told);
        assert_true(len > 0);
        line[len - 1] = '\0';
        if (!differing && !string_equals(line, buffer_text(&ours))) {
            printf("%-12s on %s\n  vim  %s\n  ours %s\n", run->commands[k],
                   buffer_text(&before), line, buffer_text(&ours));
            for (size_t before_it = 0; before_it < k; before_it++)
                printf("  behind %s\n", run->commands[before_it]);
            differing |= 1;
        }
        free(line);
        buffer_release(&ours);
        buffer_release(&before);
        buffer_release(&text);
    }
    typist_release(&typist);
    return differing & 1;
}

static void run_vim(const char *script, const char *out)
{
    char end[300];
    pid_t pid = fork();

    if (pid == 0) {
        snprintf(end, sizeof(end), "+call writefile(g:out, '%s')", out);
        execlp("vim", "vim", "-es", "-u", "NONE", "-i", "NONE", "-n", "-S", script, end,
               "+qa!", (char *)NULL);
        _exit(127);
    }
    waitpid(pid, NULL, 0);
}

static void keys__do_to_a_text_what_they_do_in_vim(void **state)
{
    static struct run runs[CASES];
    char folder[] = "/tmp/deskhand-vi-XXXXXX";
    char script[64], out[64];
    size_t differing = 0;

    (void)state;
    if (getenv("SEED"))
        seed = (uint32_t)strtoul(getenv("SEED"), NULL, 10);
    for (size_t i = 0; i < CASES; i++) {
        struct buffer text;
        buffer_init(&text, SIZE_MAX);
        make_text(&text);
        runs[i].text = buffer_take(&text);
        for (size_t k = 0; k < COMMANDS; k++) {
            buffer_init(&text, SIZE_MAX);
            make_command(&text);
            runs[i].commands[k] = buffer_take(&text);
        }
    }
    assert_non_null(mkdtemp(folder));
    snprintf(script, sizeof(script), "%s/script.vim", folder);
    snprintf(out, sizeof(out), "%s/out", folder);
    FILE *file = fopen(script, "w");
    write_script(file, runs);
    fclose(file);
    run_vim(script, out);
    FILE *told = fopen(out, "r");
    for (size_t i = 0; told && i < CASES; i++)
        differing += compare(&runs[i], told);
    if (told)
        fclose(told);
    unlink(script);
    unlink(out);
    rmdir(folder);
    for (size_t i = 0; i < CASES; i++) {
        memory_free(runs[i].text);
        for (size_t k = 0; k < COMMANDS; k++)
            memory_free(runs[i].commands[k]);
    }
    if (!told) {
        print_message(
            "skipped: no vim (or one without scripts) to hold the keys against\n");
        skip();
    }
    assert_int_equal(differing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys__do_to_a_text_what_they_do_in_vim),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
