#include "matters.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/*
 * A bucket's numbers are cut into parts, and each part is replaced by the nearest of 256
 * rows (product quantisation; Jegou, Douze and Schmid, 2011): three bytes a bucket instead
 * of twenty-four numbers. The first row stays nothing but zeros: what was never met.
 */
#define ROUNDS        40
#define BUCKETS_A_ROW 32

struct book {
    double rows[MATTER_ROWS][MATTER_VALUES];
    uint8_t row_of[MATTER_BUCKETS];
};

static double distance(const double *a, const double *b)
{
    double sum = 0;

    for (size_t i = 0; i < MATTER_VALUES; i++)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

static void choose_rows(const struct model *model, size_t part, struct book *book)
{
    for (size_t bucket = 0; bucket < MATTER_BUCKETS; bucket++) {
        const double *values = model->weights[bucket] + part * MATTER_VALUES;
        double best = distance(values, book->rows[0]);
        book->row_of[bucket] = 0;
        for (size_t row = 1; row < MATTER_ROWS && model->is_met[bucket]; row++) {
            double far = distance(values, book->rows[row]);
            if (far < best) {
                best = far;
                book->row_of[bucket] = (uint8_t)row;
            }
        }
    }
}

/* Each row becomes the mean of those that chose it, by how many sentences have them. */
static void move_rows(const struct model *model, size_t part, struct book *book)
{
    double sums[MATTER_ROWS][MATTER_VALUES] = {0}, all[MATTER_ROWS] = {0};

    for (size_t bucket = 0; bucket < MATTER_BUCKETS; bucket++) {
        size_t row = book->row_of[bucket];
        double weight = (double)model->met_by[bucket];
        all[row] += weight;
        for (size_t i = 0; i < MATTER_VALUES; i++)
            sums[row][i] += weight * model->weights[bucket][part * MATTER_VALUES + i];
    }
    for (size_t row = 1; row < MATTER_ROWS; row++) {
        for (size_t i = 0; i < MATTER_VALUES && all[row] > 0; i++)
            book->rows[row][i] =
                round(sums[row][i] / all[row] * MATTER_STEPS) / MATTER_STEPS;
    }
}

static void book_make(const struct model *model, size_t part, struct book *book)
{
    uint32_t chance = 99;

    for (size_t row = 1; row < MATTER_ROWS; row++) {
        size_t bucket;
        do {
            chance = chance * 1103515245U + 12345U;
            bucket = (chance >> 4) % MATTER_BUCKETS;
        } while (!model->is_met[bucket]);
        memcpy(book->rows[row], model->weights[bucket] + part * MATTER_VALUES,
               sizeof(book->rows[row]));
    }
    for (int round = 0; round < ROUNDS; round++) {
        choose_rows(model, part, book);
        move_rows(model, part, book);
    }
    choose_rows(model, part, book);
}

static char sign_of(unsigned bits)
{
    static const char signs[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return signs[bits & 63];
}

static void print_numbers(const double *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double bounded = fmax(-2048, fmin(2047, round(values[i] * MATTER_STEPS)));
        unsigned number = (unsigned)((int)bounded + 2048);
        printf("%c%c", sign_of(number >> 6), sign_of(number));
    }
    printf("\n");
}

static void print_books(const struct model *model, const struct book *books)
{
    print_numbers(model->start, MATTERS);
    for (size_t part = 0; part < MATTER_PARTS; part++) {
        for (size_t row = 0; row < MATTER_ROWS; row++)
            print_numbers(books[part].rows[row], MATTER_VALUES);
    }
    for (size_t bucket = 0; bucket < MATTER_BUCKETS; bucket++) {
        unsigned rows = (unsigned)books[0].row_of[bucket] << 16 |
                        (unsigned)books[1].row_of[bucket] << 8 | books[2].row_of[bucket];
        printf("%c%c%c%c%s", sign_of(rows >> 18), sign_of(rows >> 12), sign_of(rows >> 6),
               sign_of(rows), (bucket + 1) % BUCKETS_A_ROW ? "" : "\n");
    }
}

void model_shrink(struct model *model, bool is_printed)
{
    struct book *books = memory_get(MATTER_PARTS * sizeof(*books));

    memset(books, 0, MATTER_PARTS * sizeof(*books));
    for (size_t part = 0; part < MATTER_PARTS; part++)
        book_make(model, part, &books[part]);
    if (is_printed)
        print_books(model, books);
    for (size_t bucket = 0; bucket < MATTER_BUCKETS; bucket++) {
        size_t all = 0;
        for (size_t part = 0; part < MATTER_PARTS; part++) {
            size_t row = books[part].row_of[bucket];
            all += row;
            memcpy(model->weights[bucket] + part * MATTER_VALUES, books[part].rows[row],
                   sizeof(books[part].rows[row]));
        }
        model->is_met[bucket] = all > 0;
    }
    memory_free(books);
}
