#include "vault/vault_fixture.h"

#include "vault/keyring.h"
#include "vault/keyrow.h"
#include "vault/keys.h"
#include "vault/payload.h"
#include "vault/seal.h"

static const uint8_t vault_id[SEAL_ID_LEN] = "0123456789abcde";

static void place_at(int64_t number, struct seal_place *place)
{
    seal_place_start(place, vault_id, SEAL_RECORD);
    seal_place_add(place, number);
}

static void seal_open__refuses__another_key_place_or_byte(void **state)
{
    (void)state;
    uint8_t key[SECRET_KEY_LEN] = {1};
    uint8_t box[5 + SEAL_BOX_EXTRA];
    uint8_t plain[5];
    struct seal_place place;
    place_at(7, &place);
    seal_box(key, &place, "hello", 5, box);
    assert_true(seal_open(key, &place, box, sizeof box, plain));
    assert_memory_equal(plain, "hello", 5);
    for (size_t i = 0; i < sizeof box; i++) {
        box[i] ^= 0x80;
        assert_false(seal_open(key, &place, box, sizeof box, plain));
        box[i] ^= 0x80;
    }
    for (size_t len = 0; len < sizeof box; len++) {
        assert_false(seal_open(key, &place, box, len, plain));
    }
    key[0] = 2;
    assert_false(seal_open(key, &place, box, sizeof box, plain));
    key[0] = 1;
    place_at(8, &place);
    assert_false(seal_open(key, &place, box, sizeof box, plain));
}

static void seal_unwrap__refuses__a_key_that_was_not_committed_to(void **state)
{
    (void)state;
    uint8_t key[SECRET_KEY_LEN] = {1};
    uint8_t inner[SECRET_KEY_LEN] = {2};
    uint8_t other[SECRET_KEY_LEN] = {3};
    uint8_t wrapped[SEAL_WRAP_LEN];
    uint8_t out[SECRET_KEY_LEN];
    static const uint8_t zeros[SECRET_KEY_LEN] = {0};
    struct seal_place place;
    place_at(1, &place);
    seal_wrap(key, &place, inner, wrapped);
    assert_true(seal_unwrap(key, &place, wrapped, out));
    assert_memory_equal(out, inner, sizeof out);

    /* A box that opens well, beside the commitment to another key. */
    seal_box(key, &place, other, sizeof other, wrapped);
    assert_false(seal_unwrap(key, &place, wrapped, out));
    assert_memory_equal(out, zeros, sizeof out);
}

static void keys_derive__gives__a_different_key_for_each_use(void **state)
{
    (void)state;
    uint8_t master[SECRET_KEY_LEN] = {9};
    struct keys keys = {.wrap = {0}};
    keys_derive(&keys, master);
    keys_derive_identify_1(&keys, master);
    const uint8_t *made[] = {keys.wrap,   keys.tag,    keys.identify,
                             keys.header, keys.anchor, keys.segments};
    for (size_t i = 0; i < COUNT_OF(made); i++) {
        assert_memory_not_equal(made[i], master, SECRET_KEY_LEN);
        for (size_t j = 0; j < i; j++) {
            assert_memory_not_equal(made[i], made[j], SECRET_KEY_LEN);
        }
    }
}

static void payload_read__gives__what_was_written_and_nothing_else(void **state)
{
    (void)state;
    struct payload payload = {.at = INT64_MIN,
                              .kind = 7,
                              .previous = {1, 2, 3},
                              .search = text_of("se"),
                              .body = text_of("body")};
    struct payload read;
    uint8_t bytes[512] = {0};
    size_t len = payload_len(&payload);
    payload_write(&payload, bytes);
    assert_int_equal(len, 256);
    assert_true(payload_read(bytes, len, &read));
    assert_int_equal(read.at, INT64_MIN);
    assert_int_equal(read.kind, 7);
    assert_memory_equal(read.previous, payload.previous, SEAL_TAG_LEN);
    assert_true(text_is(read.search, "se"));
    assert_true(text_is(read.body, "body"));
    assert_false(payload_read(bytes, len - 1, &read));
    assert_false(payload_read(bytes, 512, &read));
    assert_false(payload_read(bytes, 35, &read));
    bytes[28 + 3] = 0xff; /* a search part of four thousand million bytes */
    assert_false(payload_read(bytes, len, &read));
}

