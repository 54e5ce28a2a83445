#include "chat/country.h"

#include "base/buffer.h"
#include "base/text.h"
#include "base/utf8.h"

#include <strings.h>

#define NAME_LIMIT 256

/* ISO 3166-1 code, three-letter code and names as utf8_fold() gives them, a bar between. */
// clang-format off
static const char *const countries[] = {
    "ae|are|united arab emirates|uae|الإمارات العربية المتحدة", "ar|arg|argentina",
    "at|aut|austria|osterreich", "au|aus|australia", "be|bel|belgium|belgie|belgique|belgien",
    "bg|bgr|bulgaria|българия", "br|bra|brazil|brasil", "ca|can|canada",
    "ch|che|switzerland|schweiz|suisse|svizzera", "cl|chl|chile", "cn|chn|china|中国|中國",
    "co|col|colombia", "cy|cyp|cyprus|κυπρος", "cz|cze|czechia|czech republic|cesko",
    "de|deu|germany|deutschland", "dk|dnk|denmark|danmark", "ee|est|estonia|eesti",
    "eg|egy|egypt|مصر", "es|esp|spain|espana", "fi|fin|finland|suomi", "fr|fra|france",
    "gb|gbr|united kingdom|uk|great britain|england|scotland|wales", "gr|grc|greece|ελλαδα",
    "hk|hkg|hong kong|香港", "hr|hrv|croatia|hrvatska", "hu|hun|hungary|magyarorszag",
    "id|idn|indonesia", "ie|irl|ireland|eire", "il|isr|israel|ישראל", "in|ind|india|भारत",
    "is|isl|iceland|island", "it|ita|italy|italia", "jp|jpn|japan|日本",
    "kr|kor|south korea|republic of korea|korea|대한민국|한국", "li|lie|liechtenstein",
    "lt|ltu|lithuania|lietuva", "lu|lux|luxembourg|luxemburg", "lv|lva|latvia|latvija",
    "ma|mar|morocco|maroc|المغرب", "mt|mlt|malta", "mx|mex|mexico", "my|mys|malaysia",
    "ng|nga|nigeria", "nl|nld|netherlands|the netherlands|nederland|holland",
    "no|nor|norway|norge", "nz|nzl|new zealand|aotearoa", "pe|per|peru", "ph|phl|philippines",
    "pl|pol|poland|polska", "pt|prt|portugal", "ro|rou|romania", "rs|srb|serbia|србија",
    "ru|rus|russia|russian federation|россия", "sa|sau|saudi arabia|السعودية", "se|swe|sweden|sverige",
    "sg|sgp|singapore|新加坡", "si|svn|slovenia|slovenija", "sk|svk|slovakia|slovensko",
    "th|tha|thailand|ประเทศไทย", "tr|tur|turkey|turkiye", "tw|twn|taiwan|台湾|臺灣",
    "ua|ukr|ukraine|україна", "us|usa|united states|united states of america|america",
    "vn|vnm|vietnam|viet nam", "za|zaf|south africa",
};
// clang-format on

/* ISO 3166-1 alpha-2, as of 2024. */
static const char codes[] =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN "
    "BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ "
    "DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL "
    "GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM "
    "JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME "
    "MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP "
    "NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD "
    "SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO "
    "TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

bool country_is_code(struct text text)
{
    struct text rest = text_of(codes);
    struct text code;

    while (text_next_word(&rest, &code)) {
        if (text.len == code.len && strncasecmp(text.bytes, code.bytes, code.len) == 0)
            return true;
    }
    return false;
}

static void fold(const char *name, struct buffer *out)
{
    buffer_init(out, NAME_LIMIT);
    utf8_fold(text_trim(text_of(name)), out);
}

static bool is_named(struct text names, struct text folded)
{
    struct text name;

    while (text_next(&names, '|', &name)) {
        struct buffer known;
        bool is_it;

        buffer_init(&known, NAME_LIMIT);
        utf8_fold(name, &known);
        is_it = text_equals(text_from(buffer_text(&known), known.len), folded);
        buffer_release(&known);
        if (is_it)
            return true;
    }
    return false;
}

static bool is_same(struct text a, struct text b)
{
    if (a.len == 0 || b.len == 0)
        return false;
    if (text_equals(a, b))
        return true;
    for (size_t i = 0; i < COUNT_OF(countries); i++) {
        if (is_named(text_of(countries[i]), a))
            return is_named(text_of(countries[i]), b);
    }
    return false;
}

bool country_is_same(const char *a, const char *b)
{
    struct buffer first;
    struct buffer second;
    bool is_it;

    fold(a, &first);
    fold(b, &second);
    is_it = is_same(text_from(buffer_text(&first), first.len),
                    text_from(buffer_text(&second), second.len));
    buffer_release(&first);
    buffer_release(&second);
    return is_it;
}
