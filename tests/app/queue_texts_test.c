/*
 * A limit as it is typed over texts that are held, narrowed from what it was: the same as
 * looking through everything, whatever is typed and whatever happens meanwhile.
 */
#include "queue_source_fixture.h"

#include "base/buffer.h"

static const char *const names[] = {"Ana Ruiz",   "李雷",      "Amélie FOURNIER", "",
                                    "Ｍａｒｔａ", "منى السيد", "Bjørn Straße"};
static const char *const subjects[] = {"Where is my parcel?",    "a Needle", "订单没有到达",
                                       "¿Dónde está mi pedido?", NULL,       "ana: ruiz"};
static const char *const customers[] = {"c1", "c12", "C1", NULL};

/* Pieces of limits: what is typed begins with one, and goes on by letters and others. */
static const char *const pieces[] = {"ruiz",
                                     "-ruiz",
                                     "an",
                                     "T7",
                                     "订",
                                     "pedido",
                                     "FOURNIER",
                                     "e",
                                     "ｍarta",
                                     "strasse",
                                     "late",
                                     "-late",
                                     "tag:late",
                                     "tag:vip",
                                     "lang:zh",
                                     "lang:es,en",
                                     "-lang:en",
                                     "customer:c1",
                                     "customer:c1,C1",
                                     "customer:ruiz",
                                     "-customer:\"ana ruiz\"",
                                     "customer:=c1",
                                     "id:T700",
                                     "id:T700,T7",
                                     "-id:T7",
                                     "assignee:none",
                                     "assignee:leo",
                                     "channel:chat",
                                     "channel:email",
                                     "status:open",
                                     "is:late",
                                     "is:unfinished",
                                     "is:unread",
                                     "-is:waiting",
                                     "older:2h",
                                     "newer:1h",
                                     "priority:high",
                                     "waiting:5m"};

static void head_vary(struct world *world, uint32_t number)
{
    head_change(world, number);
    world->heads[number].name = names[chance(COUNT_OF(names))];
    world->heads[number].subject = subjects[chance(COUNT_OF(subjects))];
    world->heads[number].customer = customers[chance(COUNT_OF(customers))];
}

static struct world *world_varied(uint32_t count)
{
    struct world *world = memory_get(sizeof(*world));

    chance_state = 11;
    world->now = NOW;
    for (uint32_t i = 1; i <= count; i++)
        head_vary(world, i);
    return world;
}

/* One step of what the program does beside typing. */
static void step(struct queue *queue, const struct world *world)
{
    uint32_t from;

    if (queue_sift_goes_on(queue)) {
        queue_sift_on(queue, 300);
        return;
    }
    if (!queue_sift_wants(queue, &from))
        return;
    struct ticket_head some[SLICE];
    size_t count = 0;
    uint32_t next = from < 1 ? 1 : from;
    for (; next <= COUNT && count < SLICE; next++) {
        if (world->heads[next].id)
            some[count++] = world->heads[next];
    }
    queue_sift(queue, some, count, next, next > COUNT);
}

static void settle(struct queue *queue, const struct world *world)
{
    uint32_t from;

    while (queue_sift_goes_on(queue) || queue_sift_wants(queue, &from))
        step(queue, world);
    assert_true(queue_is_settled(queue));
}

