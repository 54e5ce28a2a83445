/*
 * Any bytes, through the sanitiser for its three purposes: what comes out is valid UTF-8,
 * holds nothing forbidden, and, once shown, is not changed again. Clusters and folding come
 * to an end.
 */
#include "base/buffer.h"
#include "base/utf8.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Forbidden whoever reads it. */
static const uint32_t forbidden[][2] = {
    {0x00, 0x08},       {0x0B, 0x1F},        {0x7F, 0x9F},     {0xAD, 0xAD},
    {0x034F, 0x034F},   {0x061C, 0x061C},    {0x115F, 0x1160}, {0x180B, 0x180F},
    {0x200B, 0x200B},   {0x2028, 0x202E},    {0x2060, 0x206F}, {0x3164, 0x3164},
    {0xD800, 0xF8FF},   {0xFDD0, 0xFDEF},    {0xFE00, 0xFE0D}, {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFFB},    {0xFFFE, 0xFFFF}, {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF}, {0xF0000, 0x10FFFF},
};
/* Kept for a reader who is no terminal, where they belong. */
static const uint32_t joining[][2] = {{0x09, 0x09}, {0x200C, 0x200F}, {0xFE0E, 0xFE0F}};

static void expect(bool is_so, const char *what)
{
    if (!is_so) {
        fprintf(stderr, "not so: %s\n", what);
        abort();
    }
}

static bool is_in(const uint32_t ranges[][2], size_t count, uint32_t code_point)
{
    for (size_t i = 0; i < count; i++) {
        if (code_point >= ranges[i][0] && code_point <= ranges[i][1]) {
            return true;
        }
    }
    return false;
}

static void check_clean(struct text clean, bool is_shown)
{
    int marks = 0;
    for (size_t at = 0; at < clean.len;) {
        uint32_t code_point;
        bool is_valid;
        at += utf8_decode(text_from(clean.bytes + at, clean.len - at), &code_point,
                          &is_valid);
        expect(is_valid, "the clean text is UTF-8");
        expect(!is_in(forbidden, COUNT_OF(forbidden), code_point),
               "nothing forbidden is left");
        if (is_shown && code_point != '\n') {
            marks = utf8_code_point_columns(code_point) == 0 ? marks + 1 : 0;
            expect(marks <= 4, "at most four marks stand on a base");
            expect(!is_in(joining, COUNT_OF(joining), code_point),
                   "nothing hidden is drawn");
            expect(utf8_is_drawable(code_point), "wcwidth knows what is drawn");
        }
    }
}

static void sanitise(struct text text, enum sanitise_for purpose, struct buffer *out)
{
    struct sanitise_count count = {0};
    buffer_init(out, 64 * text.len + 64);
    utf8_sanitise(text, purpose, out, &count);
    expect(!out->is_cut, "the clean text is not much longer");
    check_clean(text_from(buffer_text(out), out->len), purpose == SANITISE_SHOWN);
}

static void check_shown_again(struct text text)
{
    struct buffer shown;
    struct buffer again;
    sanitise(text, SANITISE_SHOWN, &shown);
    struct text once = text_from(buffer_text(&shown), shown.len);
    sanitise(once, SANITISE_SHOWN, &again);
    expect(text_equals(once, text_from(buffer_text(&again), again.len)),
           "what is shown is not changed again");
    size_t used;
    size_t columns = utf8_columns(once);
    expect(utf8_fit(once, columns, &used) == once.len && used == columns,
           "text fits into its own columns");
    buffer_release(&shown);
    buffer_release(&again);
}

static void check_clusters(struct text text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.len;) {
        size_t len = utf8_cluster_len(text, at);
        expect(len != 0 && at + len <= text.len, "a cluster lies within the text");
        expect(utf8_cluster_before(text, at + len) == at, "back is where it came from");
        at += len;
        count++;
    }
    expect(count == utf8_cluster_count(text), "as many clusters as were counted");
}

static void check_folding(struct text text)
{
    struct buffer folded;
    buffer_init(&folded, 64 * text.len + 64);
    utf8_fold(text, &folded);
    expect(!folded.is_cut, "a folded text is not much longer");
    expect(utf8_is_valid(text_from(buffer_text(&folded), folded.len)), "folded is UTF-8");
    buffer_release(&folded);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    setlocale(LC_ALL, "C.UTF-8");
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct text text = text_from((const char *)data, size);
    struct buffer out;
    sanitise(text, SANITISE_SENT, &out);
    buffer_release(&out);
    sanitise(text, SANITISE_PROMPTED, &out);
    buffer_release(&out);
    check_shown_again(text);
    check_clusters(text);
    check_folding(text);
    return 0;
}
