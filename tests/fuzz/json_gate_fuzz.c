/*
 * Any bytes through the gate. What the gate accepts, cJSON has parsed, and every number,
 * key and string of the tree can be found; what it refuses has a sentence for a person.
 */
#include "wire/json_gate.h"
#include "wire/json_slice.h"

#include <assert.h>
#include <cjson/cJSON.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static size_t count_numbers(const struct json_document *document, const struct cJSON *value)
{
    size_t count = 0;
    if (cJSON_IsNumber(value)) {
        struct text spelling = json_number(document, value);
        assert(spelling.len > 0);
        assert(spelling.bytes[0] == '-' ||
               (spelling.bytes[0] >= '0' && spelling.bytes[0] <= '9'));
        return 1;
    }
    for (const struct cJSON *child = value->child; child; child = child->next) {
        count += count_numbers(document, child);
    }
    return count;
}

/* The slices of an object are as many as its members, and each key that needs no escape
 * fits. */
static void compare_slices(const struct cJSON *root, struct text text)
{
    struct text rest;
    struct json_slice slice;
    if (!cJSON_IsObject(root)) {
        assert(!json_slice_open(text, '{', &rest));
        return;
    }
    assert(json_slice_open(text, '{', &rest));
    for (const struct cJSON *member = root->child; member; member = member->next) {
        assert(json_slice_member(&rest, &slice));
        assert(slice.value.len > 0);
        if (!memchr(slice.key.bytes, '\\', slice.key.len)) {
            assert(text_is(slice.key, member->string));
        }
        bool is_ascii = true;
        for (const char *at = member->string; *at; at++) {
            is_ascii = is_ascii && (unsigned char)*at >= 0x20 && (unsigned char)*at < 0x7F;
        }
        assert(!is_ascii || json_slice_is(&slice, member->string));
    }
    assert(!json_slice_member(&rest, &slice));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    struct json_document document;
    struct error err = {0};
    struct text text = text_from((const char *)bytes, len);
    struct text rest = text;
    struct json_slice slice;
    struct text value;
    if (json_document_open(&document, text, &err)) {
        assert(document.root);
        assert(count_numbers(&document, document.root) == document.scan.number_count);
        compare_slices(document.root, text);
        json_document_close(&document);
    } else {
        assert(err.code == ERROR_FAILED);
        assert(strstr(err.text, ": ") && !strchr(err.text, '\n'));
    }
    /* Bad JSON may give nonsense, but only inside the text. */
    while (json_slice_member(&rest, &slice)) {
        assert(slice.value.bytes + slice.value.len <= text.bytes + text.len);
        (void)json_slice_is(&slice, "messages");
    }
    rest = text;
    while (json_slice_element(&rest, &value)) {
        assert(value.bytes >= text.bytes &&
               value.bytes + value.len <= text.bytes + text.len);
    }
    return 0;
}
