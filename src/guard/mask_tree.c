#include "guard/mask_inside.h"

#include <string.h>

#define GAP_MAX   8  /* signs between two characters of one value: " (at" */
#define CLOSE_MAX 6  /* of a short number */
#define CUE_BYTES 24 /* in which a word for a postcode stands in front of one */

/* Along a key and the text. */
struct walk {
    size_t at;
    bool is_broken; /* a sentence ended there */
    bool is_apart;  /* a comma, a line, or too much stood between two characters */
};

static uint32_t node_add(struct tree *tree, char byte)
{
    if (tree->count == 0) { /* 0 is none */
        tree->nodes = memory_reserve(tree->nodes, &tree->capacity, 0, sizeof(*tree->nodes));
        tree->count = 1;
    }
    tree->nodes =
        memory_reserve(tree->nodes, &tree->capacity, tree->count, sizeof(*tree->nodes));
    tree->nodes[tree->count] = (struct tree_node){.byte = byte, .value = NO_VALUE};
    return (uint32_t)tree->count++;
}

uint32_t tree_child(const struct tree *tree, uint32_t node, char byte)
{
    uint32_t child = tree->nodes[node].child;
    while (child != 0 && tree->nodes[child].byte != byte) {
        child = tree->nodes[child].next;
    }
    return child;
}

static uint32_t root_get(struct tree *tree, char byte)
{
    uint32_t *root = &tree->roots[(unsigned char)byte];
    if (*root == 0) {
        *root = node_add(tree, byte);
    }
    return *root;
}

static uint32_t child_get(struct tree *tree, uint32_t node, char byte)
{
    uint32_t child = tree_child(tree, node, byte);
    if (child == 0) {
        child = node_add(tree, byte);
        tree->nodes[child].next = tree->nodes[node].child;
        tree->nodes[node].child = child;
    }
    return child;
}

static void begin_set(struct tree *tree, const char *bytes)
{
    unsigned bit = tree_begin(bytes);
    tree->begins[bit >> 3] |= (uint8_t)(1 << (bit & 7));
}

/* Behind a key of two bytes stands what is no letter; one of one byte is not looked at. */
static void begins_set(struct tree *tree, struct text key)
{
    if (key.len > 2) {
        begin_set(tree, key.bytes);
        return;
    }
    for (unsigned third = 0; third < 256 && key.len == 2; third++) {
        char bytes[3] = {key.bytes[0], key.bytes[1], (char)third};
        if (third < 'a' || third > 'z') {
            begin_set(tree, bytes);
        }
    }
}

struct tree_node *tree_node_get(struct tree *tree, struct text key)
{
    uint32_t node = root_get(tree, key.bytes[0]);
    begins_set(tree, key);
    for (size_t i = 1; i < key.len; i++) {
        node = child_get(tree, node, key.bytes[i]);
    }
    return &tree->nodes[node];
}

void tree_add(struct tree *tree, const char *key, uint32_t value, enum need need)
{
    if (key[0] == '\0') {
        return;
    }
    struct tree_node *node = tree_node_get(tree, text_of(key));
    bool is_short = strlen(key) == 2;
    for (unsigned third = 0; third < 256 && is_short; third++) {
        begin_set(tree, (char[]){key[0], key[1], (char)third}); /* "4b": an edge, too */
    }
    if (node->value == NO_VALUE) { /* who came first keeps it */
        node->value = value;
        node->need = (uint8_t)need;
    }
}

static void whole_set(struct word_set *set, const char *word, size_t len)
{
    unsigned bit = word_bit(word, len);
    set->wholes[bit >> 3] |= (uint8_t)(1 << (bit & 7));
}

/* Its first letters, up to what is no letter of ASCII, and up to a sign or a digit: in the
 * text the letters of other scripts end a word or do not. */
static void wholes_set(struct word_set *set, struct text word)
{
    size_t plain = 0;
    while (plain < word.len && word.bytes[plain] >= 'a' && word.bytes[plain] <= 'z') {
        plain++;
    }
    size_t len = plain;
    while (len < word.len && ((unsigned char)word.bytes[len] >= 0x80 ||
                              (word.bytes[len] >= 'a' && word.bytes[len] <= 'z'))) {
        len++;
    }
    if (plain > 0) {
        whole_set(set, word.bytes, plain);
        whole_set(set, word.bytes, len);
        whole_set(set, word.bytes, word.len); /* for who asks for all of it */
    }
}

void word_set_fill(struct word_set *set, const struct cue_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct text rest = text_of(rows[i].words);
        struct text word;
        while (text_next(&rest, '|', &word)) {
            struct tree_node *node = tree_node_get(&set->tree, word);
            node->value = (node->value == NO_VALUE ? 0 : node->value) | rows[i].role;
            wholes_set(set, word);
        }
    }
}

unsigned word_set_roles(const struct word_set *set, const char *word, size_t len)
{
    const struct tree *tree = &set->tree;
    bool is_plain = len > 0 && word[0] >= 'a' && word[0] <= 'z';
    if (len == 0 || (is_plain && !word_may_be(set, word, len)) ||
        (len > 1 && !tree_may_begin(tree, word))) {
        return 0;
    }
    uint32_t node = tree->roots[(unsigned char)word[0]];
    for (size_t i = 1; i < len && node != 0; i++) {
        node = tree_child(tree, node, word[i]);
    }
    return node == 0 || tree->nodes[node].value == NO_VALUE ? 0 : tree->nodes[node].value;
}

