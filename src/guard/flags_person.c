#include "guard/judge.h"
#include "guard/people.h"
#include "guard/plain.h"

#include <string.h>

#define CARD_DIGITS_MIN 13
#define CARD_DIGITS_MAX 19
#define NUMBER_MAX      40 /* letters and digits of a grouped number */
#define PHONE_DIGITS    7

/* A number in groups: its letters and digits without what stands between. */
struct grouped {
    size_t end;
    char plain[NUMBER_MAX + 1];
    size_t len;
    size_t digits;
};

static bool is_quad(const struct reading *reading, size_t token)
{
    return token < reading->scan.count &&
           reading->scan.tokens[token].kind == TOKEN_NUMBER &&
           scan_folded(&reading->scan, token).len == 4;
}

/* A card's four digits, and four more on the next line. */
static bool goes_on_below(const struct reading *reading, size_t token)
{
    return token >= 2 && reading->scan.tokens[token - 1].kind == TOKEN_LINE &&
           is_quad(reading, token - 2) && is_quad(reading, token);
}

/* "4111.1111.1111.1111" */
static bool is_pointed_card(struct text folded)
{
    for (size_t i = 0; i < folded.len; i++) {
        if ((folded.bytes[i] == '.') != (i % 5 == 4)) {
            return false;
        }
    }
    return folded.len == 19;
}

/* The tokens from this one on that can be groups of one number. */
static bool grouped_at(const struct reading *reading, size_t token, struct grouped *number)
{
    *number = (struct grouped){.end = token};
    for (size_t i = token; i < reading->scan.count; i++) {
        const struct token *at = &reading->scan.tokens[i];
        struct text folded = scan_folded(&reading->scan, i);
        bool is_below = i > token && goes_on_below(reading, i);
        bool is_pointed = i == token && is_pointed_card(folded);
        if (i > token && goes_on_below(reading, i + 1)) {
            continue;
        }
        bool is_check = i > token && at->before == 0 && at->kind == TOKEN_WORD &&
                        folded.len == 1; /* "12345678Z" */
        bool is_part = at->kind == TOKEN_NUMBER ||
                       (at->kind == TOKEN_WORD && at->has_digit) ||
                       (i == token && at->is_upper && folded.len <= 4 &&
                        !scan_is(&reading->scan, i, "iban")) ||
                       is_check;
        if (!is_part ||
            (i > token && at->before != ' ' && at->before != '-' && !is_check &&
             !is_below) ||
            number->len + folded.len > NUMBER_MAX ||
            (memchr(folded.bytes, '.', folded.len) != NULL && !is_pointed) ||
            memchr(folded.bytes, ',', folded.len) != NULL ||
            (reading->scopes[i] & (SCOPE_IDENTIFIER | SCOPE_LINK)) != 0) {
            break;
        }
        for (size_t k = 0; k < folded.len; k++) {
            if (folded.bytes[k] != '.') {
                number->plain[number->len++] = folded.bytes[k];
            }
        }
        number->end = i + 1;
    }
    for (size_t i = 0; i < number->len; i++) {
        number->digits += number->plain[i] >= '0' && number->plain[i] <= '9';
    }
    return number->digits >= 8;
}

/* ISO/IEC 7812-1, annex B. */
static bool passes_luhn(const char *digits, size_t len)
{
    int sum = 0;
    bool is_zero = true;
    for (size_t i = 0; i < len; i++) {
        int digit = digits[len - 1 - i] - '0';
        is_zero &= digit == 0;
        digit = i % 2 == 1 ? digit * 2 : digit;
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0 && !is_zero;
}

/* GB 11643-1999: seventeen digits and one that checks them, X for ten. */
static bool is_resident_id(const struct grouped *number)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static const char checks[] = "10x98765432";
    if (number->len != 18 || number->digits < 17 ||
        (number->digits == 17 && number->plain[17] != 'x')) {
        return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
        if (number->plain[i] < '0' || number->plain[i] > '9') {
            return false;
        }
        sum += (number->plain[i] - '0') * weights[i];
    }
    return number->plain[17] == checks[sum % 11];
}

/* Spain's DNI: eight digits and the letter that checks them. */
static bool is_dni(const struct grouped *number)
{
    static const char letters[] = "trwagmyfpdxbnjzsqvhlcke";
    if (number->len != 9 || number->digits != 8) {
        return false;
    }
    int value = 0;
    for (int i = 0; i < 8; i++) {
        if (number->plain[i] < '0' || number->plain[i] > '9') {
            return false;
        }
        value = value * 10 + (number->plain[i] - '0');
    }
    return number->plain[8] == letters[value % 23];
}

/* ISO 13616: mod 97 of the number with its first four characters at the end is 1. */
static bool is_iban(const struct grouped *number)
{
    if (number->len < 15 || number->len > 34 || number->plain[0] < 'a' ||
        number->plain[0] > 'z' || number->plain[1] < 'a' || number->plain[1] > 'z') {
        return false;
    }
    int rest = 0;
    for (size_t i = 0; i < number->len; i++) {
        char byte = number->plain[(i + 4) % number->len];
        if (byte >= '0' && byte <= '9') {
            rest = (rest * 10 + (byte - '0')) % 97;
        } else {
            rest = (rest * 100 + (byte - 'a' + 10)) % 97;
        }
    }
    return rest == 1;
}

