/* What was noted, sealed and appended in one transaction. */
#include "recorder_parts.h"

#define RECORD_LIMIT ((size_t)12 * 1024 * 1024)

/* What cannot be sealed for a ticket that is no more is not kept. */
static bool seal_part(struct recorder *recorder, const struct noted_part *noted,
                      struct buffer *sealed, struct session_part *part, struct error *err)
{
    struct text plain = text_from(noted->plain.bytes, noted->plain.len);
    struct error why = {0};

    buffer_init(sealed, RECORD_LIMIT);
    *part = (struct session_part){.streams = noted->streams,
                                  .stream_count = noted->stream_count,
                                  .strips = noted->strips,
                                  .strip_count = noted->strip_count};
    if (noted->is_unknown)
        return true;
    if (noted->stream_count == 0) {
        part->bytes = plain;
        return true;
    }
    if (vault_seal_together(recorder->office->vault, noted->streams, noted->stream_count,
                            plain, sealed, &why))
        part->bytes = text_from(sealed->bytes, sealed->len);
    else if (why.code != ERROR_NOT_FOUND)
        return error_set(err, why.code, "%s", why.text);
    return true;
}

static bool append(struct recorder *recorder, struct noted *noted, struct error *err)
{
    struct session_entry *entry = &noted->entry;
    struct buffer *sealed = memory_get((noted->part_count + 1) * sizeof(*sealed));
    struct buffer body;
    bool is_good = true;
    size_t made = 0;

    buffer_init(&body, RECORD_LIMIT);
    entry->parts = memory_get((noted->part_count + 1) * sizeof(*entry->parts));
    entry->part_count = noted->part_count;
    for (; is_good && made < noted->part_count; made++)
        is_good = seal_part(recorder, &noted->parts[made], &sealed[made],
                            &entry->parts[made], err);
    session_entry_encode(entry, &body);
    is_good = is_good &&
              vault_append(recorder->office->vault, recorder->stream, RECORD_SESSION,
                           noted->at, text_of(""), text_from(body.bytes, body.len), err);
    while (made > 0)
        buffer_release(&sealed[--made]);
    buffer_release(&body);
    memory_free(entry->parts);
    memory_free(sealed);
    entry->parts = NULL;
    return is_good;
}

/* The stream, and in it who it is of and what its numbers mean. */
static bool begin(struct recorder *recorder, struct error *err)
{
    const char *styles[STYLE_COUNT];
    struct noted begun = {.at = recorder->begun_at,
                          .entry = {.what = SESSION_BEGUN,
                                    .by = recorder->office->settings.agent,
                                    .has_keys = recorder->has_keys,
                                    .styles = styles,
                                    .style_count = STYLE_COUNT}};

    if (recorder->stream != 0)
        return true;
    for (int i = 0; i < STYLE_COUNT; i++)
        styles[i] = style_name((enum style)i);
    return vault_stream(recorder->office->vault, STREAM_SESSION, text_of(recorder->id),
                        text_of(""), true, &recorder->stream, err) &&
           append(recorder, &begun, err);
}

static bool append_all(struct recorder *recorder, struct error *err)
{
    int64_t before = recorder->stream;
    bool is_good;

    if (!vault_begin(recorder->office->vault, err))
        return false;
    is_good = begin(recorder, err);
    for (size_t i = 0; is_good && i < recorder->count; i++)
        is_good = append(recorder, &recorder->list[i], err);
    if (is_good && vault_commit(recorder->office->vault, err))
        return true;
    if (!is_good)
        vault_rollback(recorder->office->vault);
    recorder->stream = before;
    return false;
}

bool recorder_write(struct recorder *recorder, struct error *err)
{
    struct error why = {0};
    bool is_good;

    if (recorder == NULL || recorder->count == 0 || !recorder->has_decision)
        return true;
    is_good = append_all(recorder, &why);
    recorder_forget_noted(recorder);
    if (is_good)
        return true;
    recorder_forget_frame(recorder);
    if (why.code == ERROR_NOT_FOUND) /* its time was over while it ran: it begins anew */
        recorder->stream = 0;
    return error_set(err, why.code, "what stood on the screen is not recorded: %s",
                     why.text);
}
