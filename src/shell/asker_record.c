/* What left for a model, recorded with whom it was about. */
#include "asker_parts.h"

#include "base/secret.h"
#include "base/url.h"
#include "wire/thread.h"

#define RECORD_LIMIT (64 * 1024)
/* The stream of requests that are about nobody: texts for the catalogue. */
#define STREAM_OF_NOBODY "model"

void subjects_of(const struct asked *asked, struct arena *arena, struct subjects *subjects)
{
    *subjects = (struct subjects){0};
    if (asked->kind == ASK_TRIAGE) {
        for (size_t i = 0; i < asked->ticket_count && i < SUBJECTS_MAX; i++)
            subjects->tickets[subjects->ticket_count++] =
                arena_text(arena, asked->tickets[i]->ticket.id);
        return;
    }
    if (asked->loaded == NULL)
        return;
    if (asked->loaded->ticket.id == NULL)
        subjects->customer = arena_text(arena, asked->loaded->customer.id);
    else
        subjects->tickets[subjects->ticket_count++] =
            arena_text(arena, asked->loaded->ticket.id);
}

void subjects_copy(const struct subjects *subjects, struct arena *arena,
                   struct subjects *copy)
{
    *copy = (struct subjects){.customer = arena_text(arena, subjects->customer),
                              .ticket_count = subjects->ticket_count};
    for (size_t i = 0; i < subjects->ticket_count; i++)
        copy->tickets[i] = arena_text(arena, subjects->tickets[i]);
}

void leaving_hash(struct text body, char hash[HASH_SIZE])
{
    uint8_t digest[16];

    secret_hash(NULL, body.bytes, body.len, digest, sizeof(digest));
    secret_to_hex(digest, sizeof(digest), hash);
}

static const char *host_of(const char *address, struct arena *arena)
{
    struct url url;

    if (!url_read(text_of(address), &url))
        return "";
    return arena_copy(arena, url.host.bytes, url.host.len);
}

struct egress egress_of(const struct posed *posed, const char *kind, const char *hash,
                        size_t bytes, struct arena *arena)
{
    const char **masked = arena_get(arena, MASK_KIND_COUNT * sizeof(*masked));
    const struct model_profile *profile = posed->profile;
    struct egress egress = {
        .kind = kind,
        .profile = profile->name,
        .host = host_of(profile->url, arena),
        .model = profile->model,
        .processor = profile->processor,
        .region = profile->region,
        .retention = profile->retention,
        .prompt_hash = hash,
        .bytes = (int64_t)bytes,
        .masked = masked,
    };

    if (profile->price_in.is_known || profile->price_out.is_known)
        egress.currency = profile->price_in.is_known ? profile->price_in.currency
                                                     : profile->price_out.currency;

    for (int i = 0; i < MASK_KIND_COUNT; i++) {
        size_t count = posed_masked(posed, (enum mask_kind)i);

        if (count > 0)
            masked[egress.masked_count++] =
                arena_format(arena, "%s %zu", mask_kind_name((enum mask_kind)i), count);
    }
    return egress;
}

void egress_copy(const struct egress *egress, struct arena *arena, struct egress *copy)
{
    const char **masked = arena_get(arena, (egress->masked_count + 1) * sizeof(*masked));

    for (size_t i = 0; i < egress->masked_count; i++)
        masked[i] = arena_text(arena, egress->masked[i]);
    *copy = *egress;
    copy->kind = arena_text(arena, egress->kind);
    copy->profile = arena_text(arena, egress->profile);
    copy->host = arena_text(arena, egress->host);
    copy->model = arena_text(arena, egress->model);
    copy->processor = arena_text(arena, egress->processor);
    copy->region = arena_text(arena, egress->region);
    copy->retention = arena_text(arena, egress->retention);
    copy->prompt_hash = arena_text(arena, egress->prompt_hash);
    copy->masked = masked;
    copy->finish = arena_text(arena, egress->finish);
    copy->currency = arena_text(arena, egress->currency);
}

static bool append_to(struct office *office, enum stream_kind kind, const char *id,
                      const struct egress *egress, struct error *err)
{
    struct buffer body;
    int64_t stream = 0;
    bool is_kept;

    buffer_init(&body, RECORD_LIMIT);
    egress_encode(egress, &body);
    is_kept = vault_stream(office->vault, kind, text_of(id),
                           text_of(kind == STREAM_CUSTOMER ? id : ""),
                           kind == STREAM_SESSION, &stream, err) &&
              (stream != 0 || error_set(err, ERROR_NOT_FOUND, "%s: it is gone", id)) &&
              vault_append(office->vault, stream, RECORD_EGRESS, egress->at, text_of(""),
                           text_from(buffer_text(&body), body.len), err);
    buffer_release_wiped(&body);
    return is_kept;
}

/* Of what a request about several took, the part of one; the first has the rest. */
static int64_t share(int64_t whole, size_t count, size_t index)
{
    int64_t part = whole / (int64_t)count;

    return index == 0 ? whole - part * ((int64_t)count - 1) : part;
}

static bool append_to_tickets(struct office *office, const struct subjects *subjects,
                              const struct egress *egress, struct error *err)
{
    for (size_t i = 0; i < subjects->ticket_count; i++) {
        struct egress part = *egress;

        part.prompt_tokens = share(egress->prompt_tokens, subjects->ticket_count, i);
        part.completion_tokens =
            share(egress->completion_tokens, subjects->ticket_count, i);
        part.cost_micro = share(egress->cost_micro, subjects->ticket_count, i);
        if (!append_to(office, STREAM_TICKET, subjects->tickets[i], &part, err))
            return false;
    }
    return true;
}

bool egress_record(struct office *office, const struct subjects *subjects,
                   const struct egress *egress, struct error *err)
{
    if (subjects->customer != NULL)
        return append_to(office, STREAM_CUSTOMER, subjects->customer, egress, err);
    if (subjects->ticket_count == 0)
        return append_to(office, STREAM_SESSION, STREAM_OF_NOBODY, egress, err);
    if (subjects->ticket_count == 1)
        return append_to_tickets(office, subjects, egress, err);
    if (!vault_begin(office->vault, err))
        return false;
    if (append_to_tickets(office, subjects, egress, err))
        return vault_commit(office->vault, err);
    vault_rollback(office->vault);
    return false;
}
