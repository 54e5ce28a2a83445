#include "guard/people_units.h"

#include "base/utf8.h"

#include <string.h>

static size_t gap_len(const struct units *units, size_t at)
{
    return at + 1 < units->count ? units->items[at + 1].start - units->items[at].end : 0;
}

bool unit_is_joined(const struct units *units, size_t at)
{
    size_t len = gap_len(units, at);
    return len == 0 || (len == 1 && units->fold.bytes[units->items[at].end] == ' ');
}

bool unit_is_close(const struct units *units, size_t at)
{
    size_t len = gap_len(units, at);
    return len == 0 ||
           (len == 1 && strchr(" -", units->fold.bytes[units->items[at].end]) != NULL);
}

bool unit_goes_on(const struct units *units, size_t at)
{
    const char *gap = units->fold.bytes + units->items[at].end;
    size_t len = gap_len(units, at);
    for (size_t i = 0; i < len; i++) {
        if (gap[i] == '\0' || strchr("\n;!?|", gap[i]) != NULL) {
            return false;
        }
    }
    return len <= 4;
}

static bool is_one_of(const char *bytes, size_t len, const char *characters)
{
    return memmem(characters, strlen(characters), bytes, len) != NULL;
}

bool unit_is_street(const struct units *units, size_t at)
{
    return units->items[at].kind == UNIT_SINGLE &&
           is_one_of(unit_bytes(units, at), unit_len(units, at, at + 1),
                     "路街道巷弄里段町通丁目番地号號第村로길동");
}

size_t unit_len(const struct units *units, size_t first, size_t end)
{
    size_t len = 0;
    for (size_t i = first; i < end; i++) {
        len += units->items[i].end - units->items[i].start;
    }
    return len;
}

size_t unit_letters(const struct units *units, size_t at)
{
    return utf8_count(text_from(unit_bytes(units, at), unit_len(units, at, at + 1)));
}

const char *unit_joined(struct units *units, size_t first, size_t end)
{
    char *joined = arena_get(units->arena, unit_len(units, first, end) + 1);
    size_t len = 0;
    for (size_t i = first; i < end; i++) {
        size_t part = unit_len(units, i, i + 1);
        memcpy(joined + len, unit_bytes(units, i), part);
        len += part;
    }
    joined[len] = '\0';
    return joined;
}

/* "ue", "oe" and "ae" may stand for an umlaut, and a double letter for one; "O'Brien". */
static void squash(char *word)
{
    size_t len = 0;
    for (size_t i = 0; word[i] != '\0'; i++) {
        char last = len == 0 ? '\0' : word[len - 1];
        bool is_umlaut = word[i] == 'e' && last != '\0' && strchr("aou", last) != NULL;
        if (!is_umlaut && strchr("'\x01", word[i]) == NULL &&
            (word[i] != last || (unsigned char)word[i] >= 0x80)) {
            word[len++] = word[i];
        }
    }
    word[len] = '\0';
}

static void ending_cut(char *word)
{
    static const char *const endings[] = {"strase", "strat", "str"};
    size_t len = strlen(word);
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        size_t ending = strlen(endings[i]);
        if (len > ending + 1 && strcmp(word + len - ending, endings[i]) == 0) {
            word[len - ending] = '\0';
            return;
        }
    }
}

const char *unit_key(struct units *units, size_t at)
{
    const struct unit *unit = &units->items[at];
    char *key = arena_copy(units->arena, unit_bytes(units, at), unit->end - unit->start);
    if (unit->kind == UNIT_WORD) {
        squash(key);
        ending_cut(key);
    } else if (unit->digit != '\0') {
        return arena_format(units->arena, "%c", unit->digit);
    }
    return key;
}

/* "89.90", "15:00", "1,200", "12345.00": no house. Between two numbers a dash may stand. */
static bool is_joint(const struct fold *fold, size_t sign)
{
    if (sign == 0 || sign + 1 >= fold->len || fold->classes[sign - 1] != FOLD_DIGIT ||
        fold->classes[sign + 1] != FOLD_DIGIT) {
        return false;
    }
    size_t digits = 1;
    while (fold->classes[sign + 1 + digits] == FOLD_DIGIT &&
           sign + 1 + digits < fold->len) {
        digits++;
    }
    return fold->bytes[sign] == '.' || fold->bytes[sign] == ':' ||
           (fold->bytes[sign] == ',' && digits <= 3);
}

static bool is_figure(const struct fold *fold, const struct unit *unit)
{
    bool has_percent = unit->end < fold->len && fold->bytes[unit->end] == '%';
    return has_percent || is_joint(fold, unit->end) ||
           (unit->start > 0 && is_joint(fold, unit->start - 1));
}

/* 一丁目 is 1丁目. */
static char numeral_of(const struct fold *fold, const struct unit *unit)
{
    static const char numerals[] = "一二三四五六七八九";
    const char *next = fold->bytes + unit->end;
    if (unit->end - unit->start != 3 || strncmp(next, "丁", 3) != 0) {
        return '\0';
    }
    const char *at = memmem(numerals, sizeof(numerals) - 1, fold->bytes + unit->start, 3);
    return at == NULL ? '\0' : (char)('1' + (at - numerals) / 3);
}

static void unit_add(struct units *units, size_t start, size_t end, enum unit_kind kind)
{
    const struct fold *fold = &units->fold;
    struct unit unit = {.start = (uint32_t)start, .end = (uint32_t)end, .kind = kind};
    if (kind == UNIT_WORD) {
        unit.roles = street_roles(fold, start, end);
        unit.is_capital = fold_is_capital(fold, start);
    } else if (kind == UNIT_NUMBER) {
        unit.is_figure = is_figure(fold, &unit);
    } else {
        unit.digit = numeral_of(fold, &unit);
        unit.kind = unit.digit == '\0' ? UNIT_SINGLE : UNIT_NUMBER;
    }
    units->items[units->count++] = unit;
}

static size_t run_end(const struct fold *fold, size_t at)
{
    uint8_t class = fold->classes[at];
    size_t end = at + 1;
    if (class == FOLD_SINGLE) {
        while (end < fold->len && ((unsigned char)fold->bytes[end] & 0xC0) == 0x80) {
            end++;
        }
        return end;
    }
    while (end < fold->len && fold->classes[end] == class) {
        end++;
    }
    bool is_irish = end == at + 1 && fold->bytes[at] == 'o' && end + 1 < fold->len &&
                    strchr("'\x01", fold->bytes[end]) != NULL &&
                    fold->classes[end + 1] == FOLD_LETTER;
    return is_irish ? run_end(fold, end + 1) : end;
}

static size_t units_count(const struct fold *fold)
{
    size_t count = 0;
    for (size_t at = 0; at < fold->len; at = run_end(fold, at)) {
        count += fold->classes[at] != FOLD_GAP;
    }
    return count;
}

void units_read(struct text text, struct arena *arena, struct units *units)
{
    *units = (struct units){.arena = arena};
    fold_read(text, arena, &units->fold);
    const struct fold *fold = &units->fold;
    units->items = arena_get(arena, (units_count(fold) + 1) * sizeof(*units->items));
    for (size_t at = 0; at < fold->len;) {
        size_t end = run_end(fold, at);
        uint8_t class = fold->classes[at];
        if (class != FOLD_GAP) {
            unit_add(units, at, end,
                     class == FOLD_DIGIT    ? UNIT_NUMBER
                     : class == FOLD_SINGLE ? UNIT_SINGLE
                                            : UNIT_WORD);
        }
        at = end;
    }
}
