/*
 * Masking as a filter, for proofs that are written elsewhere: reads lines, writes one for
 * each text.
 *   customer TAB country TAB name TAB email TAB phone TAB street TAB city TAB postcode TAB order
 *                      a mask for this customer; an empty field is none. No answer.
 *   orders TAB yes|no  whether masks made from now on hide order numbers. No answer.
 *   text TAB TEXT      the text masked; behind a TAB "leaks" where the last look says so
 * In fields and answers \n is a line end, \t a TAB and \\ a backslash.
 */
#include "base/memory.h"
#include "guard/mask.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIELDS     9
#define TEXT_BYTES ((size_t)1 << 20)

static void unescape(char *field)
{
    char *out = field;
    for (const char *at = field; *at != '\0'; at++) {
        if (at[0] == '\\' && at[1] != '\0') {
            at++;
            *out++ = (char)(*at == 'n' ? '\n' : *at == 't' ? '\t' : *at);
        } else {
            *out++ = *at;
        }
    }
    *out = '\0';
}

static void print_escaped(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n' || *text == '\t' || *text == '\\') {
            putchar('\\');
            putchar(*text == '\n' ? 'n' : *text == '\t' ? 't' : '\\');
        } else {
            putchar(*text);
        }
    }
}

static struct mask *make(char **fields, bool hides_orders)
{
    const char *emails[] = {fields[3]};
    const char *phones[] = {fields[4]};
    struct address address = {.line1 = fields[5],
                              .city = fields[6],
                              .postcode = fields[7],
                              .country = fields[1]};
    struct customer customer = {.id = "c1",
                                .name = fields[2],
                                .emails = emails,
                                .email_count = fields[3][0] != '\0',
                                .phones = phones,
                                .phone_count = fields[4][0] != '\0',
                                .addresses = &address,
                                .address_count = fields[5][0] != '\0',
                                .country = fields[1]};
    struct order order = {.id = fields[8], .customer = "c1"};
    struct facts facts = {
        .customer = &customer, .orders = &order, .order_count = fields[8][0] != '\0'};
    return mask_create(&facts, hides_orders);
}

static void answer(struct mask *mask, const char *text)
{
    struct buffer out;
    buffer_init(&out, TEXT_BYTES);
    if (!mask_hide(mask, text_of(text), &out)) {
        fprintf(stderr, "mask_lines: a text was refused\n");
        exit(1);
    }
    print_escaped(buffer_text(&out));
    printf("%s\n",
           mask_leaks(mask, text_of(buffer_text(&out)), NULL) ? "\tleaks" : "\t");
    buffer_release(&out);
}

int main(void)
{
    char *line = NULL;
    size_t capacity = 0;
    ssize_t len;
    struct mask *mask = NULL;
    bool hides_orders = false;
    while ((len = getline(&line, &capacity, stdin)) > 0) {
        char *fields[FIELDS];
        char *rest = line;
        line[strcspn(line, "\n")] = '\0';
        for (size_t i = 0; i < FIELDS; i++) {
            char *field = strsep(&rest, "\t");
            fields[i] = field == NULL ? line + strlen(line) : field;
            unescape(fields[i]);
        }
        if (strcmp(fields[0], "orders") == 0) {
            hides_orders = strcmp(fields[1], "yes") == 0;
        } else if (strcmp(fields[0], "customer") == 0) {
            mask_destroy(mask);
            mask = make(fields, hides_orders);
        } else if (mask != NULL) {
            answer(mask, fields[1]);
        }
    }
    mask_destroy(mask);
    free(line);
    return 0;
}