static const char *secret_of(const struct grouped *number)
{
    if (number->digits == number->len && number->len >= CARD_DIGITS_MIN &&
        number->len <= CARD_DIGITS_MAX && passes_luhn(number->plain, number->len)) {
        return "This looks like a payment card number.";
    }
    if (is_resident_id(number) || is_dni(number)) {
        return "This looks like an identity number.";
    }
    return NULL;
}

/* The shop's own account, which a public article names. */
static bool is_public_account(const struct judge *judge, const struct grouped *number)
{
    const struct facts *facts = judge->facts;
    const char *account = arena_copy(judge->arena, number->plain, number->len);
    for (size_t i = 0; i < facts->article_count; i++) {
        const struct article *article = &facts->articles[i];
        if (!article->is_internal && article->text != NULL &&
            strstr(plain_key(article->text, judge->arena), account) != NULL) {
            return true;
        }
    }
    return false;
}

void flags_of_numbers(struct judge *judge)
{
    const struct reading *reading = judge->reading;
    size_t token = 0;
    while (token < reading->scan.count) {
        struct grouped number;
        if (!grouped_at(reading, token, &number)) {
            token = number.end > token ? number.end : token + 1;
            continue;
        }
        const char *reason = secret_of(&number);
        if (reason != NULL &&
            !number_is_phone(judge, arena_copy(judge->arena, number.plain, number.len))) {
            flag_tokens(judge, token, number.end, RULE_SECRET_NUMBER, reason);
        } else if (is_iban(&number) && !is_public_account(judge, &number)) {
            flag_tokens(judge, token, number.end, RULE_SECRET_NUMBER,
                        "This looks like a bank account number.");
        }
        token = number.end;
    }
}

static bool holds(const char *whole, const char *part)
{
    return whole != NULL && part[0] != '\0' && strcasestr(whole, part) != NULL;
}

static bool is_of_address(const struct address *address, const char *value)
{
    return holds(address->line1, value) || holds(address->name, value) ||
           holds(address->postcode, value) || holds(address->line2, value);
}

/* The value is on this customer's own record, or on an order of theirs as a recipient's. */
static bool is_own(const struct facts *facts, const char *value)
{
    const struct customer *customer = facts->customer;
    bool found = false;
    for (size_t i = 0; customer != NULL && i < customer->email_count; i++) {
        found |= holds(customer->emails[i], value);
    }
    for (size_t i = 0; customer != NULL && i < customer->phone_count; i++) {
        found |= holds(customer->phones[i], value);
    }
    for (size_t i = 0; customer != NULL && i < customer->address_count; i++) {
        found |= is_of_address(&customer->addresses[i], value);
    }
    for (size_t i = 0; i < facts->order_count && !found; i++) {
        const struct order *order = &facts->orders[i];
        found = is_of_address(&order->address, value) || string_equals(order->id, value);
        for (size_t k = 0; k < order->shipment_count; k++) {
            found |= string_equals(order->shipments[k].tracking, value);
        }
    }
    return found || (customer != NULL && holds(customer->name, value));
}

/* An order number that the customer named may be named. */
static bool is_named_number(const struct facts *facts, const char *value)
{
    return strpbrk(value, "@") == NULL && strpbrk(value, "0123456789") != NULL &&
           value[0] != '+' && thread_names(facts, text_of(value));
}

static bool is_own_order(const struct judge *judge, const char *value)
{
    const struct facts *facts = judge->facts;
    const char *key = plain_key(value, judge->arena);
    for (size_t i = 0; i < facts->order_count; i++) {
        if (facts->orders[i].id != NULL &&
            strcmp(plain_key(facts->orders[i].id, judge->arena), key) == 0) {
            return true;
        }
    }
    return false;
}

void flags_of_others(struct judge *judge)
{
    const struct facts *facts = judge->facts;
    struct text text = judge->reading->scan.text;
    struct plain plain;
    struct plain loose;
    if (facts->other_count > 0) {
        plain_read(text, judge->arena, &plain);
        plain_loosen(&plain, judge->arena, &loose);
    }
    for (size_t i = 0; i < facts->other_count; i++) {
        const char *value = string_or_empty(facts->others[i].value);
        size_t start;
        size_t end;
        if (people_is_person(value) ||
            (!plain_find(&plain, value, judge->arena, &start, &end) &&
             !plain_find(&loose, value, judge->arena, &start, &end)) ||
            is_own(facts, value) || is_own_order(judge, value) ||
            is_named_number(facts, value) ||
            (value[0] != '+' && strchr(value, '@') == NULL &&
             thread_names(facts, text_from(text.bytes + start, end - start)))) {
            continue;
        }
        flag_add(judge, start, end, RULE_OTHER_CUSTOMER,
                 "This belongs to another customer.");
    }
    flags_of_other_people(judge);
}

static const char stranger_reason[] =
    "The newest message comes from an address on no record of this customer.";

