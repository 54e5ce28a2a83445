/* What masking promises, counted over made-up shops; prints each figure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "guard/mask_disguises.h"
#include "guard/mask_shops.h"

/* How many of how many; failures are printed as they come. */
struct tally {
    size_t right;
    size_t all;
};

/* The text is the words in front, one placeholder of that kind, and the words behind. */
static bool is_hidden_whole(struct mask *mask, const struct buyer *buyer,
                            const struct buffer *value, const char *label,
                            const char *behind)
{
    struct buffer text;
    struct buffer out;
    buffer_init(&text, 1 << 16);
    buffer_init(&out, 1 << 16);
    buffer_format(&text, "%s%s%s", buyer->before, buffer_text(value), behind);
    assert_true(mask_hide(mask, text_from(buffer_text(&text), text.len), &out));
    struct text hidden = text_from(buffer_text(&out), out.len);
    size_t before = strlen(buyer->before);
    bool is_right =
        text_starts_with(hidden, buyer->before) && hidden.len > before &&
        text_starts_with(text_from(hidden.bytes + before, hidden.len - before), label);
    const char *end = is_right ? text_find(hidden, text_of("]]")) : NULL;
    is_right = end != NULL && strcmp(end + 2, behind) == 0;
    if (!is_right) {
        printf("  %s: \"%s\" gave \"%s\"\n", buyer->country, buffer_text(&text),
               buffer_text(&out));
    }
    buffer_release(&text);
    buffer_release(&out);
    return is_right;
}

static void count_disguises(struct mask *mask, const struct buyer *buyer, const char *value,
                            const char *label, const char *behind, struct tally *tally)
{
    for (size_t i = 0; i < COUNT_OF(disguises); i++) {
        struct buffer disguised;
        buffer_init(&disguised, 1 << 16);
        disguises[i].write(text_of(value), &disguised);
        tally->all++;
        tally->right += is_hidden_whole(mask, buyer, &disguised, label, behind);
        buffer_release(&disguised);
    }
}

static void known_values__are_hidden_in_every_disguise(void **state)
{
    struct tally tally = {0, 0};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(buyers); i++) {
        const struct buyer *buyer = &buyers[i];
        struct mask *mask = buyer_mask(buyer, true);
        char city[64];
        snprintf(city, sizeof(city), " %s%s", buyer->city, buyer->behind);
        count_disguises(mask, buyer, buyer->name, "[[NAME_", buyer->behind, &tally);
        count_disguises(mask, buyer, buyer->email, "[[EMAIL_", buyer->behind, &tally);
        count_disguises(mask, buyer, buyer->phone, "[[PHONE_", buyer->behind, &tally);
        count_disguises(mask, buyer, buyer->line1, "[[ADDRESS_", buyer->behind, &tally);
        count_disguises(mask, buyer, buyer->postcode, "[[POSTCODE_", city, &tally);
        count_disguises(mask, buyer, buyer->order, "[[ORDER_", buyer->behind, &tally);
        count_disguises(mask, buyer, buyer->tracking, "[[TRACKING_", buyer->behind, &tally);
        mask_destroy(mask);
    }
    printf("masking: known values, %zu customers x %zu disguises: %zu of %zu hidden ok\n",
           COUNT_OF(buyers), COUNT_OF(disguises), tally.right, tally.all);
    assert_int_equal(tally.right, tally.all);
}

/* Valid by their issuers' checks, drawn at random and checked by another program. */
struct checked {
    const char *country;
    const char *label;
    const char *cue; /* for a customer of another country; "" where the form is enough */
    const char *values[4];
};

