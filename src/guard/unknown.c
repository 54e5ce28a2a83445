#include "guard/guard.h"

#include "guard/plain.h"

#include <string.h>

#define VALUES_MAX        256
#define NUMBER_DIGITS_MIN 5
#define NUMBER_MAX        40 /* letters and digits */
#define LETTERS_MAX       4  /* of a group of letters in front of the digits */
#define GROUPS_MAX        8
#define PHONE_DIGITS_MIN  8
#define PHONE_DIGITS_MAX  15

struct gatherer {
    const struct facts *facts;
    struct arena *arena;
    struct unknown_value *values;
    size_t count;
};

static bool has(const char *whole, const char *part)
{
    return whole != NULL && strcasestr(whole, part) != NULL;
}

/* The same, whatever groups the two. */
static bool has_key(const struct gatherer *gatherer, const char *whole, const char *key)
{
    return whole != NULL && strstr(plain_key(whole, gatherer->arena), key) != NULL;
}

static bool is_on_record(const struct gatherer *gatherer, const char *key)
{
    const struct customer *customer = gatherer->facts->customer;
    for (size_t i = 0; customer != NULL && i < customer->email_count; i++) {
        if (has_key(gatherer, customer->emails[i], key)) {
            return true;
        }
    }
    for (size_t i = 0; customer != NULL && i < customer->phone_count; i++) {
        if (has_key(gatherer, customer->phones[i], key)) {
            return true;
        }
    }
    return false;
}

static bool is_on_orders(const struct gatherer *gatherer, const char *key)
{
    const struct facts *facts = gatherer->facts;
    for (size_t i = 0; i < facts->order_count; i++) {
        if (has_key(gatherer, facts->orders[i].id, key)) {
            return true;
        }
        for (size_t k = 0; k < facts->orders[i].shipment_count; k++) {
            if (has_key(gatherer, facts->orders[i].shipments[k].tracking, key)) {
                return true;
            }
        }
    }
    return false;
}

/* The shop's own addresses and numbers, and what a product is called. */
static bool is_public(const struct facts *facts, const char *value)
{
    for (size_t i = 0; i < facts->article_count; i++) {
        if (!facts->articles[i].is_internal && has(facts->articles[i].text, value)) {
            return true;
        }
    }
    for (size_t i = 0; i < facts->promotion_count; i++) {
        if (has(facts->promotions[i].id, value)) {
            return true;
        }
    }
    for (size_t i = 0; i < facts->product_count; i++) {
        if (has(facts->products[i].id, value) || has(facts->products[i].title, value)) {
            return true;
        }
    }
    return false;
}

static void value_add(struct gatherer *gatherer, struct text value)
{
    if (gatherer->count == VALUES_MAX || value.len == 0) {
        return;
    }
    const char *copy = arena_copy(gatherer->arena, value.bytes, value.len);
    for (size_t i = 0; i < gatherer->count; i++) {
        if (strcmp(gatherer->values[i].value, copy) == 0) {
            return;
        }
    }
    const char *key = plain_key(copy, gatherer->arena);
    if (!is_on_record(gatherer, key) && !is_on_orders(gatherer, key) &&
        !is_public(gatherer->facts, copy)) {
        gatherer->values[gatherer->count++].value = copy;
    }
}

static bool is_mail_byte(unsigned char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
           byte == '.' || byte == '-' || byte == '_' || byte == '+';
}

#define SPACED_MAX 96

/* "a n a @ example . org": an address with spaces around its signs or its letters. */
struct spaced {
    char bytes[SPACED_MAX];
    size_t len;
};

static bool is_label_byte(struct text text, size_t at)
{
    return at < text.len && text.bytes[at] != '.' &&
           is_mail_byte((unsigned char)text.bytes[at]);
}

/* A letter by itself, a space in front or the text's begin, and a space behind. */
static bool is_lone(struct text text, size_t at)
{
    return is_label_byte(text, at) && (at == 0 || !is_label_byte(text, at - 1)) &&
           !is_label_byte(text, at + 1);
}

/* The word in front of the sign, or the letters that stand alone there, up to its end. */
static size_t spaced_start(struct text text, size_t end)
{
    size_t start = end;
    while (start > 0 && is_mail_byte((unsigned char)text.bytes[start - 1])) {
        start--;
    }
    while (start + 1 >= end || (start < end && is_lone(text, start))) {
        if (start < 2 || text.bytes[start - 1] != ' ' || !is_lone(text, start - 2)) {
            break;
        }
        start -= 2;
    }
    return start;
}

/* A word, or letters that stand alone with a space between; returns where it ends. */
static size_t label_read(struct spaced *spaced, struct text text, size_t at)
{
    bool is_spelled = is_lone(text, at);
    while (is_label_byte(text, at) && spaced->len < SPACED_MAX - 2) {
        spaced->bytes[spaced->len++] = text.bytes[at++];
        bool goes_on = is_spelled && at + 1 < text.len && text.bytes[at] == ' ' &&
                       is_lone(text, at + 1);
        at += goes_on;
    }
    return at;
}

