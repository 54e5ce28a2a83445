/* A question put in words, masked, and the bytes of each request that it takes. */
#include "asker_parts.h"

#include "base/secret.h"

#include <string.h>

#define BOUNDARY_LEN   16
#define BOUNDARY_BYTES ((size_t)256 << 10) /* of a thread that it hangs on */
#define TEXT_TOKENS    1024 /* of one answer in words, where the profile does not say */
#define JSON_TOKENS    2048

static bool is_json(enum ask_kind kind)
{
    return kind == ASK_PICKS || kind == ASK_TRIAGE;
}

/* ---- the boundary ---- */

/* Its newest messages, and how many there are. */
static void add_thread(const struct loaded *loaded, struct buffer *out)
{
    buffer_format(out, "%s %lld\n", string_or_empty(loaded->ticket.id),
                  (long long)loaded->ticket.version);
    for (size_t i = ticket_newest(&loaded->ticket, BOUNDARY_BYTES);
         i < loaded->ticket.message_count; i++) {
        buffer_add_text(out, string_or_empty(loaded->ticket.messages[i].text));
        buffer_add_char(out, '\n');
    }
}

/*
 * Random to whoever wrote any of it: a hash of what is asked, under a secret of the
 * vault. The same question has the same one, so that what --show-request prints is what
 * then leaves; with the next message of the thread it is another.
 */
static bool make_boundary(const struct office *office, const struct asked *asked,
                          struct arena *arena, const char **boundary, struct error *err)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEF"; /* 32 */
    uint8_t key[SECRET_KEY_LEN] = {0};
    uint8_t hash[BOUNDARY_LEN];
    char *made = arena_get(arena, BOUNDARY_LEN + 1);
    struct buffer about;

    if (!vault_owner_tag(office->vault, text_of("boundary"), key, err))
        return false;
    buffer_init(&about, SIZE_MAX);
    buffer_format(&about, "%s\n%s\n%s\n", ask_kind_name(asked->kind),
                  string_or_empty(asked->text), string_or_empty(asked->instruction));
    if (asked->loaded != NULL)
        add_thread(asked->loaded, &about);
    for (size_t i = 0; i < asked->ticket_count; i++)
        add_thread(asked->tickets[i], &about);
    secret_hash(key, buffer_text(&about), about.len, hash, sizeof(hash));
    buffer_release_wiped(&about);
    secret_wipe(key, sizeof(key));
    for (size_t i = 0; i < BOUNDARY_LEN; i++)
        made[i] = letters[hash[i] % (sizeof(letters) - 1)];
    *boundary = made;
    return true;
}

/* ---- the words ---- */

static bool hides_orders(const struct settings *settings)
{
    for (size_t i = 0; i < settings->mask_count; i++) {
        if (string_equals(settings->mask[i], "orders"))
            return true;
    }
    return false;
}

static struct facts *facts_of(const struct posed *posed, const struct asked *asked,
                              const struct loaded *loaded)
{
    struct facts *facts = arena_get(posed->arena, sizeof(*facts));

    if (loaded == NULL)
        *facts = (struct facts){.now = asked->now, .today = moment_day(asked->now)};
    else
        office_facts(posed->asker->office, loaded, asked->shop, asked->offered, NULL,
                     asked->now, posed->arena, facts);
    return facts;
}

static void add_mask(struct posed *posed, const struct facts *facts)
{
    posed->masks[posed->mask_count++] =
        mask_create(facts, hides_orders(&posed->asker->office->settings));
}

static const struct pick *shuffle(const struct picks *picks, struct arena *arena)
{
    struct pick *all = arena_get(arena, (picks->pick_count + 1) * sizeof(*all));

    for (size_t i = 0; i < picks->pick_count; i++) {
        size_t at = secret_random_below((uint32_t)i + 1);

        all[i] = all[at];
        all[at] = picks->picks[i];
    }
    return all;
}