// clang-format off
static const struct checked checked[] = {
    {"ES", "[[CARD_", "", {"4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005", "6011 0009 9013 9424"}},
    {"CN", "[[CARD_", "", {"6200 0000 0000 0005", "3566 0020 2036 0505", "30569309025904", "2223003122003222"}},
    {"ES", "[[ACCOUNT_", "", {"ES60 7880 7909 7205 0227 6690", "DE40143984134876057899", "FR78 8582 1936 8744 8391 1488 495", "GB06 NWBK 6449 1177 2361 21"}},
    {"NL", "[[ACCOUNT_", "", {"NL06 INGB 8969 8956 56", "PT38157435576663869448741", "BE33 7632 3912 1146", "PL30 0984 3761 2567 3267 8449 9260"}},
    {"CH", "[[ACCOUNT_", "", {"CH93 0076 2011 6238 5295 7", "SE4741111940576910997263", "NO09 8501 2280 292", "IE56 AIBK 4258 9146 5497 18"}},
    {"CN", "[[IDENTITY_", "", {"110105196309122808", "310104195604163537", "510107200303025798", "11010519491231002X"}},
    {"ES", "[[IDENTITY_", "", {"65630481G", "72930682M", "12500905-Z", "12.345.678-Z"}},
    {"ES", "[[IDENTITY_", "", {"X5643316J", "Y1871326Z", "X-6684432-B", "Z1961422X"}},
    {"FR", "[[IDENTITY_", "", {"260042A08368133", "1 72 02 69 958 979 83", "299093304550117", "1 75 04 75 590 869 92"}},
    {"IT", "[[IDENTITY_", "", {"JSVUSS85S01F205C", "VJKTOI42L12F205Z", "EBL DVC 82D23 H501I", "RSSMRA85T10A562S"}},
    {"DE", "[[IDENTITY_", "", {"37100825900", "98 163 054 751", "98130759240", "41330265789"}},
    {"BE", "[[IDENTITY_", "", {"52.05.16-986.49", "54072414824", "54.10.11-555.28", "75071901470"}},
    {"PL", "[[IDENTITY_", "", {"70072433343", "94040888766", "64090534368", "81020716962"}},
    {"NO", "[[IDENTITY_", "", {"15056272159", "210872 17253", "25106649939", "23046601211"}},
    {"BR", "[[IDENTITY_", "", {"206.943.134-75", "33888348064", "053.002.602-31", "60667284230"}},
    {"MX", "[[IDENTITY_", "", {"LOAM811009HDFLKT73", "RUAN970621HOCCHL24", "RUAN501202MOCQQH89", "PEMA680414MDFGKK73"}},
    {"KR", "[[IDENTITY_", "", {"601218-2181341", "820224-1592848", "7209252920054", "821207-2395938"}},
    {"TW", "[[IDENTITY_", "", {"A123456789", "A123456789", "A123456789", "A123456789"}},
    {"GB", "[[IDENTITY_", "", {"AB123456C", "QQ 12 34 56 C", "JG 10 37 59 A", "CE123456D"}},
    {"TR", "[[IDENTITY_", "", {"15571031834", "47648579246", "68794003614", "72630767356"}},
    {"CH", "[[IDENTITY_", "", {"756.2037.8222.06", "7560372107217", "756.3009.0237.51", "7562943288080"}},
    {"FI", "[[IDENTITY_", "hetu ", {"270475-729H", "081169-462R", "270173-584W", "230690-0982"}},
    {"SE", "[[IDENTITY_", "personnummer ", {"840618-5226", "941225-3628", "6008182054", "19870511-6484"}},
    {"DK", "[[IDENTITY_", "CPR ", {"270772-1944", "181299-3256", "1308850090", "161160-1621"}},
    {"NL", "[[IDENTITY_", "BSN ", {"402898461", "289562715", "427118682", "454984868"}},
    {"PT", "[[IDENTITY_", "NIF ", {"158520173", "295884762", "217 320 368", "149673582"}},
    {"US", "[[IDENTITY_", "SSN ", {"435-06-3037", "684-20-7940", "800015274", "357-98-8890"}},
    {"JP", "[[IDENTITY_", "マイナンバー ", {"123456789018", "1234 5678 9018", "123456789018", "123456789018"}},
    {"IN", "[[IDENTITY_", "Aadhaar ", {"3487 3675 3421", "673286032655", "2360 7817 4419", "966699867487"}},
    {"IN", "[[IDENTITY_", "", {"SYQPU3930A", "YUZPX2861A", "SLEPX1483X", "HVWPD1385C"}},
    {"IE", "[[IDENTITY_", "PPS ", {"3655877D", "8021260O", "9440125F", "8035832N"}},
    {"AT", "[[IDENTITY_", "SVNR ", {"1487 100277", "2950101090", "6256 090684", "1488170680"}},
    {"RO", "[[IDENTITY_", "CNP ", {"2520821291781", "1641101183068", "1870711403948", "1561120177330"}},
    {"ZA", "[[IDENTITY_", "ID number ", {"9511157966083", "7408086151089", "5607065649086", "9809247725083"}},
    {"CL", "[[IDENTITY_", "RUT ", {"27.430.683-1", "72504832-7", "74.573.220-8", "292981902"}},
    {"CZ", "[[IDENTITY_", "rodné číslo ", {"710227/2320", "9004083209", "620809/1824", "6312242904"}},
    {"IL", "[[IDENTITY_", "ID number ", {"184021509", "035086743", "178459228", "018035790"}},
    {"CA", "[[IDENTITY_", "SIN number ", {"276 334 075", "105819734", "599 793 148", "220645725"}},
    {"SG", "[[IDENTITY_", "", {"S1234567D", "S1234567D", "S1234567D", "S1234567D"}},
};
// clang-format on

/* A customer of that country, who has no value of their own. */
static void count_checked(const struct checked *row, const char *country, const char *cue,
                          struct tally *tally)
{
    struct buyer buyer = {.country = country, .before = "x: ", .behind = " ."};
    struct buyer_facts facts;
    char before[64];
    buyer_know(&buyers[0], &facts);
    facts.customer.country = country;
    facts.address.country = country;
    struct mask *mask = mask_create(&facts.facts, false);
    snprintf(before, sizeof(before), "%s%s", cue[0] == '\0' ? "Hello, " : "My ", cue);
    buyer.before = before;
    for (size_t i = 0; i < COUNT_OF(row->values); i++) {
        count_disguises(mask, &buyer, row->values[i], row->label, buyer.behind, tally);
    }
    mask_destroy(mask);
}