static void type_on(struct buffer *typed)
{
    uint32_t what = chance(12);

    if (what < 4 && typed->len) { /* a letter of a word goes, or the last piece */
        char *kept = memory_copy(typed->bytes, typed->len);
        size_t len = typed->len - 1;
        while (len && (kept[len] & 0xC0) == 0x80)
            len--;
        buffer_clear(typed);
        (void)buffer_add(typed, kept, len);
        memory_free(kept);
    } else if (what < 8) { /* a letter more */
        static const char *const letters[] = {"e", "a", "r", "z", "-", "订", "1", ","};
        (void)buffer_add_text(typed, letters[chance(COUNT_OF(letters))]);
    } else if (what == 10) { /* a piece in front, as a line of before may have */
        char *behind = memory_copy(typed->bytes, typed->len);
        size_t len = typed->len;
        buffer_clear(typed);
        (void)buffer_add_text(typed, pieces[chance(COUNT_OF(pieces))]);
        (void)buffer_add_text(typed, len ? " " : "");
        (void)buffer_add(typed, behind, len);
        memory_free(behind);
    } else if (what == 11) { /* the first piece goes */
        struct text rest = text_from(buffer_text(typed), typed->len), first;
        if (!text_next_word(&rest, &first))
            return;
        char *behind = memory_copy(rest.bytes, rest.len);
        size_t len = rest.len;
        buffer_clear(typed);
        (void)buffer_add(typed, behind, len);
        memory_free(behind);
    } else if (what < 9) {
        (void)buffer_add_text(typed, typed->len ? " " : "");
        (void)buffer_add_text(typed, pieces[chance(COUNT_OF(pieces))]);
    } else {
        buffer_clear(typed);
        (void)buffer_add_text(typed, pieces[chance(COUNT_OF(pieces))]);
    }
}

static void head_comes(struct queue *queue, struct world *world, bool is_burst)
{
    uint32_t number = 1 + chance(COUNT);

    head_vary(world, number);
    if (is_burst)
        queue_put_later(queue, &world->heads[number]);
    else
        queue_put_one(queue, &world->heads[number], world->now);
}

/* Of any ticket, there or new. */
static void something_changes(struct queue *queue, struct world *world)
{
    uint32_t number = 1 + chance(COUNT);
    uint32_t what = chance(20);

    if (what == 0 && world->heads[number].id) {
        world->heads[number].id = NULL;
        queue_drop(queue, &number, 1);
    } else if (what == 1) {
        world->order = (enum queue_order)chance(QUEUE_ORDER_COUNT);
        queue_set_order(queue, world->order, world->now);
    } else if (what < 4) {
        world->now += 1 + chance(400);
        queue_tick(queue, world->now);
    } else if (what < 8) {
        head_comes(queue, world, true);
        head_comes(queue, world, false);
    } else {
        head_comes(queue, world, false);
    }
}

static void type_by_chance(size_t texts_max, int rounds)
{
    struct world *world = world_varied(COUNT - 500);
    struct queue queue;
    struct buffer typed;
    size_t compared = 0;

    queue_of(&queue, world);
    queue.texts_max = texts_max;
    load(&queue, world);
    buffer_init(&typed, 1000);
    queue_hold_texts(&queue);
    for (int i = 0; i < rounds; i++) {
        type_on(&typed);
        queue.sorted_at_once = 1 + chance(COUNT);
        if (queue_set_limit(&queue, buffer_text(&typed), world->now, NULL))
            world->limit = queue.limit_text;
        for (uint32_t j = chance(40); j > 0; j--)
            step(&queue, world);
        if (chance(3) == 0)
            something_changes(&queue, world);
        if (chance(300) == 0) {
            queue_give_back_texts(&queue);
            queue_hold_texts(&queue);
        }
        if (chance(2))
            continue;
        settle(&queue, world);
        queue_tick(&queue, world->now);
        assert_as_plain(&queue, world);
        compared++;
        queue_rest(&queue);
    }
    assert_true(compared > (size_t)rounds / 3);
    buffer_release(&typed);
    queue_release(&queue);
    memory_free(world);
}

static void typed_limits__show_what_looking_through_all_shows(void **state)
{
    (void)state;
    type_by_chance(SIZE_MAX, 6000);
}

static void typed_limits__do_so_where_not_all_texts_can_be_held(void **state)
{
    (void)state;
    type_by_chance(60000, 2000);
    type_by_chance(0, 300);
}