static void keyrow_read_name__refuses__lengths_that_do_not_fit(void **state)
{
    (void)state;
    static const struct {
        uint16_t id;
        uint16_t owner;
        bool fits;
    } rows[] = {{0, 0, true},    {43, 0, true},      {20, 23, true},    {44, 0, false},
                {20, 24, false}, {0xffff, 0, false}, {0, 0xffff, false}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        uint8_t bytes[64] = {1};
        struct keyrow_name name;
        bytes[17] = (uint8_t)rows[i].id;
        bytes[18] = (uint8_t)(rows[i].id >> 8);
        bytes[19] = (uint8_t)rows[i].owner;
        bytes[20] = (uint8_t)(rows[i].owner >> 8);
        assert_int_equal(keyrow_read_name(bytes, sizeof bytes, &name), rows[i].fits);
    }
}

static void keyrow_tag__differs__by_kind_id_and_key(void **state)
{
    (void)state;
    struct keys keys = {.tag = {1}, .tombstone = {2}};
    uint8_t tags[4][KEYS_TAG_LEN];
    static const uint8_t zeros[KEYS_TAG_LEN] = {0};
    keyrow_tag(&keys, 1, text_of("a"), tags[0]);
    keyrow_tag(&keys, 2, text_of("a"), tags[1]);
    keyrow_tag(&keys, 1, text_of("b"), tags[2]);
    keyrow_owner_tag(&keys, text_of("a"), tags[3]);
    for (size_t i = 0; i < COUNT_OF(tags); i++) {
        for (size_t j = 0; j < i; j++) {
            assert_memory_not_equal(tags[i], tags[j], KEYS_TAG_LEN);
        }
    }
    keyrow_owner_tag(&keys, text_of(""), tags[3]);
    assert_memory_equal(tags[3], zeros, KEYS_TAG_LEN);
}

static void keyring__gives_up__the_key_not_used_for_longest(void **state)
{
    (void)state;
    struct keyring ring;
    keyring_init(&ring);
    for (int64_t i = 1; i <= KEYRING_SIZE; i++) {
        keyring_put(&ring, i * 2048)->key[0] = (uint8_t)i; /* all in one bucket */
    }
    assert_non_null(keyring_find(&ring, 1 * 2048));
    keyring_put(&ring, 5)->key[0] = 0xff;
    assert_null(keyring_find(&ring, 2 * 2048));
    assert_non_null(keyring_find(&ring, 1 * 2048));
    assert_int_equal(keyring_find(&ring, 3 * 2048)->key[0], 3);
    assert_int_equal(keyring_find(&ring, 5)->key[0], 0xff);
    assert_null(keyring_find(&ring, 6));
    keyring_release(&ring);
}

static void keyring_clear__wipes__every_key(void **state)
{
    (void)state;
    struct keyring ring;
    keyring_init(&ring);
    struct keyring_entry *first = keyring_put(&ring, 1);
    memset(first->key, 7, SECRET_KEY_LEN);
    memset(keyring_put(&ring, 2)->key, 7, SECRET_KEY_LEN);
    keyring_drop(&ring, first);
    assert_null(keyring_find(&ring, 1));
    assert_non_null(keyring_find(&ring, 2));
    keyring_clear(&ring);
    assert_null(keyring_find(&ring, 2));
    for (size_t i = 0; i < (size_t)KEYRING_SIZE * SECRET_KEY_LEN; i++) {
        assert_int_equal(ring.keys[i], 0);
    }
    keyring_release(&ring);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seal_open__refuses__another_key_place_or_byte),
        cmocka_unit_test(seal_unwrap__refuses__a_key_that_was_not_committed_to),
        cmocka_unit_test(keys_derive__gives__a_different_key_for_each_use),
        cmocka_unit_test(payload_read__gives__what_was_written_and_nothing_else),
        cmocka_unit_test(keyrow_read_name__refuses__lengths_that_do_not_fit),
        cmocka_unit_test(keyrow_tag__differs__by_kind_id_and_key),
        cmocka_unit_test(keyring__gives_up__the_key_not_used_for_longest),
        cmocka_unit_test(keyring_clear__wipes__every_key),
    };
    return cmocka_run_group_tests(tests, set_up_program, NULL);
}