static void checked_kinds__are_hidden_in_every_disguise(void **state)
{
    struct tally tally = {0, 0};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(checked); i++) {
        count_checked(&checked[i], checked[i].country, "", &tally);
        count_checked(&checked[i], "AU", checked[i].cue, &tally);
    }
    printf("masking: checksummed kinds, %zu kinds x %zu disguises: %zu of %zu hidden ok\n",
           COUNT_OF(checked), COUNT_OF(disguises), tally.right, tally.all);
    assert_int_equal(tally.right, tally.all);
}

/* Phones and addresses of somebody else, as people of the country write them. */
static const struct {
    const char *country;
    const char *values[4];
} others[] = {
    {"ES", {"+34 699 204 118", "699 20 41 18", "911 204 118", "0034 699204118"}},
    {"MX", {"+52 33 1204 8890", "33 1204 8890", "5512048890", "(33) 1204-8890"}},
    {"DE", {"+49 151 20448890", "0151 20448890", "030/2044 8890", "0049 151 20448890"}},
    {"AT", {"+43 660 2044889", "0660 2044889", "01 204 48 89", "0043 660 2044889"}},
    {"CH", {"+41 78 204 48 89", "078 204 48 89", "044 204 48 89", "0041 78 204 48 89"}},
    {"FR", {"+33 7 82 04 48 89", "07 82 04 48 89", "01.42.04.48.89", "0033 782044889"}},
    {"BE", {"+32 478 20 44 88", "0478 20 44 88", "02 204 48 89", "0032 478204488"}},
    {"IT", {"+39 348 204 4889", "348 204 4889", "06 2044 8890", "3482044889"}},
    {"PT", {"+351 936 204 488", "936 204 488", "211 204 488", "936204488"}},
    {"BR", {"+55 21 98204 4889", "(21) 98204-4889", "21 98204-4889", "(21) 3204-4889"}},
    {"NL", {"+31 6 20448890", "06 20448890", "020 204 4889", "06-20448890"}},
    {"GB", {"+44 7911 204488", "07911 204488", "020 7946 0958", "01632 960 001"}},
    {"IE", {"+353 87 204 4889", "087 204 4889", "01 204 4889", "00353 87 204 4889"}},
    {"US", {"+1 415 204 4889", "(415) 204-4889", "415-204-4889", "415.204.4889"}},
    {"CA", {"+1 416 204 4889", "416-204-4889", "(416) 204-4889", "416 204 4889"}},
    {"SE", {"+46 73 204 48 89", "073-204 48 89", "08-204 48 89", "0046 73 204 48 89"}},
    {"NO", {"+47 920 44 889", "920 44 889", "92 04 48 89", "92044889"}},
    {"PL", {"+48 602 204 488", "602 204 488", "602204488", "0048 602204488"}},
    {"CN", {"+86 139 2044 8890", "13920448890", "139 2044 8890", "010-62044889"}},
    {"JP", {"+81 80 2044 8890", "080-2044-8890", "08020448890", "03-6204-4889"}},
    {"KR", {"+82 10 2044 8890", "010-2044-8890", "01020448890", "02-2044-8890"}},
    {"IN", {"+91 98204 48890", "98204 48890", "9820448890", "098204 48890"}},
    {"ES",
     {"luz.prat@buzon.example", "j_k-l@mail.example.org", "a1@b2.example",
      "X.Y+z@sub.shop.example"}},
    {"DE",
     {"karl@brief.example", "o'neil@post.example", "info99@kauf-haus.example",
      "m.m.m@x.example"}},
    {"CN",
     {"lihua88@post.example", "wang_w@mail.example", "user@example.cn",
      "a.b.c@d.e.example"}},
};

static void phones_and_addresses_of_others__are_hidden(void **state)
{
    struct tally tally = {0, 0};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        struct buyer buyer = {
            .country = others[i].country, .before = "Tom, ", .behind = " ;"};
        for (size_t k = 0; k < COUNT_OF(others[i].values); k++) {
            struct buyer_facts facts;
            buyer_know(&buyers[0], &facts);
            facts.customer.country = others[i].country;
            const char *value = others[i].values[k];
            bool is_mail = strchr(value, '@') != NULL;
            struct mask *mask = mask_create(&facts.facts, false);
            count_disguises(mask, &buyer, value, is_mail ? "[[EMAIL_" : "[[PHONE_",
                            buyer.behind, &tally);
            mask_destroy(mask);
        }
    }
    printf(
        "masking: phones and e-mails of others x %zu disguises: %zu of %zu hidden, %.2f %% "
        "ok\n",
        COUNT_OF(disguises), tally.right, tally.all,
        100.0 * (double)tally.right / (double)tally.all);
    assert_true(tally.right * 1000 >= tally.all * 995);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_values__are_hidden_in_every_disguise),
        cmocka_unit_test(checked_kinds__are_hidden_in_every_disguise),
        cmocka_unit_test(phones_and_addresses_of_others__are_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