static void a_narrower_limit__looks_at_what_fitted_alone(void **state)
{
    struct world *world = world_varied(COUNT);
    struct queue queue;
    uint32_t from;

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    queue_hold_texts(&queue);
    assert_true(queue_set_limit(&queue, "ru", NOW, NULL));
    settle(&queue, world);
    world->limit = "ru";
    assert_as_plain(&queue, world);
    size_t shown = queue.shown_count;
    world->limit = "ruiz -late";
    assert_true(queue_set_limit(&queue, "ruiz -late", NOW, NULL));
    assert_int_equal(queue.shown_count, shown); /* until it has ended */
    assert_false(queue_is_settled(&queue));
    assert_false(queue_sift_wants(&queue, &from)); /* no head is read again */
    settle(&queue, world);
    assert_as_plain(&queue, world);
    queue_release(&queue);
    memory_free(world);
}

struct looked {
    const struct world *world;
    const struct limit *limit;
    uint32_t next; /* the number that comes now */
    size_t with_words;
};

static void look_at(void *context, const struct queue_text *text)
{
    struct looked *looked = context;

    while (!looked->world->heads[looked->next].id)
        looked->next++;
    const struct ticket_head *head = &looked->world->heads[looked->next++];
    assert_int_equal(text->head.number, head->number);
    assert_int_equal(text->head.status, head->status);
    assert_int_equal(text->head.updated_at, head->updated_at);
    assert_string_equal(text->customer, string_or_empty(head->customer));
    if (text->has_words != limit_matches_words(looked->limit, head))
        fail_msg("%s %s %s", head->id, string_or_empty(head->name),
                 string_or_empty(head->subject));
    looked->with_words += text->has_words;
}

/* For the palette, which ranks what a limit only takes or leaves. */
static void held_texts__are_looked_through_as_heads_are(void **state)
{
    static const char *const words[] = {"ruiz", "ruiz an", "订", "T7", "late vip", "parcel"};
    struct world *world = world_varied(COUNT);
    struct queue queue;

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    world->heads[9].id = NULL;
    queue_drop(&queue, &(uint32_t){9}, 1);
    queue_hold_texts(&queue);
    settle(&queue, world);
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        struct limit *limit = limit_parse(text_of(words[i]), NULL, NULL);
        struct looked looked = {.world = world, .limit = limit, .next = 1};
        uint32_t from = 0, next = 0;
        bool grows = true;
        assert_true(queue_holds_texts(&queue, &next, &grows));
        assert_false(grows);
        while (from < next)
            from = queue_look_through(&queue, limit, from, 700, look_at, &looked);
        assert_int_equal(looked.next, COUNT + 1);
        assert_true(looked.with_words);
        limit_destroy(limit);
    }
    queue_release(&queue);
    memory_free(world);
}

static void texts__are_given_back(void **state)
{
    struct world *world = world_varied(COUNT);
    struct queue queue;

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    queue_hold_texts(&queue);
    assert_true(queue_set_limit(&queue, "needle", NOW, NULL));
    for (int i = 0; i < 10; i++)
        step(&queue, world);
    queue_give_back_texts(&queue);
    assert_null(queue.texts);
    assert_null(queue.ordered);
    sift(&queue, world); /* what was left is looked for in heads */
    world->limit = "needle";
    assert_as_plain(&queue, world);
    queue_release(&queue);
    memory_free(world);
}

/* A letter neither asks for it nor gives it back: the end of the texts does. */
static void room_for_all__stays_while_a_limit_is_typed_and_is_then_given_back(void **state)
{
    struct world *world = world_varied(COUNT);
    struct queue queue;

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    queue_hold_texts(&queue);
    assert_true(queue_set_limit(&queue, "needle", NOW, NULL));
    settle(&queue, world);
    const uint32_t *shown = queue.shown;
    assert_true(queue.shown_capacity > COUNT);
    assert_true(queue_set_limit(&queue, "", NOW, NULL));
    settle(&queue, world);
    assert_ptr_equal(queue.shown, shown);
    assert_true(queue_set_limit(&queue, "needle", NOW, NULL));
    settle(&queue, world);
    assert_ptr_equal(queue.shown, shown);
    assert_true(queue.shown_count < COUNT / 2);
    queue_give_back_texts(&queue);
    assert_true(queue.shown_capacity < COUNT * 2 / 3);
    world->limit = "needle";
    assert_as_plain(&queue, world);
    queue_release(&queue);
    memory_free(world);
}

