/* An intent, and all that becomes durable with it. */
#include "deliver_parts.h"

#include "base/secret.h"
#include "shell/files.h"
#include "wire/ledger_records.h"

static bool append_file(struct office *office, const char *ticket,
                        const struct attachment *file, const char *path, moment_t at,
                        struct error *err)
{
    struct buffer bytes;
    struct buffer body;
    bool is_kept;

    buffer_init(&bytes, (size_t)ATTACHMENT_BYTES_MAX);
    buffer_init(&body, (size_t)ATTACHMENT_BYTES_MAX + BODY_LIMIT);
    is_kept = files_read(path, file, &bytes, err);
    if (is_kept) {
        file_encode(file, text_from(buffer_text(&bytes), bytes.len), &body);
        is_kept = deliver_append(office, ticket, RECORD_FILE, at, text_of(""), &body, err);
    }
    buffer_release_wiped(&bytes);
    buffer_release_wiped(&body);
    return is_kept;
}

/* Seals what is not sealed yet; what is written down has ids, and no path any more. */
static bool append_files(struct office *office, const char *ticket,
                         const struct send_intent *intent, struct attachment *files,
                         struct arena *arena, struct error *err)
{
    uint8_t random[16];
    char id[2 * sizeof(random) + 1];

    for (size_t i = 0; i < intent->file_count; i++) {
        if (files[i].file != NULL)
            continue;
        secret_random(random, sizeof(random));
        secret_to_hex(random, sizeof(random), id);
        struct attachment sealed = files[i];
        sealed.file = arena_text(arena, id);
        sealed.path = NULL;
        if (!append_file(office, ticket, &sealed, files[i].path, intent->at, err))
            return false;
        files[i] = sealed;
    }
    return true;
}

static bool append_verdicts(struct office *office, const char *ticket,
                            const struct send_intent *intent,
                            const struct ledger_verdicts *verdicts, struct error *err)
{
    struct buffer body;

    buffer_init(&body, BODY_LIMIT);
    ledger_verdicts_encode(verdicts, text_of(intent->text), office->settings.agent,
                           intent->at, &body);
    return deliver_append(office, ticket, RECORD_VERDICTS, intent->at, text_of(""), &body,
                          err);
}

/* With the bytes of files that are not sealed yet in front. */
static bool append_intent(struct office *office, const char *ticket,
                          const struct send_intent *intent, struct error *err)
{
    struct send_intent sealed = *intent;
    struct attachment *files;
    struct arena arena;
    struct buffer body;
    bool is_good;

    arena_init(&arena);
    buffer_init(&body, BODY_LIMIT);
    files = attachments_copy(intent->files, intent->file_count, &arena);
    sealed.files = files;
    is_good = append_files(office, ticket, intent, files, &arena, err);
    if (is_good) {
        send_intent_encode(&sealed, &body);
        is_good = deliver_append(office, ticket, RECORD_SEND_INTENT, intent->at,
                                 text_of(""), &body, err);
    }
    buffer_release_wiped(&body);
    arena_release(&arena);
    return is_good;
}

bool deliver_hold(struct office *office, const char *ticket,
                  const struct send_intent *intent, const struct hold_terms *terms,
                  struct error *err)
{
    bool is_good;

    if (!vault_begin(office->vault, err))
        return false;
    is_good = (terms->if_version < 0 ||
               deliver_check_version(office, ticket, terms->if_version, err)) &&
              deliver_append_drafts(office, ticket, terms->beside, terms->beside_count,
                                    intent->at, err) &&
              append_intent(office, ticket, intent, err) &&
              (terms->verdicts == NULL ||
               append_verdicts(office, ticket, intent, terms->verdicts, err));
    return deliver_end(office, is_good, err);
}
