/*
 * The words the guard knows, as tables: a row gives a language, a meaning, a value and the
 * phrases that carry it. One table a language, or a matter.
 */
#ifndef GUARD_LEXICON_TABLES_H
#define GUARD_LEXICON_TABLES_H

#include "base/attributes.h"
#include "guard/lexicon_deeds.h"
#include "guard/lexicon_meanings.h"
#include "guard/lexicon_measures.h"
#include "guard/lexicon_topics.h"

#include <stddef.h>
#include <stdint.h>

struct word_row {
    const char *lang;
    uint16_t meaning;
    uint32_t value;
    const char *phrases; /* folded, '|' between them; '*' behind a word: any ending */
};

/* What a DAY row holds. */
#define DAY_FROM_TODAY(days) ((days) + 10)

/* The tables, one a language; those of "any" mean the same in all. */
extern const struct word_row words_any[];
extern const size_t words_any_count;
extern const struct word_row words_en[];
extern const size_t words_en_count;
extern const struct word_row words_es[];
extern const size_t words_es_count;
extern const struct word_row words_offers[];
extern const size_t words_offers_count;
extern const struct word_row words_moves[];
extern const size_t words_moves_count;
extern const struct word_row words_permit[];
extern const size_t words_permit_count;
extern const struct word_row words_doing[];
extern const size_t words_doing_count;
extern const struct word_row words_goods[];
extern const size_t words_goods_count;
extern const struct word_row words_de[];
extern const size_t words_de_count;
extern const struct word_row words_fr[];
extern const size_t words_fr_count;
extern const struct word_row words_it[];
extern const size_t words_it_count;
extern const struct word_row words_pt[];
extern const size_t words_pt_count;
extern const struct word_row words_nl[];
extern const size_t words_nl_count;
extern const struct word_row words_zh[];
extern const size_t words_zh_count;
extern const struct word_row words_ja[];
extern const size_t words_ja_count;
extern const struct word_row words_days[];
extern const size_t words_days_count;
extern const struct word_row words_money[];
extern const size_t words_money_count;
extern const struct word_row words_policy[];
extern const size_t words_policy_count;
extern const struct word_row words_anchors[];
extern const size_t words_anchors_count;
extern const struct word_row words_deeds[];
extern const size_t words_deeds_count;
extern const struct word_row words_study[];
extern const size_t words_study_count;
extern const struct word_row words_owed[];
extern const size_t words_owed_count;
extern const struct word_row words_house[];
extern const size_t words_house_count;
extern const struct word_row words_way[];
extern const size_t words_way_count;
extern const struct word_row words_did[];
extern const size_t words_did_count;
extern const struct word_row words_pledge[];
extern const size_t words_pledge_count;
extern const struct word_row words_back[];
extern const size_t words_back_count;
extern const struct word_row words_said[];
extern const size_t words_said_count;
extern const struct word_row words_means[];
extern const size_t words_means_count;
extern const struct word_row words_secrets[];
extern const size_t words_secrets_count;
extern const struct word_row words_more[];
extern const size_t words_more_count;
extern const struct word_row words_order[];
extern const size_t words_order_count;
extern const struct word_row words_ends[];
extern const size_t words_ends_count;
/* In a lexicon of their own. */
extern const struct word_row words_never[];
extern const size_t words_never_count;
extern const struct word_row words_never_more[];
extern const size_t words_never_more_count;

#endif
