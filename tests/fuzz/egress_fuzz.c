/*
 * Any bytes as an egress record, as a model's picks, as a model's triage and its record.
 * What is read keeps to the closed sets; a record that was read is written and read again
 * as it was.
 */
#include "wire/egress.h"
#include "wire/triage_record.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static const char *const allowed[] = {"a", "b", "c"};

static void check_picks(struct text text, struct arena *arena)
{
    struct model_pick *picks;
    size_t count;
    int64_t refused;
    if (!model_picks_read(text, allowed, COUNT_OF(allowed), arena, &picks, &count, &refused,
                          NULL)) {
        return;
    }
    assert(count <= COUNT_OF(allowed) && refused >= 0);
    for (size_t i = 0; i < count; i++) {
        const char *words = picks[i].explanation;
        assert(strlen(picks[i].id) == 1 && strchr("abc", picks[i].id[0]));
        assert(!words || (strlen(words) <= MODEL_WORDS_MAX && !strchr(words, '\n')));
        for (size_t j = 0; j < i; j++) {
            assert(strcmp(picks[i].id, picks[j].id) != 0);
        }
    }
}

static void check_triage(struct text text, struct arena *arena)
{
    struct model_triage *triages;
    size_t count;
    if (!model_triage_read(text, 2, arena, &triages, &count, NULL)) {
        return;
    }
    assert(count <= 2);
    for (size_t i = 0; i < count; i++) {
        assert(triages[i].number < 2 && triages[i].urgency);
        assert(triages[i].sentiment >= -1 && triages[i].sentiment <= 1);
    }
}

static void check_record(struct text text, struct arena *arena)
{
    struct egress first;
    struct egress second;
    struct buffer once;
    struct buffer twice;
    if (!egress_decode(text, arena, &first, NULL)) {
        return;
    }
    buffer_init(&once, SIZE_MAX);
    buffer_init(&twice, SIZE_MAX);
    egress_encode(&first, &once);
    assert(egress_decode(text_from(once.bytes, once.len), arena, &second, NULL));
    egress_encode(&second, &twice);
    assert(once.len == twice.len && memcmp(once.bytes, twice.bytes, once.len) == 0);
    buffer_release(&once);
    buffer_release(&twice);
}

static void check_triage_record(struct text text, struct arena *arena)
{
    struct triage_record first;
    struct triage_record second;
    struct buffer once;
    struct buffer twice;
    if (!triage_decode(text, arena, &first, NULL)) {
        return;
    }
    assert(first.triage.sentiment >= -1 && first.triage.sentiment <= 1);
    assert(first.triage.urgency < PRIORITY_COUNT && first.thread_version >= 0);
    buffer_init(&once, SIZE_MAX);
    buffer_init(&twice, SIZE_MAX);
    triage_encode(&first, &once);
    assert(triage_decode(text_from(once.bytes, once.len), arena, &second, NULL));
    triage_encode(&second, &twice);
    assert(once.len == twice.len && memcmp(once.bytes, twice.bytes, once.len) == 0);
    buffer_release(&once);
    buffer_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct text text = text_from((const char *)bytes, len);
    struct arena arena;
    arena_init(&arena);
    check_picks(text, &arena);
    check_triage(text, &arena);
    check_record(text, &arena);
    check_triage_record(text, &arena);
    arena_release(&arena);
    return 0;
}
