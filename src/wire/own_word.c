#include "wire/own_word.h"

#include "wire/fields.h"
#include "wire/json_write.h"

#include <string.h>

void own_word_encode(const struct own_word *word, struct buffer *out)
{
    struct json_writer json;
    json_writer_init(&json, out);
    json_open_object(&json, NULL);
    json_string(&json, "by", word->by);
    json_integer(&json, "stream", word->stream);
    json_close_object(&json);
    (void)buffer_add_char(out, '\n');
    (void)buffer_add(out, word->sealed.bytes, word->sealed.len);
}

// clang-format off
#define NOUN struct own_word
static const struct field word_fields[] = {
    {FIELD("by", field_text, by), .is_required = true},
    {FIELD("stream", field_integer, stream), .is_required = true, .min = 1, .max = INT64_MAX},
};
#undef NOUN
// clang-format on

static const struct shape word_shape = {
    .fields = word_fields,
    .count = COUNT_OF(word_fields),
    .size = sizeof(struct own_word),
};

bool own_word_decode(struct text body, struct arena *arena, struct own_word *word,
                     struct error *err)
{
    const char *end = body.len == 0 ? NULL : memchr(body.bytes, '\n', body.len);
    if (end == NULL) {
        return error_set(err, ERROR_DAMAGED, "a word of one's own without its words");
    }
    size_t len = (size_t)(end - body.bytes);
    if (!fields_read_line(text_from(body.bytes, len), arena, &word_shape, word, err)) {
        return false;
    }
    word->sealed = text_from(end + 1, body.len - len - 1);
    return true;
}