/* Keys, three digits of them and what is equal: five times over all rows. */
static void the_order_of_all__is_made_by_steps_while_texts_come(void **state)
{
    struct world *world = world_varied(COUNT);
    struct queue queue;
    int steps = 0;

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    queue.sorted_at_once = COUNT / 3;
    queue_hold_texts(&queue);
    for (; !queue.ordered; steps++) {
        uint32_t from;
        assert_true(queue_sift_wants(&queue, &from));
        step(&queue, world);
    }
    assert_in_range(steps, 3 * 3,
                    10 * 3); /* keys, digits, equals, and those of many equals */
    assert_null(queue.sorting);
    settle(&queue, world);
    world->limit = "e";
    assert_true(queue_set_limit(&queue, world->limit, world->now, NULL));
    settle(&queue, world);
    assert_as_plain(&queue, world);
    queue_release(&queue);
    memory_free(world);
}

/* Of very many rows: the order stays as it was until it is the other, whatever comes. */
static void an_order__is_made_by_steps_beside_what_arrives(void **state)
{
    struct world *world = world_varied(COUNT - 1);
    struct queue queue;
    int steps = 0;

    (void)state;
    queue_of(&queue, world);
    load(&queue, world);
    queue_arrange(&queue, world->now);
    queue.sorted_at_once = COUNT / 3;
    queue_set_order(&queue, QUEUE_BY_NEWEST, world->now);
    assert_int_equal(queue.order, QUEUE_BY_DUE);
    for (; queue_is_reordered(&queue); steps++) {
        uint32_t number = steps ? 1 + chance(COUNT - 1) : COUNT; /* one is new */
        assert_true(queue_sift_goes_on(&queue));
        assert_as_plain(&queue, world); /* in the order of before */
        queue_sift_on(&queue, 300);
        if (!queue_is_reordered(&queue))
            break;
        head_vary(world, number);
        queue_put_one(&queue, &world->heads[number], world->now);
    }
    world->order = QUEUE_BY_NEWEST;
    assert_as_plain(&queue, world);
    assert_in_range(steps, 3 * 3 - 1, 10 * 3); /* nothing began anew */
    assert_null(queue.ordered);
    assert_null(queue.sorting);

    queue_set_order(&queue, QUEUE_BY_WAITING, world->now);
    queue_sift_on(&queue, 300);
    for (int i = 0; i < 70; i++) { /* too many: begun anew */
        head_vary(world, 1 + (uint32_t)i);
        queue_put_one(&queue, &world->heads[1 + i], world->now);
    }
    assert_null(queue.sorting);
    settle(&queue, world);
    world->order = QUEUE_BY_WAITING;
    assert_as_plain(&queue, world);
    queue_release(&queue);
    memory_free(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typed_limits__show_what_looking_through_all_shows),
        cmocka_unit_test(typed_limits__do_so_where_not_all_texts_can_be_held),
        cmocka_unit_test(a_narrower_limit__looks_at_what_fitted_alone),
        cmocka_unit_test(held_texts__are_looked_through_as_heads_are),
        cmocka_unit_test(texts__are_given_back),
        cmocka_unit_test(room_for_all__stays_while_a_limit_is_typed_and_is_then_given_back),
        cmocka_unit_test(the_order_of_all__is_made_by_steps_while_texts_come),
        cmocka_unit_test(an_order__is_made_by_steps_beside_what_arrives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
