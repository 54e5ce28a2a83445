#include "shell/budget.h"

#include "base/whole.h"
#include "shell/usage_file.h"

#include <string.h>

#define MICRO_A_PART 100 /* an amount's parts are ten-thousandths */

static int64_t price_of(struct money price, int64_t tokens)
{
    int64_t product;

    /* Parts for a million tokens: so many millionths of a part each; rounded up. */
    if (!price.is_known || price.parts <= 0 || tokens <= 0)
        return 0;
    if (__builtin_mul_overflow(price.parts, tokens, &product) ||
        product > INT64_MAX - MONEY_UNIT)
        return INT64_MAX / 4;
    return (product + MONEY_UNIT - 1) / MONEY_UNIT;
}

int64_t budget_cost(const struct model_profile *profile, int64_t prompt_tokens,
                    int64_t completion_tokens)
{
    return price_of(profile->price_in, prompt_tokens) +
           price_of(profile->price_out, completion_tokens);
}

static bool has_budget(const struct settings *settings)
{
    return settings->tokens_per_day > 0 || settings->tokens_per_ticket > 0 ||
           settings->money_per_day.is_known;
}

bool budget_today(const struct office *office, moment_t now, struct usage *usage,
                  struct error *err)
{
    struct usage_file file;

    if (!usage_file_look(&file, office->paths.state, now, err))
        return false;
    *usage = file.used;
    return true;
}

static bool add_record(void *context, const struct vault_record *record)
{
    spent_add(context, record);
    return true;
}

bool budget_ticket(struct office *office, const char *ticket, struct usage *usage,
                   struct error *err)
{
    struct spent *spent;
    int64_t stream;

    *usage = (struct usage){0};
    if (ticket == NULL)
        return true;
    if (!office_ticket_stream(office, ticket, &stream, err))
        return false;
    spent = spending_of(&office->spending, stream);
    if (!vault_read(office->vault, stream, spent->sequence, add_record, spent, NULL, err))
        return false;
    *usage = spent->usage;
    return true;
}

static int64_t tokens(struct usage usage)
{
    return whole_add(usage.prompt_tokens, usage.completion_tokens);
}

/* What is set aside, for this ticket (NULL: for all). */
static struct usage reserved(const struct usage_file *file, const char *ticket)
{
    struct usage sum = {0};

    for (size_t i = 0; i < file->count; i++) {
        if (ticket == NULL || strcmp(file->reservations[i].ticket, ticket) == 0)
            sum = usage_sum(sum, file->reservations[i].at_most);
    }
    return sum;
}

static bool refuse_tokens(const char *whose, const char *key, int64_t limit,
                          struct usage used, int64_t wanted, struct error *err)
{
    return error_set(
        err, ERROR_REFUSED,
        "%s budget of %lld tokens could be passed: %lld are used or set aside, "
        "this may take %lld more ([budget] %s)",
        whose, (long long)limit, (long long)tokens(used), (long long)wanted, key);
}

static bool fits_day(const struct settings *settings, const struct usage_file *file,
                     struct usage wanted, struct error *err)
{
    struct usage before = usage_sum(file->used, reserved(file, NULL));

    return settings->tokens_per_day == 0 ||
           tokens(usage_sum(before, wanted)) <= settings->tokens_per_day ||
           refuse_tokens("today's", "tokens_per_day", settings->tokens_per_day, before,
                         tokens(wanted), err);
}

static bool fits_ticket(struct office *office, const struct usage_file *file,
                        const char *ticket, struct usage wanted, struct error *err)
{
    int64_t limit = office->settings.tokens_per_ticket;
    struct usage before;
    char hash[USAGE_HASH_SIZE];

    if (limit == 0 || ticket == NULL)
        return true;
    if (!budget_ticket(office, ticket, &before, err))
        return false;
    usage_file_ticket(file, ticket, hash);
    before = usage_sum(before, reserved(file, hash));
    return tokens(usage_sum(before, wanted)) <= limit ||
           refuse_tokens("this ticket's", "tokens_per_ticket", limit, before,
                         tokens(wanted), err);
}

static int64_t micro(struct money money)
{
    int64_t product;

    return __builtin_mul_overflow(money.parts, MICRO_A_PART, &product) ? INT64_MAX
                                                                       : product;
}

/* Rounded up: what is told as left is never more than there is. */
static void format_micro(int64_t amount, const char *currency, char *out, size_t size)
{
    struct money money = {.parts = amount / MICRO_A_PART + (amount % MICRO_A_PART != 0),
                          .is_known = true};

    memcpy(money.currency, currency, sizeof(money.currency));
    money_format(money, out, size);
}