/* The address around the sign; each of its ends is one that it may have. */
static void spaced_ends(struct gatherer *gatherer, struct spaced *spaced, struct text text,
                        size_t at)
{
    at += at < text.len && text.bytes[at] == ' ';
    for (int labels = 0; labels < 4 && is_label_byte(text, at); labels++) {
        at = label_read(spaced, text, at);
        if (labels > 0) {
            value_add(gatherer, text_from(spaced->bytes, spaced->len));
        }
        bool has_space = at < text.len && text.bytes[at] == ' ';
        at += has_space;
        if (at >= text.len || text.bytes[at] != '.' || spaced->len >= SPACED_MAX - 2) {
            return;
        }
        spaced->bytes[spaced->len++] = '.';
        at += 1 + (size_t)(has_space && at + 1 < text.len && text.bytes[at + 1] == ' ');
    }
}

static void spaced_read(struct gatherer *gatherer, struct text text, size_t start,
                        size_t sign)
{
    struct spaced spaced = {.len = 0};
    for (size_t i = start; i < sign && spaced.len < SPACED_MAX / 2; i++) {
        if (text.bytes[i] != ' ') {
            spaced.bytes[spaced.len++] = text.bytes[i];
        }
    }
    if (spaced.len > 0) {
        spaced.bytes[spaced.len++] = '@';
        spaced_ends(gatherer, &spaced, text, sign + 1);
    }
}

/* "Escriba a l i l e i @": the first letter may be a word, too. */
static void spaced_gather(struct gatherer *gatherer, struct text text, size_t sign)
{
    size_t end = sign > 0 && text.bytes[sign - 1] == ' ' ? sign - 1 : sign;
    size_t start = spaced_start(text, end);
    spaced_read(gatherer, text, start, sign);
    if (start + 2 < end && text.bytes[start + 1] == ' ') {
        spaced_read(gatherer, text, start + 2, sign);
    }
}

static void mails_gather(struct gatherer *gatherer, struct text text)
{
    size_t passed = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] != '@') {
            continue;
        }
        size_t start = i;
        size_t end = i + 1;
        while (start > passed && is_mail_byte((unsigned char)text.bytes[start - 1])) {
            start--;
        }
        while (end < text.len && is_mail_byte((unsigned char)text.bytes[end])) {
            end++;
        }
        while (end > i + 1 && text.bytes[end - 1] == '.') {
            end--;
        }
        if (start < i && memchr(text.bytes + i, '.', end - i) != NULL) {
            value_add(gatherer, text_from(text.bytes + start, end - start));
        }
        if (end == i + 1 || start == i || i - start == 1 || end - i == 2 ||
            memchr(text.bytes + i, '.', end - i) == NULL) {
            spaced_gather(gatherer, text, i);
        }
        passed = i + 1;
    }
}

/* Letters and digits without a gap: bytes of the plain text, end exclusive. */
struct group {
    size_t start;
    size_t end;
    size_t digits;
    bool
        is_joined; /* a sign or two that numbers have stand between it and the one before */
};

/* Groups, joined in all ways that can be a number of somebody's. */
struct spelling {
    char plain[NUMBER_MAX + 1];
    size_t len;
    size_t digits;
    bool has_plus;
};

static bool group_next(const struct plain *plain, size_t at, struct group *group)
{
    size_t from = at;
    while (at < plain->len && !plain_is_word(plain->bytes[at])) {
        at++;
    }
    *group = (struct group){.start = at, .end = at};
    group->is_joined = from > 0 && at > from && at - from <= 2;
    for (size_t i = from; i < at && group->is_joined; i++) {
        group->is_joined = strchr(" .-_/()\n", plain->bytes[i]) != NULL;
    }
    while (group->end < plain->len && plain_is_word(plain->bytes[group->end])) {
        group->digits += plain_is_digit(plain->bytes[group->end++]);
    }
    return group->end > group->start;
}

/* "12345.00": a point, and one or two digits alone behind it. */
static bool is_decimal(const struct plain *plain, const struct group *before,
                       const struct group *after)
{
    size_t len = after->end - after->start;
    return after->start == before->end + 1 && len <= 2 && after->digits == len &&
           before->digits == before->end - before->start &&
           (plain->bytes[before->end] == '.' || plain->bytes[before->end] == ',');
}

static void add(struct gatherer *gatherer, const char *prefix, const char *value)
{
    const char *joined = arena_format(gatherer->arena, "%s%s", prefix, value);
    value_add(gatherer, text_of(joined));
}

/* A number without its country, and the countries whose numbers look so: how many digits
 * they have and what they begin with. Where they begin with a zero it goes, but in Italy.
 */