static void take_found(struct posed *posed, const struct asked *asked)
{
    const struct offered *offered = asked->offered;
    struct ask *ask = &posed->ask;

    if (offered == NULL)
        return;
    ask->articles = offered->articles;
    ask->article_count = offered->article_count;
    ask->macros = offered->macros;
    ask->macro_count = offered->macro_count;
    if (asked->kind != ASK_PICKS && asked->kind != ASK_DRAFTS)
        return;
    /* What a reply may recommend stands as ranked: the same question gives the same bytes.
     */
    ask->candidates = asked->kind == ASK_PICKS ? shuffle(&offered->picks, posed->arena)
                                               : offered->picks.picks;
    ask->candidate_count = offered->picks.pick_count;
    ask->wanted = asked->picks;
}

static void take_tickets(struct posed *posed, const struct asked *asked)
{
    const struct ticket **tickets =
        arena_get(posed->arena, (asked->ticket_count + 1) * sizeof(*tickets));

    for (size_t i = 0; i < asked->ticket_count; i++) {
        tickets[i] = &asked->tickets[i]->ticket;
        add_mask(posed, facts_of(posed, asked, asked->tickets[i]));
    }
    posed->ask.tickets = tickets;
    posed->ask.masks = posed->masks;
    posed->ask.ticket_count = asked->ticket_count;
}

/* Where a budget is set an answer has an end, or nobody could tell what it may cost. */
static int64_t answer_tokens(const struct settings *settings,
                             const struct model_profile *profile, enum ask_kind kind)
{
    bool has_budget = settings->tokens_per_day > 0 || settings->tokens_per_ticket > 0 ||
                      settings->money_per_day.is_known;

    if (profile->max_tokens > 0)
        return profile->max_tokens;
    if (is_json(kind))
        return JSON_TOKENS;
    return has_budget ? TEXT_TOKENS : 0;
}

/* Of several that may be meant the model is to ask, as the local engine does. */
static void find_order(struct posed *posed, struct ask *ask)
{
    const struct order *const *equal;
    size_t count = assist_orders_equal(ask->facts, posed->arena, &equal);

    ask->order_meant = assist_order_meant(ask->facts, posed->arena, &ask->order_why);
    if (count > 1)
        ask->order_why =
            arena_format(posed->arena, "one of %zu as likely: ask which", count);
}

static void put_in_words(struct posed *posed, const struct asked *asked)
{
    const struct facts *facts = facts_of(posed, asked, asked->loaded);
    struct ask *ask = &posed->ask;

    ask->kind = asked->kind;
    ask->facts = facts;
    ask->instruction = asked->instruction;
    ask->how = asked->how;
    ask->text = asked->text;
    ask->lang = asked->lang;
    ask->product = asked->product;
    ask->writing = asked->writing;
    ask->budget = posed->profile->prompt_tokens;
    if (ask->lang == NULL && asked->loaded != NULL)
        ask->lang = asked->loaded->ticket.lang;
    if (asked->shop != NULL)
        ask->signature = asked->shop->signature;
    if (asked->loaded != NULL && asked->loaded->ticket.id != NULL)
        find_order(posed, ask);
    take_found(posed, asked);
    if (asked->kind == ASK_TRIAGE)
        take_tickets(posed, asked);
    else
        add_mask(posed, facts);
}

static size_t answers_wanted(const struct asked *asked)
{
    size_t wanted = asked->answers > 0 ? asked->answers : (size_t)asked->profile->n;

    if (asked->kind != ASK_DRAFTS || wanted < 1)
        return 1;
    return wanted > ANSWERS_MAX ? ANSWERS_MAX : wanted;
}

bool posed_make(struct asker *asker, const struct asked *asked, struct arena *arena,
                struct posed *posed, struct error *err)
{
    *posed = (struct posed){
        .asker = asker,
        .arena = arena,
        .profile = asked->profile,
        .habits = asker_habits(asker, asked->profile),
        .answers = answers_wanted(asked),
        .answer_tokens =
            answer_tokens(&asker->office->settings, asked->profile, asked->kind),
    };
    if (asked->kind == ASK_TRIAGE &&
        (asked->ticket_count == 0 || asked->ticket_count > SUBJECTS_MAX))
        return error_set(err, ERROR_USAGE, "triage asks about 1 to %d tickets at once",
                         SUBJECTS_MAX);
    model_server_of(asked->profile, &posed->server);
    if (!make_boundary(asker->office, asked, arena, &posed->ask.boundary, err))
        return false;
    put_in_words(posed, asked);
    return true;
}

