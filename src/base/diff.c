#include "base/diff.h"

#include "base/memory.h"
#include "base/table.h"
#include "base/utf8.h"
#include "diff_parts.h"

/* A text as clusters and as words, each a number that stands for its bytes. */
struct side {
    struct text text;
    uint32_t *ends; /* where each cluster ends, in bytes */
    uint32_t *cluster_ids;
    struct diff_side clusters;
    uint32_t *word_starts; /* in clusters, and one more behind the last */
    uint32_t *word_ids;
    struct diff_side words;
};

/* One byte names itself; what is longer gets a number behind those. */
#define ONE_BYTE_NAMES 256

struct names {
    struct table table;
    uint32_t count;
};

static uint32_t name_of(struct names *names, struct text bytes)
{
    size_t known;

    if (bytes.len == 1)
        return (unsigned char)bytes.bytes[0];
    if (table_get(&names->table, bytes, &known))
        return (uint32_t)known;
    table_set(&names->table, bytes, names->count);
    return names->count++;
}

static void side_release(struct side *side)
{
    memory_free(side->ends);
    memory_free(side->cluster_ids);
    memory_free(side->clusters.is_changed);
    memory_free(side->word_starts);
    memory_free(side->word_ids);
    memory_free(side->words.is_changed);
}

static struct text span(const struct side *side, size_t first, size_t last)
{
    size_t start = first ? side->ends[first - 1] : 0;

    return text_from(side->text.bytes + start, (last ? side->ends[last - 1] : 0) - start);
}

static void clusters_cut(struct side *side, struct names *names)
{
    size_t capacity = 0, room = 0, count = 0;

    for (size_t at = 0; at < side->text.len; count++) {
        size_t len = utf8_cluster_len(side->text, at);
        side->ends = memory_reserve(side->ends, &capacity, count, sizeof(*side->ends));
        side->cluster_ids =
            memory_reserve(side->cluster_ids, &room, count, sizeof(*side->cluster_ids));
        side->cluster_ids[count] = name_of(names, text_from(side->text.bytes + at, len));
        at += len;
        side->ends[count] = (uint32_t)at;
    }
    side->clusters.ids = side->cluster_ids;
    side->clusters.count = count;
    side->clusters.is_changed = memory_get(count + 1);
}

/* Letters and digits that stand together are a word; all else is one by itself. */
static bool is_of_word(struct text cluster)
{
    uint32_t code_point;

    utf8_decode(cluster, &code_point, NULL);
    return !utf8_is_unspaced(code_point) &&
           (utf8_is_letter(code_point) || utf8_is_digit(code_point));
}

static void words_cut(struct side *side, struct names *names)
{
    size_t count = 0, clusters = side->clusters.count;
    bool goes_on = false;

    side->word_starts = memory_get((clusters + 1) * sizeof(*side->word_starts));
    side->word_ids = memory_get((clusters + 1) * sizeof(*side->word_ids));
    for (size_t i = 0; i < clusters; i++) {
        bool is_letter = is_of_word(span(side, i, i + 1));
        if (!is_letter || !goes_on)
            side->word_starts[count++] = (uint32_t)i;
        goes_on = is_letter;
    }
    side->word_starts[count] = (uint32_t)clusters;
    for (size_t i = 0; i < count; i++)
        side->word_ids[i] =
            name_of(names, span(side, side->word_starts[i], side->word_starts[i + 1]));
    side->words.ids = side->word_ids;
    side->words.count = count;
    side->words.is_changed = memory_get(count + 1);
}

/* Where the words differ on both sides, their clusters are compared; else all are changed.
 */
static void words_refine(struct side *a, struct side *b, struct diff_room *room)
{
    size_t i = 0, j = 0;

    while (i < a->words.count || j < b->words.count) {
        size_t i_start = i, j_start = j;
        while (i < a->words.count && a->words.is_changed[i])
            i++;
        while (j < b->words.count && b->words.is_changed[j])
            j++;
        if (i > i_start || j > j_start)
            diff_compare(&a->clusters, a->word_starts[i_start], a->word_starts[i],
                         &b->clusters, b->word_starts[j_start], b->word_starts[j], room);
        i += i < a->words.count;
        j += j < b->words.count;
    }
}

static void piece_add(struct diff *diff, enum diff_kind kind, struct text bytes,
                      size_t *before, size_t *after)
{
    if (!bytes.len)
        return;
    diff->pieces =
        memory_reserve(diff->pieces, &diff->capacity, diff->count, sizeof(*diff->pieces));
    diff->pieces[diff->count++] = (struct diff_piece){kind, *before, *after, bytes.len};
    *before += kind == DIFF_ADDED ? 0 : bytes.len;
    *after += kind == DIFF_REMOVED ? 0 : bytes.len;
}

static void pieces_make(const struct side *a, const struct side *b, struct diff *diff)
{
    size_t i = 0, j = 0, before = 0, after = 0;

    while (i < a->clusters.count || j < b->clusters.count) {
        size_t removed = i + diff_changed_len(&a->clusters, i);
        size_t added = j + diff_changed_len(&b->clusters, j);
        size_t same = diff_same_len(&a->clusters, removed, &b->clusters, added);
        piece_add(diff, DIFF_REMOVED, span(a, i, removed), &before, &after);
        piece_add(diff, DIFF_ADDED, span(b, j, added), &before, &after);
        piece_add(diff, DIFF_SAME, span(a, removed, removed + same), &before, &after);
        diff->removed += removed - i;
        diff->added += added - j;
        i = removed + same;
        j = added + same;
    }
}

static void side_cut(struct side *side, struct names *names)
{
    clusters_cut(side, names);
    words_cut(side, names);
}

void diff_make(struct text before, struct text after, struct diff *diff)
{
    struct side a = {.text = before}, b = {.text = after};
    struct names names = {.count = ONE_BYTE_NAMES};
    struct diff_room room;

    *diff = (struct diff){0};
    table_init(&names.table);
    side_cut(&a, &names);
    side_cut(&b, &names);
    table_release(&names.table);
    diff_room_init(&room, a.clusters.count, b.clusters.count);
    diff_compare(&a.words, 0, a.words.count, &b.words, 0, b.words.count, &room);
    words_refine(&a, &b, &room);
    diff_clean(&a.clusters, &b.clusters);
    diff_room_release(&room);
    diff->before_clusters = a.clusters.count;
    diff->after_clusters = b.clusters.count;
    pieces_make(&a, &b, diff);
    side_release(&a);
    side_release(&b);
}

void diff_numbers(const uint32_t *before, size_t before_count, const uint32_t *after,
                  size_t after_count, bool *removed, bool *added)
{
    struct diff_side a = {before, removed, before_count}, b = {after, added, after_count};
    struct diff_room room;

    diff_room_init(&room, before_count, after_count);
    diff_compare(&a, 0, before_count, &b, 0, after_count, &room);
    diff_room_release(&room);
}

void diff_release(struct diff *diff)
{
    memory_free(diff->pieces);
    *diff = (struct diff){0};
}

double diff_share(const struct diff *diff)
{
    size_t all = diff->before_clusters + diff->after_clusters;

    return all ? (double)(diff->removed + diff->added) / (double)all : 0;
}

const char *diff_kind_name(enum diff_kind kind)
{
    static const char *const names[DIFF_KIND_COUNT] = {"same", "removed", "added"};

    return names[kind];
}

struct text diff_text(const struct diff_piece *piece, struct text before, struct text after)
{
    return piece->kind == DIFF_ADDED ? text_from(after.bytes + piece->after, piece->len)
                                     : text_from(before.bytes + piece->before, piece->len);
}
