/* The cache read: the index, whole heads a range at a time, one head. */
#include "heads_parts.h"

/* A record was damaged where a head was wanted: the queue goes on without it. */
static bool is_to_be_told(const struct error *err)
{
    return err->code != ERROR_NOT_FOUND && err->code != ERROR_DAMAGED;
}

struct making {
    struct heads *heads;
    int64_t deadline;
    struct error *err;
    bool is_good;
    bool is_past;
};

static bool make_one(void *context, int64_t stream, struct text id)
{
    struct making *making = context;
    struct maker *maker = &making->heads->maker;
    struct error why = {0};
    struct ticket_head head;
    struct arena arena;
    struct buffer bytes;
    bool is_made = false;

    (void)id;
    arena_init(&arena);
    buffer_init(&bytes, SIZE_MAX);
    bool is_good = head_make(making->heads->office, &maker->names, stream, making->deadline,
                             &arena, &head, &is_made, &why);
    if (is_made) {
        head_encode(&head, &bytes);
        vault_heads_add(&maker->range.rows, stream,
                        text_from(buffer_text(&bytes), bytes.len));
        words_note(&making->heads->words, &head);
    } else if (!is_good && is_to_be_told(&why)) {
        making->is_good = error_set(making->err, why.code, "%s", why.text);
    }
    buffer_release_wiped(&bytes);
    arena_release(&arena);
    bool goes_on_there = is_good && !is_made;
    maker->next = goes_on_there ? stream : stream + 1;
    making->is_past = goes_on_there || heads_is_past(making->deadline);
    return making->is_good && !making->is_past;
}

/* Unless somebody else made it meanwhile, whose may be newer; in a transaction. */
static bool keep_range(struct vault *vault, int64_t number, struct text rows)
{
    struct buffer there;
    bool is_there = true;
    bool is_kept;

    buffer_init(&there, SIZE_MAX);
    is_kept = vault_heads_get(vault, VAULT_HEADS_WHOLE, number, &there, &is_there, NULL) &&
              (is_there || vault_heads_put(vault, VAULT_HEADS_WHOLE, number, rows, NULL));
    buffer_release_wiped(&there);
    return is_kept;
}

/* Not kept is made again: a key waits for no other process. */
static void keep_made(struct heads *heads, const struct range *made)
{
    struct vault *vault = heads->office->vault;

    if (!vault_is_free(vault) || !vault_begin(vault, NULL))
        return;
    if (!keep_range(vault, made->number,
                    text_from(buffer_text(&made->rows), made->rows.len)) ||
        !vault_commit(vault, NULL))
        vault_rollback(vault);
}

/* Goes on with the heads of the range for a while. */
static bool make_range(struct heads *heads, int64_t number, int64_t deadline, bool *is_done,
                       struct error *err)
{
    struct maker *maker = &heads->maker;
    int64_t first = number * VAULT_HEADS_IN_WHOLE;
    struct making making = {
        .heads = heads, .deadline = deadline, .err = err, .is_good = true};

    if (maker->range.number != number) {
        names_release(&maker->names);
        names_init(&maker->names);
        buffer_clear(&maker->range.rows);
        maker->range.number = number;
        maker->next = first > 0 ? first : 1;
    }
    if (!vault_each_stream_in(heads->office->vault, STREAM_TICKET, maker->next,
                              first + VAULT_HEADS_IN_WHOLE - 1, make_one, &making, err) ||
        !making.is_good)
        return false;
    *is_done = !making.is_past;
    /* Of customers, who have no heads, there may be very many: where nothing comes between
       they are kept with their index, in few commits. */
    if (*is_done && (maker->range.rows.len > 0 || deadline != INT64_MAX))
        keep_made(heads, &maker->range);
    return true;
}

static struct range *find_open(struct heads *heads, int64_t number)
{
    for (size_t i = 0; i < RANGES_OPEN; i++) {
        if (heads->open[i].number == number) {
            heads->open[i].used = ++heads->clock;
            return &heads->open[i];
        }
    }
    return NULL;
}

void heads_forget_open(struct heads *heads, int64_t number)
{
    struct range *range = find_open(heads, number);

    if (range != NULL)
        range->number = -1;
}

/* The one that was not used for longest, to be filled. */
static struct range *free_range(struct heads *heads)
{
    struct range *oldest = &heads->open[0];

    for (size_t i = 1; i < RANGES_OPEN; i++) {
        if (heads->open[i].used < oldest->used)
            oldest = &heads->open[i];
    }
    oldest->number = -1;
    oldest->used = ++heads->clock;
    return oldest;
}

/* *range NULL where there is no such segment. */
static bool open_range(struct heads *heads, int64_t number, struct range **range,
                       struct error *err)
{
    bool is_there;
    struct range *found = find_open(heads, number);