void posed_release(struct posed *posed)
{
    for (size_t i = 0; i < posed->mask_count; i++)
        mask_destroy(posed->masks[i]);
    posed->mask_count = 0;
}

size_t posed_masked(const struct posed *posed, enum mask_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < posed->mask_count; i++)
        count += mask_count(posed->masks[i], kind);
    return count;
}

/* ---- the bytes ---- */

size_t posed_requests(const struct posed *posed, size_t answers, int *n)
{
    bool takes_n = model_api_takes_n(posed->server.api) && !posed->habits->has_no_n;

    *n = takes_n ? (int)answers : 1;
    return takes_n ? 1 : answers;
}

static const char *max_tokens_field(const struct posed *posed)
{
    const char *field = posed->profile->max_tokens_field;

    if (!posed->habits->swaps_max_tokens)
        return field;
    return string_equals(field, "max_completion_tokens") ? "max_tokens"
                                                         : "max_completion_tokens";
}

static void fill_call(const struct posed *posed, int n, const struct model_prompt *prompt,
                      struct model_call *call)
{
    const struct model_profile *profile = posed->profile;

    *call = (struct model_call){
        .prompt = prompt,
        .n = n,
        .is_streamed = true,
        .has_temperature = profile->has_temperature && !posed->habits->has_no_temperature,
        .temperature = profile->temperature,
        .max_tokens = posed->answer_tokens,
        .max_tokens_field = max_tokens_field(posed),
        .stop = (const char *const *)profile->stop,
        .stop_count = posed->habits->has_no_stop ? 0 : profile->stop_count,
        .wants_usage = !posed->habits->has_no_usage,
        .plain_schema = posed->habits->schema == SCHEMA_PLAIN,
        .worded_schema = posed->habits->schema == SCHEMA_WORDED,
    };
}

bool posed_may_leave(const struct posed *posed, struct text bytes, struct error *err)
{
    enum mask_kind kind = MASK_NAME;

    for (size_t i = 0; i < posed->mask_count; i++) {
        if (mask_leaks(posed->masks[i], bytes, &kind))
            return error_set(err, ERROR_REFUSED,
                             "nothing is sent: what would leave holds a %s of the customer "
                             "that could not be masked",
                             kind == MASK_SECRET ? "secret (a password, a key or a code)"
                                                 : mask_kind_name(kind));
    }
    return true;
}

static bool is_fit(const struct posed *posed, const struct buffer *body, struct error *err)
{
    if (body->is_cut)
        return error_set(err, ERROR_FAILED, "the request is larger than %d MiB",
                         BODY_LIMIT / 1024 / 1024);
    return posed_may_leave(posed, text_from(buffer_text(body), body->len), err);
}

bool leaving_make(struct posed *posed, size_t variant, int n, struct leaving *leaving,
                  struct error *err)
{
    struct model_prompt prompt = {0};
    struct model_call call;

    posed->ask.variant = (int)variant;
    if (!ask_write(&posed->ask, posed->masks[0], posed->arena, &prompt, err))
        return false;
    fill_call(posed, n, &prompt, &call);
    buffer_init(&leaving->body, BODY_LIMIT);
    model_call_body(&posed->server, &call, &leaving->body);
    if (!is_fit(posed, &leaving->body, err)) {
        leaving_release(leaving);
        return false;
    }
    leaving_hash(text_from(leaving->body.bytes, leaving->body.len), leaving->hash);
    leaving->prompt_tokens = prompt.tokens;
    leaving->completion_tokens =
        n * (posed->answer_tokens > 0 ? posed->answer_tokens : TEXT_TOKENS);
    return true;
}

void leaving_release(struct leaving *leaving)
{
    buffer_release_wiped(&leaving->body);
}
