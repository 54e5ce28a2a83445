#include "matters.h"

#include "assist/matter_lines.h"
#include "base/attributes.h"

#include <math.h>
#include <string.h>

/*
 * The lines of the table: what each matter starts from; the rows of each book, one after
 * another; then for each bucket which row of each book is its, ROW_LINE buckets a line.
 * Numbers are written in two signs, rows of a bucket in four, six bits a sign.
 */
enum { LINE_START, LINE_BOOKS };
#define LINE_BUCKETS (LINE_BOOKS + MATTER_PARTS * MATTER_ROWS)
#define ROW_LINE     32

static int bits_of(char sign)
{
    if (sign >= 'A' && sign <= 'Z')
        return sign - 'A';
    if (sign >= 'a' && sign <= 'z')
        return sign - 'a' + 26;
    if (sign >= '0' && sign <= '9')
        return sign - '0' + 52;
    return sign == '-' ? 62 : 63;
}

static double number_at(const char *line, size_t at)
{
    int number = bits_of(line[2 * at]) << 6 | bits_of(line[2 * at + 1]);

    return (double)(number - 2048) / MATTER_STEPS;
}

struct summing {
    double sums[MATTERS];
    size_t count;
};

static void add_bucket(void *context, uint32_t bucket)
{
    struct summing *summing = context;
    const char *signs =
        matter_lines[LINE_BUCKETS + bucket / ROW_LINE] + bucket % ROW_LINE * 4;
    uint32_t rows = 0;

    for (size_t i = 0; i < 4; i++)
        rows = rows << 6 | (uint32_t)bits_of(signs[i]);
    if (!rows)
        return; /* never met */
    summing->count++;
    for (size_t part = 0; part < MATTER_PARTS; part++) {
        uint32_t row = rows >> 8 * (MATTER_PARTS - 1 - part) & 0xFF;
        const char *line = matter_lines[LINE_BOOKS + part * MATTER_ROWS + row];
        for (size_t i = 0; i < MATTER_VALUES; i++)
            summing->sums[part * MATTER_VALUES + i] += number_at(line, i);
    }
}

const char *matter_name(size_t at)
{
    static const char *const names[] = {
        "nobodys",     "late-parcel",    "lost-parcel",      "order-status",
        "return",      "exchange",       "refund-status",    "cancel",
        "damaged",     "address-change", "wrong-item",       "product-question",
        "size-advice", "recommend",      "stock",            "discount",
        "invoice",     "warranty",       "complaint",        "thanks",
        "articles",
    };
    _Static_assert(COUNT_OF(names) <= MATTERS, "a matter without a place");

    return at < COUNT_OF(names) ? names[at] : NULL;
}

void matters_read(struct text folded, struct matters *matters)
{
    struct summing summing = {0};
    double most = -INFINITY, all = 0;

    *matters = (struct matters){0};
    matter_features(folded, add_bucket, &summing);
    if (!summing.count)
        return;
    for (size_t i = 0; matter_name(i); i++) {
        summing.sums[i] = summing.sums[i] / sqrt((double)summing.count) +
                          number_at(matter_lines[LINE_START], i);
        most = fmax(most, summing.sums[i]);
    }
    for (size_t i = 0; matter_name(i); i++)
        all += matters->share[i] = exp(summing.sums[i] - most);
    for (size_t i = 0; matter_name(i); i++)
        matters->share[i] /= all;
}

double matters_share(const struct matters *matters, const char *name)
{
    for (size_t i = 0; matter_name(i); i++) {
        if (string_equals(matter_name(i), name))
            return matters->share[i];
    }
    return 0;
}