/* A fact of an order, but for a number that the stranger wrote first. */
static bool is_personal(const struct judge *judge, const struct claim *claim)
{
    struct text text = judge->reading->scan.text;
    bool is_number = claim->kind == CLAIM_ORDER || claim->kind == CLAIM_TRACKING;
    bool is_of_order = claim->has_source && (string_equals(claim->source.kind, "order") ||
                                             string_equals(claim->source.kind, "sum"));
    if (!is_of_order || claim->verdict == VERDICT_UNSOURCED) {
        return false;
    }
    return !is_number || !thread_names(judge->facts, text_from(text.bytes + claim->start,
                                                               claim->end - claim->start));
}

/* Where this stands in the text, its digits grouped in any way; the end in *end. */
static bool find_digits(const struct reading *reading, const char *digits, size_t *start,
                        size_t *end)
{
    struct text text = reading->scan.text;
    for (size_t i = 0; i < text.len; i++) {
        size_t at = i;
        size_t k = 0;
        while (digits[k] != '\0' && at < text.len) {
            if (text.bytes[at] == digits[k]) {
                k++;
            } else if (k == 0 || strchr(" -./()", text.bytes[at]) == NULL) {
                break;
            }
            at++;
        }
        if (digits[k] == '\0') {
            *start = i;
            *end = at;
            return true;
        }
    }
    return false;
}

/* Where the number begins that the digits end: "+34 600 000 101" of "0000101". */
static size_t number_start(struct text text, size_t start)
{
    for (size_t at = start; at > 0; at--) {
        char before = text.bytes[at - 1];
        if ((before >= '0' && before <= '9') || before == '+') {
            start = at - 1;
        } else if (strchr(" -./()", before) == NULL || start - at > 1) {
            break;
        }
    }
    return start;
}

static void flag_phone(struct judge *judge, const char *phone)
{
    char digits[32];
    size_t len = 0;
    for (const char *at = phone; *at != '\0' && len < sizeof(digits) - 1; at++) {
        if (*at >= '0' && *at <= '9') {
            digits[len++] = *at;
        }
    }
    digits[len] = '\0';
    const char *tail = len > PHONE_DIGITS ? digits + len - PHONE_DIGITS : digits;
    size_t start;
    size_t end;
    if (len >= PHONE_DIGITS && find_digits(judge->reading, tail, &start, &end)) {
        flag_add(judge, number_start(judge->reading->scan.text, start), end, RULE_SENDER,
                 stranger_reason);
    }
}

static void flag_string(struct judge *judge, const char *string)
{
    struct text text = judge->reading->scan.text;
    size_t len = string == NULL ? 0 : strlen(string);
    for (size_t i = 0; len >= 5 && i + len <= text.len; i++) {
        if (strncasecmp(text.bytes + i, string, len) == 0) {
            flag_add(judge, i, i + len, RULE_SENDER, stranger_reason);
            return;
        }
    }
}

/* The street of an address; an order's own, too. */
static void flag_address(struct judge *judge, const struct address *address)
{
    flag_string(judge, address->line1);
    if (address->line1 != NULL) {
        size_t street = strcspn(address->line1, ",");
        if (address->line1[street] != '\0') {
            flag_string(judge, arena_copy(judge->arena, address->line1, street));
        }
    }
}

static void flags_of_stranger(struct judge *judge)
{
    const struct facts *facts = judge->facts;
    const struct customer *customer = facts->customer;
    for (size_t i = 0; i < judge->opinion->claim_count; i++) {
        const struct claim *claim = &judge->opinion->claims[i];
        if (is_personal(judge, claim)) {
            flag_add(judge, claim->start, claim->end, RULE_SENDER, stranger_reason);
        }
    }
    for (size_t i = 0; customer != NULL && i < customer->email_count; i++) {
        flag_string(judge, customer->emails[i]);
    }
    for (size_t i = 0; customer != NULL && i < customer->phone_count; i++) {
        flag_phone(judge, customer->phones[i]);
    }
    for (size_t i = 0; customer != NULL && i < customer->address_count; i++) {
        flag_address(judge, &customer->addresses[i]);
    }
    for (size_t i = 0; i < facts->order_count && i < 20; i++) {
        flag_address(judge, &facts->orders[i].address);
    }
}

/* The orders of others that the customer named: they may be named, and nothing told. */
static void flags_of_named_orders(struct judge *judge)
{
    const struct facts *facts = judge->facts;
    for (size_t i = 0; i < facts->other_count; i++) {
        const char *value = string_or_empty(facts->others[i].value);
        if (!people_is_person(value) && is_named_number(facts, value) &&
            !is_own(facts, value) && !is_own_order(judge, value)) {
            flags_of_others_order(judge, value);
        }
    }
}

void flags_of_persons(struct judge *judge)
{
    flags_of_others(judge);
    flags_of_named_orders(judge);
    if (judge->facts->sender == SENDER_STRANGER && !judge->facts->is_identified) {
        flags_of_stranger(judge);
        flags_of_stranger_facts(judge);
        flags_of_told(judge);
        flags_of_orders_confirmed(judge);
    }
}