static size_t gaps_behind(const struct fold *fold, size_t at)
{
    size_t end = at;
    while (end < fold->len && fold->classes[end] == FOLD_GAP && end - at < GAP_MAX) {
        end++;
    }
    return end;
}

static size_t gaps_before(const struct fold *fold, size_t at)
{
    size_t start = at;
    while (start > 0 && fold->classes[start - 1] == FOLD_GAP && at - start < GAP_MAX) {
        start--;
    }
    return start;
}

static bool is_beside(const struct fold *fold, size_t start, size_t end, const char *word)
{
    size_t len = strlen(word);
    size_t behind = gaps_behind(fold, end);
    size_t before = gaps_before(fold, start);
    return len > 0 &&
           ((behind + len <= fold->len && memcmp(fold->bytes + behind, word, len) == 0) ||
            (before >= len && memcmp(fold->bytes + before - len, word, len) == 0));
}

/* "my postcode is", in the bytes in front. */
static bool is_called_postcode(const struct fold *fold, size_t start)
{
    static const char *const cues[] = {"postcode", "post code",  "zip", "postal", "plz",
                                       "leitzahl", "postnummer", "cap", "cep",    "邮编",
                                       "邮政编码", "郵便番号",   "〒",  "우편",   "البريد"};
    size_t from = start > CUE_BYTES ? start - CUE_BYTES : 0;
    for (size_t i = 0; i < COUNT_OF(cues); i++) {
        if (memmem(fold->bytes + from, start - from, cues[i], strlen(cues[i])) != NULL) {
            return true;
        }
    }
    return false;
}

/* Only signs stand beside it, up to the ends of its line. */
static bool is_alone(const struct fold *fold, size_t start, size_t end)
{
    while (start > 0 && fold->classes[start - 1] == FOLD_GAP &&
           fold->bytes[start - 1] != '\n') {
        start--;
    }
    while (end < fold->len && fold->classes[end] == FOLD_GAP && fold->bytes[end] != '\n') {
        end++;
    }
    return (start == 0 || fold->bytes[start - 1] == '\n') &&
           (end == fold->len || fold->bytes[end] == '\n');
}

static bool is_met(const struct mask *mask, const struct fold *fold, size_t start,
                   const struct tree_node *node, const struct walk *walk)
{
    if (walk->is_broken && mask->values[node->value].kind == MASK_NAME) {
        return false;
    }
    switch ((enum need)node->need) {
    case NEED_POINT:
        return fold->bytes[start + 1] != ' ';
    case NEED_CALLED:
        return (!fold->is_public && is_alone(fold, start, walk->at + 1)) ||
               name_is_called(fold, start, walk->at + 1);
    case NEED_CAPITAL:
        return fold_is_capital(fold, start);
    case NEED_TITLE:
        return name_has_title(fold, start, walk->at + 1);
    case NEED_CLOSE:
        return !walk->is_apart;
    case NEED_PLACE:
        return !walk->is_apart &&
               (is_beside(fold, start, walk->at + 1, mask->values[node->value].beside) ||
                is_called_postcode(fold, start));
    default:
        return true;
    }
}

/* Signs that keep a short number together; ones that a sentence ends with. */
static const bool closes[256] = {
    ['\0'] = true, [' '] = true, ['-'] = true, ['.'] = true, ['_'] = true, ['/'] = true};
static const bool breaks[256] = {['\0'] = true, ['?'] = true, ['!'] = true, [';'] = true};

/* To the next byte of a key; false where signs keep it too far away, or the text ends. */
static bool step(const struct fold *fold, struct walk *walk)
{
    size_t gap = 0;
    walk->at++;
    while (walk->at < fold->len && fold->classes[walk->at] == FOLD_GAP && gap < GAP_MAX) {
        walk->is_apart |= !closes[(unsigned char)fold->bytes[walk->at]];
        walk->is_broken |= breaks[(unsigned char)fold->bytes[walk->at]];
        walk->at++;
        gap++;
    }
    walk->is_apart |= gap > CLOSE_MAX;
    return walk->at < fold->len && fold->classes[walk->at] != FOLD_GAP &&
           fold->classes[walk->at] != FOLD_TAKEN;
}

bool tree_longest(const struct mask *mask, const struct fold *fold, size_t at,
                  struct found *found)
{
    const struct tree *tree = &mask->tree;
    struct walk walk = {.at = at};
    uint32_t node = tree->roots[(unsigned char)fold->bytes[at]];
    bool is_found = false;
    while (node != 0) {
        const struct tree_node *here = &tree->nodes[node];
        if (here->value != NO_VALUE && fold_is_edge(fold, walk.at + 1) &&
            is_met(mask, fold, at, here, &walk)) {
            *found = (struct found){walk.at + 1, here->value};
            is_found = true;
        }
        if (here->child == 0 || !step(fold, &walk)) {
            break;
        }
        node = tree_child(tree, node, fold->bytes[walk.at]);
    }
    return is_found;
}