static bool fits_money(const struct settings *settings, const struct usage_file *file,
                       const struct model_profile *profile, struct usage wanted,
                       struct error *err)
{
    struct money limit = settings->money_per_day;
    struct usage before = usage_sum(file->used, reserved(file, NULL));
    char limit_words[48];
    char before_words[48];
    char wanted_words[48];

    if (!limit.is_known)
        return true;
    if (!profile->price_in.is_known || !profile->price_out.is_known)
        return error_set(
            err, ERROR_REFUSED,
            "[budget] money_per_day cannot be kept: the profile %s has no price "
            "(set price_in and price_out, 0 where it costs nothing)",
            profile->name);
    if (usage_sum(before, wanted).cost_micro <= micro(limit))
        return true;
    money_format(limit, limit_words, sizeof(limit_words));
    format_micro(before.cost_micro, limit.currency, before_words, sizeof(before_words));
    format_micro(wanted.cost_micro, limit.currency, wanted_words, sizeof(wanted_words));
    return error_set(err, ERROR_REFUSED,
                     "today's budget of %s could be passed: %s is used or set aside, this "
                     "may take %s more ([budget] money_per_day)",
                     limit_words, before_words, wanted_words);
}

static struct usage cost_of(const struct model_profile *profile, int64_t prompt_tokens,
                            int64_t completion_tokens)
{
    return (struct usage){1, prompt_tokens, completion_tokens,
                          budget_cost(profile, prompt_tokens, completion_tokens)};
}

static bool set_aside(const struct office *office, struct usage_file *file,
                      const char *ticket, struct usage wanted, struct error *err)
{
    struct usage_reservation *reservation = &file->reservations[file->count];

    if (file->count == USAGE_RESERVATIONS_MAX)
        return error_set(err, ERROR_REFUSED,
                         "%d requests run at once already (wait for their answers)",
                         USAGE_RESERVATIONS_MAX);
    file->count++;
    *reservation = (struct usage_reservation){.at_most = wanted};
    memcpy(reservation->process, office->writer, sizeof(reservation->process));
    usage_file_ticket(file, ticket, reservation->ticket);
    return usage_file_save(file, err);
}

bool budget_reserve(struct office *office, const struct model_profile *profile,
                    const char *ticket, int64_t prompt_tokens, int64_t completion_tokens,
                    moment_t now, struct error *err)
{
    struct usage wanted = cost_of(profile, prompt_tokens, completion_tokens);
    struct usage_file file;
    struct error why = {0};
    bool is_reserved = false;

    paths_make_state(&office->paths);
    if (usage_file_open(&file, office->paths.state, now, &why)) {
        is_reserved = fits_day(&office->settings, &file, wanted, &why) &&
                      fits_ticket(office, &file, ticket, wanted, &why) &&
                      fits_money(&office->settings, &file, profile, wanted, &why) &&
                      set_aside(office, &file, ticket, wanted, &why);
        usage_file_close(&file);
    }
    /* Without a budget nothing hangs on what cannot be counted. */
    return is_reserved || !has_budget(&office->settings) ||
           error_set(err, why.code, "%s", why.text);
}

/* The first of this process that is as large: which of two equal ones is the same. */
static void give_back(const struct office *office, struct usage_file *file,
                      struct usage set_aside)
{
    for (size_t i = 0; i < file->count; i++) {
        const struct usage_reservation *reservation = &file->reservations[i];

        if (strcmp(reservation->process, office->writer) != 0 ||
            reservation->at_most.prompt_tokens != set_aside.prompt_tokens ||
            reservation->at_most.completion_tokens != set_aside.completion_tokens)
            continue;
        memmove(&file->reservations[i], &file->reservations[i + 1],
                (file->count - i - 1) * sizeof(*reservation));
        file->count--;
        return;
    }
}

bool budget_settle(struct office *office, const struct model_profile *profile,
                   int64_t reserved_prompt, int64_t reserved_completion,
                   const struct usage *used, moment_t now, struct error *err)
{
    struct usage_file file;
    struct error why = {0};
    bool is_saved;

    /* Begun anew, it still takes what was used now. */
    if (!usage_file_open(&file, office->paths.state, now, &why) &&
        (why.code != ERROR_DAMAGED ||
         !usage_file_open(&file, office->paths.state, now, NULL)))
        return error_set(err, why.code, "%s", why.text);
    give_back(office, &file, cost_of(profile, reserved_prompt, reserved_completion));
    file.used = usage_sum(file.used, *used);
    is_saved = usage_file_save(&file, err);
    usage_file_close(&file);
    return is_saved && (why.code == ERROR_NONE || error_set(err, why.code, "%s", why.text));
}