    if (found == NULL) {
        found = free_range(heads);
        if (!vault_heads_get(heads->office->vault, VAULT_HEADS_WHOLE, number, &found->rows,
                             &is_there, err))
            return false;
        if (is_there)
            found->number = number;
        else
            found = NULL;
    }
    *range = found;
    return true;
}

bool heads_rows(struct heads *heads, int64_t number, int64_t deadline, struct text *rows,
                bool *is_done, struct error *err)
{
    struct range *range;

    if (!open_range(heads, number, &range, err))
        return false;
    *is_done = true;
    if (range == NULL) {
        if (!make_range(heads, number, deadline, is_done, err))
            return false;
        if (!*is_done)
            return true;
        range = free_range(heads);
        struct buffer empty = range->rows;
        range->number = number;
        range->rows = heads->maker.range.rows;
        heads->maker.range.rows = empty;
        heads->maker.range.number = -1;
    }
    *rows = text_from(buffer_text(&range->rows), range->rows.len);
    return true;
}

static bool find_row(struct text rows, int64_t wanted, struct text *bytes)
{
    int64_t stream;

    while (vault_heads_next(&rows, &stream, bytes)) {
        if (stream == wanted)
            return true;
    }
    return false;
}

/* What no segment has is read from its records. */
static bool make_single(struct heads *heads, int64_t stream, struct arena *arena,
                        struct ticket_head *head)
{
    struct names names;
    bool is_made = false;

    names_init(&names);
    is_made = head_make(heads->office, &names, stream, heads_deadline(HEADS_ALL), arena,
                        head, &is_made, NULL);
    names_release(&names);
    return is_made;
}

bool heads_find(struct heads *heads, uint32_t number, struct arena *arena,
                struct ticket_head *head)
{
    const struct changed *changed = changes_get(&heads->changes, number);
    struct range *range = NULL;
    struct text bytes;
    bool is_found = changed != NULL;

    if (is_found)
        bytes = text_from(changed->bytes, changed->len);
    else if (open_range(heads, number / VAULT_HEADS_IN_WHOLE, &range, NULL) &&
             range != NULL)
        is_found =
            find_row(text_from(buffer_text(&range->rows), range->rows.len), number, &bytes);
    is_found = is_found && head_decode(&bytes, arena, head);
    if (!is_found)
        is_found = make_single(heads, number, arena, head);
    head->number = number;
    return is_found;
}

/* With those of its ranges that are empty, which are bits; else it is made again. */
static void keep_index(struct heads *heads, int64_t number, unsigned empty,
                       struct text index)
{
    struct vault *vault = heads->office->vault;
    bool is_kept = true;

    if (!vault_is_free(vault) || !vault_begin(vault, NULL))
        return;
    for (int64_t i = 0; is_kept && i < RANGES_IN_INDEX; i++)
        is_kept = (empty & 1U << i) == 0 ||
                  keep_range(vault, number * RANGES_IN_INDEX + i, text_of(""));
    if (!is_kept || !vault_heads_put(vault, VAULT_HEADS_INDEX, number, index, NULL) ||
        !vault_commit(vault, NULL))
        vault_rollback(vault);
}

/* The range of the index out of the whole heads; false in *is_done where they are not all
 * there yet. */
static bool make_index(struct heads *heads, int64_t number, int64_t deadline,
                       struct buffer *index, bool *is_done, struct error *err)
{
    struct buffer state;
    unsigned empty = 0;
    bool is_good = true;

    *is_done = true;
    buffer_clear(index);
    buffer_init(&state, SIZE_MAX);
    for (int64_t i = 0; is_good && *is_done && i < RANGES_IN_INDEX; i++) {
        struct text rows = {0};
        struct text bytes;
        int64_t stream;

        is_good =
            heads_rows(heads, number * RANGES_IN_INDEX + i, deadline, &rows, is_done, err);
        empty |= rows.len == 0 ? 1U << i : 0;
        while (is_good && *is_done && vault_heads_next(&rows, &stream, &bytes)) {
            buffer_clear(&state);
            form_state(bytes, &state);
            vault_heads_add(index, stream, text_from(buffer_text(&state), state.len));
        }
    }
    buffer_release(&state);
    if (is_good && *is_done)
        keep_index(heads, number, empty, text_from(buffer_text(index), index->len));
    return is_good;
}

/* A row that does not read is of another version of this program: its head tells. */
static bool read_state(struct heads *heads, int64_t stream, struct text bytes,
                       struct ticket_head *head)
{
    struct arena arena;
    bool is_read = head_decode_state(bytes, head);

    if (is_read)
        return true;
    arena_init(&arena);
    is_read = heads_find(heads, (uint32_t)stream, &arena, head);
    head->id = head->customer = head->name = head->subject = NULL;
    head->channel = head->lang = head->tags = head->assignee = NULL;
    arena_release(&arena);
    return is_read;
}

