#include "matters.h"

#include <math.h>
#include <string.h>

/*
 * A softmax over matters, learnt by stochastic gradient with steps of its own for each
 * number (AdaGrad; Duchi, Hazan and Singer, 2011). Always the same out of the same
 * sentences.
 */
#define ROUNDS  20
#define RATE    0.3
#define SCALE   0.43
#define DECAY   1e-3
#define AT_REST 1e-3 /* of a step's measure, before anything was learnt */

struct learning {
    struct model *model;
    double speed[MATTER_BUCKETS][MATTERS], start_speed[MATTERS];
    double rarity[MATTER_BUCKETS]; /* what few sentences have says more */
};

static bool is_learnt(const struct said *said, uint32_t folds, uint32_t left_out)
{
    return said->group % folds != left_out;
}

static void count_sentences(struct learning *learning, const struct all_said *all,
                            uint32_t folds, uint32_t left_out)
{
    size_t count = 0;

    for (size_t i = 0; i < all->count; i++) {
        if (!is_learnt(&all->said[i], folds, left_out))
            continue;
        count++;
        for (size_t k = 0; k < all->said[i].count; k++)
            learning->model->met_by[all->said[i].buckets[k]]++;
    }
    for (size_t i = 0; i < MATTER_BUCKETS; i++) {
        size_t met_by = learning->model->met_by[i];
        learning->model->is_met[i] = met_by > 0;
        learning->rarity[i] = log(((double)count + 1) / ((double)met_by + 0.5));
    }
}

static double length_of(const struct model *model, const struct said *said)
{
    size_t count = 0;

    for (size_t i = 0; i < said->count; i++)
        count += model->is_met[said->buckets[i]];
    return count ? sqrt((double)count) : 1;
}

static void share(double values[MATTERS])
{
    double most = -INFINITY, all = 0;

    for (size_t i = 0; matter_name(i); i++)
        most = fmax(most, values[i]);
    for (size_t i = 0; matter_name(i); i++)
        all += values[i] = exp(values[i] - most);
    for (size_t i = 0; matter_name(i); i++)
        values[i] /= all;
}

/* A model's numbers are of one appearance, rarity and scale in them. */
void model_tell(const struct model *model, const struct said *said, double shares[MATTERS])
{
    double length = length_of(model, said);

    memcpy(shares, model->start, sizeof(model->start));
    for (size_t k = 0; k < said->count; k++) {
        for (size_t i = 0; i < MATTERS; i++)
            shares[i] += model->weights[said->buckets[k]][i] / length;
    }
    share(shares);
}

static void step(double *value, double *speed, double slope, double at_rest)
{
    *speed += slope * slope;
    *value -= RATE * slope / sqrt(at_rest + *speed);
}

static void learn_one(struct learning *learning, const struct said *said)
{
    struct model *model = learning->model;
    double shares[MATTERS], unit = SCALE / length_of(model, said);

    memcpy(shares, model->start, sizeof(shares));
    for (size_t k = 0; k < said->count; k++) {
        uint32_t bucket = said->buckets[k];
        for (size_t i = 0; i < MATTERS; i++)
            shares[i] += model->weights[bucket][i] * unit * learning->rarity[bucket];
    }
    share(shares);
    for (size_t i = 0; matter_name(i); i++) {
        double slope = (shares[i] - (i == said->matter)) * said->weight;
        step(&model->start[i], &learning->start_speed[i], slope, 1);
        for (size_t k = 0; k < said->count; k++) {
            uint32_t bucket = said->buckets[k];
            double *weight = &model->weights[bucket][i];
            step(weight, &learning->speed[bucket][i],
                 slope * unit * learning->rarity[bucket] + DECAY * *weight, AT_REST);
        }
    }
}

static void shuffle(size_t *order, size_t count, uint32_t *chance)
{
    for (size_t i = count; i-- > 1;) {
        *chance = *chance * 1103515245U + 12345U;
        size_t other = (*chance >> 8) % (i + 1), kept = order[i];
        order[i] = order[other];
        order[other] = kept;
    }
}

void model_learn(const struct all_said *all, uint32_t folds, uint32_t left_out,
                 struct model *model)
{
    struct learning *learning = memory_get(sizeof(*learning));
    size_t *order = memory_get(all->count * sizeof(*order));
    uint32_t chance = 12345;

    memset(model, 0, sizeof(*model));
    memset(learning, 0, sizeof(*learning));
    learning->model = model;
    count_sentences(learning, all, folds, left_out);
    for (size_t i = 0; i < all->count; i++)
        order[i] = i;
    for (int round = 0; round < ROUNDS; round++) {
        shuffle(order, all->count, &chance);
        for (size_t i = 0; i < all->count; i++) {
            if (is_learnt(&all->said[order[i]], folds, left_out))
                learn_one(learning, &all->said[order[i]]);
        }
    }
    for (size_t bucket = 0; bucket < MATTER_BUCKETS; bucket++) {
        for (size_t i = 0; i < MATTERS; i++)
            model->weights[bucket][i] *= SCALE * learning->rarity[bucket];
    }
    memory_free(learning);
    memory_free(order);
}
