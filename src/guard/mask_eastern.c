#include "guard/mask_inside.h"

#include <string.h>

/* Streets of China, Japan and Korea, by what stands around the number of the house. */
#define HAN_BYTES    3
#define BACK_BYTES   24 /* of a street's name */
#define HOUSE_DIGITS 4
#define FAR_BYTES    30 /* between the house and a room in it */
#define CHAIN_MAX    12 /* numbers of one house */

#define ENDS_IN(fold, at, list) ends_in(fold, at, list, COUNT_OF(list))
#define LEN_AT(fold, at, list)  len_at(fold, at, list, COUNT_OF(list))

static const char *const roads[] = {"路", "街", "道", "巷", "弄", "村", "里", "胡同", "段"};
static const char *const stops[] = {"市", "区", "區", "县", "縣", "省", "镇",
                                    "在", "到", "是", "至", "住", "址", "寄",
                                    "送", "郡", "府", "都", "県"};
static const char *const units[] = {"号楼", "号院", "号",   "號", "弄",   "室", "楼",
                                    "樓",   "栋",   "棟",   "层", "座",   "幢", "单元",
                                    "期",   "之",   "番地", "番", "丁目", "階", "院"};
static const char *const marks[] = {"甲", "乙", "丙", "第"};
static const char *const blocks[] = {"町", "丁目", "条", "台", "前", "南",
                                     "北", "東",   "西", "原", "田", "本",
                                     "木", "川",   "山", "島", "宮", "谷"};
static const char *const korean[] = {"로", "길"};

static bool ends_in(const struct fold *fold, size_t at, const char *const *list,
                    size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(list[i]);
        if (at >= len && memcmp(fold->bytes + at - len, list[i], len) == 0) {
            return true;
        }
    }
    return false;
}

static size_t len_at(const struct fold *fold, size_t at, const char *const *list,
                     size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t len = strlen(list[i]);
        if (at + len <= fold->len && memcmp(fold->bytes + at, list[i], len) == 0) {
            return len;
        }
    }
    return 0;
}

static size_t digits_end(const struct fold *fold, size_t at)
{
    while (at < fold->len && fold->classes[at] == FOLD_DIGIT) {
        at++;
    }
    return at;
}

/* Back over Han, to a district or a word that names none. */
static size_t name_start(const struct fold *fold, size_t at)
{
    size_t start = at;
    while (start >= HAN_BYTES && fold->classes[start - 1] == FOLD_SINGLE &&
           at - start < BACK_BYTES && !ENDS_IN(fold, start, stops)) {
        start -= HAN_BYTES;
    }
    return start;
}

/* "351弄6号502室": numbers with what they number; 0 where the first has nothing. */
static size_t chain_end(const struct fold *fold, size_t at)
{
    size_t end = 0;
    for (size_t links = 0; links < CHAIN_MAX; links++) {
        size_t digits = digits_end(fold, at);
        size_t unit = digits > at ? LEN_AT(fold, digits, units) : 0;
        if (digits == at || (unit == 0 && end == 0)) {
            return end;
        }
        end = digits + unit;
        at = end;
        if (unit == 0) {
            return end;
        }
    }
    return end;
}

/* "广场A座2305室" behind the house: a room further on, with only Han between. */
static size_t room_end(const struct fold *fold, size_t end)
{
    for (size_t at = end; at < fold->len && at - end < FAR_BYTES; at++) {
        bool is_letter =
            fold->classes[at] == FOLD_LETTER && fold->classes[at + 1] != FOLD_LETTER;
        if (fold->classes[at] == FOLD_DIGIT) {
            size_t room = chain_end(fold, at);
            return room != 0 ? room : end;
        }
        if (fold->classes[at] != FOLD_SINGLE && !is_letter) {
            break;
        }
    }
    return end;
}

static size_t take(struct search *search, size_t start, size_t end)
{
    search_found(search, start, end, MASK_ADDRESS);
    return end;
}

static size_t chinese(struct search *search, size_t digit)
{
    const struct fold *fold = &search->fold;
    size_t name = ENDS_IN(fold, digit, marks) ? digit - HAN_BYTES : digit;
    size_t start = name_start(fold, name);
    size_t end = ENDS_IN(fold, name, roads) ? chain_end(fold, digit) : 0;
    return end != 0 && name - start > HAN_BYTES ? take(search, start, room_end(fold, end))
                                                : 0;
}

/* "1-19-11", "3丁目1-3": how many numbers are joined as those of houses, and where they
 * end; none is longer than four digits, and so many that they can be no house are not
 * counted to their end. */
static size_t blocks_read(const struct fold *fold, size_t digit, size_t *end)
{
    size_t count = 0;
    size_t at = digit;
    *end = digit;
    while (count < CHAIN_MAX) {
        size_t digits = digits_end(fold, at);
        if (digits == at || digits - at > HOUSE_DIGITS) {
            return digits == at ? count : 0;
        }
        size_t unit = LEN_AT(fold, digits, units);
        count += unit != 0 && count == 0 ? 2 : 1; /* "3丁目" alone is told by its unit */
        *end = digits + unit;
        bool goes_on = *end < fold->len && fold->bytes[*end] == '-';
        if (unit == 0 && !goes_on) {
            return count;
        }
        at = *end + goes_on;
    }
    return count;
}

static size_t japanese(struct search *search, size_t digit)
{
    const struct fold *fold = &search->fold;
    size_t end;
    size_t start = name_start(fold, digit);
    size_t count = blocks_read(fold, digit, &end);
    bool is_place = count > 2 || (count == 2 && ENDS_IN(fold, digit, blocks));
    return is_place && digit - start > HAN_BYTES &&
                   !is_called_order(search, digit, CUE_ADDRESS)
               ? take(search, start, end)
               : 0;
}

/* "테헤란로 152" */
static size_t hangul(struct search *search, size_t digit)
{
    const struct fold *fold = &search->fold;
    size_t name = digit > 0 && fold->bytes[digit - 1] == ' ' ? digit - 1 : digit;
    size_t start = name_start(fold, name);
    size_t end = digits_end(fold, digit);
    return ENDS_IN(fold, name, korean) && name - start > HAN_BYTES && end - digit <= 4 &&
                   (end == fold->len || fold->classes[end] != FOLD_SINGLE)
               ? take(search, start, end)
               : 0;
}

size_t eastern_street(struct search *search, size_t digit)
{
    const struct fold *fold = &search->fold;
    static const char post[] = "〒";
    size_t mark = digit > 0 && fold->bytes[digit - 1] == '\x01' ? digit - 1 : digit;
    size_t byte = fold->at[mark];
    bool is_post = mark < digit && byte + sizeof(post) - 1 <= search->text.len &&
                   memcmp(search->text.bytes + byte, post, sizeof(post) - 1) == 0;
    size_t code = is_post ? postcode_end(fold, digit) : 0;
    if (code != 0) {
        search_found(search, digit, code, MASK_POSTCODE);
        return code;
    }
    size_t before = digit > 0 && fold->bytes[digit - 1] == ' ' ? digit - 1 : digit;
    if (before == 0 || fold->classes[before - 1] != FOLD_SINGLE) {
        return 0; /* no name of theirs */
    }
    size_t end = chinese(search, digit);
    end = end != 0 ? end : japanese(search, digit);
    return end != 0 ? end : hangul(search, digit);
}