/* What changed is told by its newer head. */
static void give_index(struct heads *heads, const struct buffer *index,
                       heads_handler *handler, void *context)
{
    struct text rows = text_from(buffer_text(index), index->len);
    struct ticket_head *list = NULL;
    size_t capacity = 0;
    size_t count = 0;
    struct text bytes;
    int64_t stream;

    while (vault_heads_next(&rows, &stream, &bytes)) {
        list = memory_reserve(list, &capacity, count, sizeof(*list));
        if (changes_get(&heads->changes, stream) == NULL &&
            read_state(heads, stream, bytes, &list[count]))
            list[count++].number = (uint32_t)stream;
    }
    if (count > 0)
        handler(context, list, count);
    memory_free(list);
}

static void give_changes(struct heads *heads, heads_handler *handler, void *context)
{
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < heads->changes.count; i++) {
        const struct changed *changed = &heads->changes.list[i];
        struct text bytes = text_from(changed->bytes, changed->len);
        struct ticket_head head;

        if (!head_decode(&bytes, &arena, &head))
            continue;
        head.number = changed->stream;
        handler(context, &head, 1);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

static bool load_range(struct heads *heads, int64_t deadline, heads_handler *handler,
                       void *context, struct error *err)
{
    struct buffer index;
    bool is_done = false;
    bool is_good;

    buffer_init(&index, SIZE_MAX);
    is_good = vault_heads_get(heads->office->vault, VAULT_HEADS_INDEX, heads->load_next,
                              &index, &is_done, err);
    if (is_good && !is_done)
        is_good = make_index(heads, heads->load_next, deadline, &index, &is_done, err);
    if (is_good && is_done) {
        give_index(heads, &index, handler, context);
        heads->load_next++;
    }
    buffer_release(&index);
    return is_good;
}

bool heads_load(struct heads *heads, int budget_ms, heads_handler *handler, void *context,
                bool *is_done, struct error *err)
{
    int64_t deadline = heads_deadline(budget_ms);

    do {
        if (!load_range(heads, deadline, handler, context, err))
            return false;
    } while (heads->load_next <= heads->load_last && !heads_is_past(deadline));
    *is_done = heads->load_next > heads->load_last;
    if (*is_done)
        give_changes(heads, handler, context);
    return true;
}

int heads_loaded(const struct heads *heads)
{
    return (int)(heads->load_next * 100 / (heads->load_last + 1));
}

static void give_whole(struct heads *heads, struct text rows, struct arena *arena,
                       heads_handler *handler, void *context)
{
    struct ticket_head *list = NULL;
    size_t capacity = 0;
    size_t count = 0;
    struct text bytes;
    int64_t stream;

    while (vault_heads_next(&rows, &stream, &bytes)) {
        list = memory_reserve(list, &capacity, count, sizeof(*list));
        if (head_decode(&bytes, arena, &list[count]) ||
            make_single(heads, stream, arena, &list[count]))
            list[count++].number = (uint32_t)stream;
    }
    if (count > 0)
        handler(context, list, count);
    memory_free(list);
}

static bool read_range(struct heads *heads, int64_t number, int64_t deadline,
                       struct arena *arena, heads_handler *handler, void *context,
                       bool *is_done, struct error *err)
{
    int64_t first = number * VAULT_HEADS_IN_WHOLE;
    int64_t last = first + VAULT_HEADS_IN_WHOLE - 1;
    struct buffer merged;
    struct text rows;

    if (!heads_rows(heads, number, deadline, &rows, is_done, err))
        return false;
    if (!*is_done)
        return true;
    buffer_init(&merged, SIZE_MAX);
    if (changes_find(&heads->changes, first) < changes_find(&heads->changes, last + 1)) {
        changes_merge(&heads->changes, first, last, rows, form_whole, &merged);
        rows = text_from(buffer_text(&merged), merged.len);
    }
    arena_clear(arena);
    give_whole(heads, rows, arena, handler, context);
    buffer_release_wiped(&merged);
    return true;
}

bool heads_read(struct heads *heads, uint32_t from, int budget_ms, heads_handler *handler,
                void *context, uint32_t *next, struct error *err)
{
    int64_t deadline = heads_deadline(budget_ms);
    int64_t last = vault_newest_stream(heads->office->vault) / VAULT_HEADS_IN_WHOLE;
    int64_t number = from / VAULT_HEADS_IN_WHOLE;
    struct arena arena;
    bool is_good = true;

    arena_init(&arena);
    do {
        bool is_done = false;

        is_good =
            read_range(heads, number, deadline, &arena, handler, context, &is_done, err);
        number += is_good && is_done;
    } while (is_good && number <= last && !heads_is_past(deadline));
    arena_release(&arena);
    *next = number > last ? 0 : number == 0 ? 1 : (uint32_t)(number * VAULT_HEADS_IN_WHOLE);
    return is_good;
}