static const struct {
    const char *country;
    uint8_t min;
    uint8_t max;
    const char *first;
} nationals[] = {
    {"+49", 10, 13, "0"},        {"+33", 10, 10, "0"},      {"+44", 10, 11, "0"},
    {"+81", 10, 11, "0"},        {"+31", 10, 10, "0"},      {"+32", 9, 10, "0"},
    {"+41", 10, 10, "0"},        {"+43", 9, 13, "0"},       {"+46", 9, 10, "0"},
    {"+358", 9, 11, "0"},        {"+353", 9, 10, "0"},      {"+61", 10, 10, "0"},
    {"+90", 11, 11, "0"},        {"+82", 9, 11, "0"},       {"+20", 10, 11, "0"},
    {"+966", 10, 10, "0"},       {"+971", 9, 10, "0"},      {"+39", 9, 11, "03"},
    {"+86", 11, 11, "1"},        {"+34", 9, 9, "6789"},     {"+351", 9, 9, "29"},
    {"+48", 9, 9, "45678"},      {"+47", 8, 8, "23456789"}, {"+45", 8, 8, "23456789"},
    {"+1", 10, 10, "23456789"},  {"+91", 10, 10, "6789"},   {"+55", 10, 11, "123456789"},
    {"+52", 10, 10, "23456789"},
};

static void national_add(struct gatherer *gatherer, const char *digits, size_t len)
{
    for (size_t i = 0; i < COUNT_OF(nationals); i++) {
        bool keeps_zero = strcmp(nationals[i].country, "+39") == 0;
        bool has_zero = digits[0] == '0' && !keeps_zero;
        if (len >= nationals[i].min && len <= nationals[i].max &&
            strchr(nationals[i].first, digits[0]) != NULL) {
            add(gatherer, nationals[i].country, digits + (has_zero ? 1 : 0));
        }
    }
}

static void phone_add(struct gatherer *gatherer, const struct spelling *spelling)
{
    const char *digits = spelling->plain;
    if (spelling->has_plus) {
        add(gatherer, "+", digits);
        add(gatherer, "00", digits);
    } else if (digits[0] == '0' && digits[1] == '0') {
        add(gatherer, "", digits);
        add(gatherer, "+", digits + 2);
    } else {
        add(gatherer, "", digits);
        national_add(gatherer, digits, spelling->len);
    }
}

/* Digits alone, with the letters that this customer's orders have in front of them. */
static void bare_add(struct gatherer *gatherer, const struct spelling *spelling)
{
    const struct facts *facts = gatherer->facts;
    add(gatherer, "", spelling->plain);
    for (size_t i = 0; i < facts->order_count && i < 3; i++) {
        const char *id = facts->orders[i].id;
        size_t letters = id == NULL ? 0 : strcspn(id, "0123456789");
        if (letters > 0 && strlen(id) - letters == spelling->len) {
            add(gatherer, arena_copy(gatherer->arena, id, letters), spelling->plain);
        }
    }
}

static void spelling_add(struct gatherer *gatherer, const struct spelling *spelling)
{
    bool is_bare = spelling->digits == spelling->len;
    bool is_phone =
        is_bare && spelling->len >= PHONE_DIGITS_MIN && spelling->len <= PHONE_DIGITS_MAX;
    if (spelling->digits < NUMBER_DIGITS_MIN) {
        return;
    }
    if (is_phone) {
        phone_add(gatherer, spelling);
    } else if (is_bare) {
        bare_add(gatherer, spelling);
    } else {
        add(gatherer, "", spelling->plain);
    }
}

/* The numbers that begin with this group. */
static void numbers_gather(struct gatherer *gatherer, const struct plain *plain,
                           struct group group)
{
    struct spelling spelling = {.has_plus = group.start > 0 &&
                                            plain->bytes[group.start - 1] == '+'};
    for (size_t i = 0; i < GROUPS_MAX; i++) {
        size_t len = group.end - group.start;
        struct group next;
        bool has_next = group_next(plain, group.end, &next);
        bool is_part = has_next && is_decimal(plain, &group, &next);
        if (spelling.len + len > NUMBER_MAX || is_part ||
            (group.digits == 0 && (i > 0 || len > LETTERS_MAX))) {
            return;
        }
        memcpy(spelling.plain + spelling.len, plain->bytes + group.start, len);
        spelling.len += len;
        spelling.plain[spelling.len] = '\0';
        spelling.digits += group.digits;
        if (group.digits > 0) {
            spelling_add(gatherer, &spelling);
        }
        if (!has_next || !next.is_joined) {
            return;
        }
        group = next;
    }
}

static void values_gather(struct gatherer *gatherer, const struct plain *plain)
{
    struct group group;
    mails_gather(gatherer, text_from(plain->bytes, plain->len));
    for (size_t at = 0; gatherer->count < VALUES_MAX && group_next(plain, at, &group);) {
        numbers_gather(gatherer, plain, group);
        at = group.end;
    }
}

void guard_unknown_values(const struct facts *facts, struct text text, struct arena *arena,
                          struct unknown_value **values, size_t *count)
{
    struct plain plain;
    struct plain loose;
    struct gatherer gatherer = {.facts = facts, .arena = arena};
    text = text.bytes == NULL ? text_of("") : text;
    gatherer.values = arena_get(arena, VALUES_MAX * sizeof(*gatherer.values));
    plain_read(text, arena, &plain);
    plain_loosen(&plain, arena, &loose);
    values_gather(&gatherer, &plain);
    if (loose.len != plain.len || memcmp(loose.bytes, plain.bytes, plain.len) != 0) {
        values_gather(&gatherer, &loose);
    }
    *values = gatherer.values;
    *count = gatherer.count;
}
