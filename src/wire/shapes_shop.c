/* Products, articles, macros, promotions. */
#include "chat/article.h"
#include "chat/product.h"
#include "wire/shapes.h"

#include <assert.h>
#include <cjson/cJSON.h>

static_assert(sizeof(enum audience) == sizeof(unsigned), "field_word() writes an unsigned");

static const char *attribute_value(struct field_reader *reader, const struct cJSON *value)
{
    if (cJSON_IsString(value)) {
        return arena_text(reader->arena, value->valuestring);
    }
    if (cJSON_IsNumber(value)) {
        struct text spelling = json_number(reader->document, value);
        return arena_copy(reader->arena, spelling.bytes, spelling.len);
    }
    return cJSON_IsBool(value) ? json_kind(value) : NULL;
}

static bool read_attributes(struct field_reader *reader, const struct json_place *place,
                            const struct field *field, const struct cJSON *value,
                            void *target)
{
    if (!cJSON_IsObject(value)) {
        return field_refuse_kind(reader, place, "an object", value);
    }
    size_t room = (size_t)cJSON_GetArraySize(value);
    size_t count = 0;
    struct attribute *attributes = arena_get(reader->arena, room * sizeof(*attributes));
    for (const struct cJSON *item = value->child; item; item = item->next) {
        if (cJSON_IsNull(item)) {
            continue;
        }
        struct json_place here = {.parent = place, .name = item->string};
        attributes[count].value = attribute_value(reader, item);
        if (!attributes[count].value) {
            return field_refuse_kind(reader, &here, "a string, a number, true or false",
                                     item);
        }
        attributes[count++].name = arena_text(reader->arena, item->string);
    }
    memcpy(target, &attributes, sizeof(attributes));
    memcpy((char *)target - field->at + field->count_at, &count, sizeof(count));
    return true;
}

/* Money that the shop asks for: a refund may be less than nothing, this not. */
static bool read_price(struct field_reader *reader, const struct json_place *place,
                       const struct field *field, const struct cJSON *value, void *target)
{
    const struct money *price = target;
    return field_decimal(reader, place, field, value, target) &&
           (price->parts >= 0 ||
            field_refuse_value(reader, place, value->valuestring, "is less than nothing"));
}

static void prepare_product(void *noun)
{
    struct product *product = noun;
    product->stock = STOCK_NOT_TRACKED;
}

// clang-format off
#define NOUN struct product
static const struct field product_fields[] = {
    {FIELD("id", field_id, id), .is_required = true},
    {FIELD("title", field_text, title), .is_required = true},
    {FIELD("brand", field_text, brand)},
    {FIELD("category", field_texts, category), FIELD_COUNT(category_count)},
    {FIELD("price", read_price, price)},
    {FIELD("currency", field_currency, price.currency)},
    {FIELD("stock", field_integer, stock), .min = 0, .max = INT64_MAX},
    {FIELD("attributes", read_attributes, attributes), FIELD_COUNT(attribute_count)},
    {FIELD("description", field_text, description)},
    {FIELD("url", field_text, url)},
    {FIELD("lang", field_lang, lang)},
    {FIELD("group", field_text, group)},
    {FIELD("sensitive", field_flag, is_sensitive)},
};
#undef NOUN
// clang-format on
const struct shape product_shape = {product_fields, COUNT_OF(product_fields),
                                    sizeof(struct product), prepare_product, NULL};

/* An article is for everyone, or for agents alone. */
static const char *article_audience_word(unsigned value)
{
    return value == 0 ? "public" : "internal";
}

static const struct words article_audience_words = {article_audience_word, 2};

static void prepare_article(void *noun)
{
    struct article *article = noun;
    article->updated_at = MOMENT_NONE;
}

// clang-format off
#define NOUN struct article
static const struct field article_fields[] = {
    {FIELD("id", field_id, id), .is_required = true},
    {FIELD("title", field_text, title), .is_required = true},
    {FIELD("text", field_text, text), .is_required = true},
    {FIELD("lang", field_lang, lang)},
    {FIELD("audience", field_choice, is_internal), .words = &article_audience_words},
    {FIELD("url", field_text, url)},
    {FIELD("updated_at", field_moment, updated_at)},
};
#undef NOUN
#define NOUN struct macro
static const struct field macro_fields[] = {
    {FIELD("id", field_id, id), .is_required = true},
    {FIELD("title", field_text, title), .is_required = true},
    {FIELD("text", field_text, text), .is_required = true},
    {FIELD("lang", field_lang, lang)},
    {FIELD("examples", field_texts, examples), FIELD_COUNT(example_count)},
    {FIELD("tags", field_texts, tags), FIELD_COUNT(tag_count)},
};
#undef NOUN
// clang-format on
const struct shape article_shape = {article_fields, COUNT_OF(article_fields),
                                    sizeof(struct article), prepare_article, NULL};
const struct shape macro_shape = {macro_fields, COUNT_OF(macro_fields),
                                  sizeof(struct macro), NULL, NULL};

#define PERCENT_LIMIT (100 * (int64_t)MONEY_UNIT)

static bool read_percent(struct field_reader *reader, const struct json_place *place,
                         const struct field *field, const struct cJSON *value, void *target)
{
    (void)field;
    int64_t parts;
    if (!cJSON_IsString(value)) {
        return json_refuse(reader->err, place, "must be a string like \"10\", not %s",
                           json_kind(value));
    }
    if (!money_parse(text_of(value->valuestring), &parts) || parts < 0 ||
        parts > PERCENT_LIMIT) {
        return field_refuse_value(reader, place, value->valuestring,
                                  "is no number from \"0\" to \"100\"");
    }
    memcpy(target, &parts, sizeof(parts));
    return true;
}

static const char *audience_word(unsigned value)
{
    static const char *const names[] = {[AUDIENCE_PUBLIC] = "public",
                                        [AUDIENCE_AGENT] = "agent",
                                        [AUDIENCE_INTERNAL] = "internal"};
    return names[value];
}

const struct words audience_words = {audience_word, AUDIENCE_INTERNAL + 1};

static bool finish_promotion(struct field_reader *reader, const struct json_place *place,
                             void *noun)
{
    (void)reader;
    (void)place;
    struct promotion *promotion = noun;
    memcpy(promotion->min_total.currency, promotion->amount.currency,
           sizeof(promotion->amount.currency));
    return true;
}

// clang-format off
#define NOUN struct promotion
static const struct field promotion_fields[] = {
    {FIELD("id", field_id, id), .is_required = true},
    {FIELD("title", field_text, title), .is_required = true},
    {FIELD("percent", read_percent, percent_parts)},
    {FIELD("amount", field_decimal, amount)},
    {FIELD("currency", field_currency, amount.currency)},
    {FIELD("min_total", field_decimal, min_total)},
    {FIELD("from", field_day, from)},
    {FIELD("until", field_day, until)},
    {FIELD("audience", field_word, audience), .words = &audience_words},
    {FIELD("customer", field_id, customer)},
};
#undef NOUN
// clang-format on
const struct shape promotion_shape = {promotion_fields, COUNT_OF(promotion_fields),
                                      sizeof(struct promotion), NULL, finish_promotion};
