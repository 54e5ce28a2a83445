/* Every scene that frames are drawn of, in the lists that the tests go through. */
#ifndef TESTS_VIEW_SCENES_H
#define TESTS_VIEW_SCENES_H

#include "frames_asked.h"

struct scene {
    const char *name;
    void (*set)(struct fixture *fixture);
};

UNUSED static const struct scene scenes[] = {
    {"quotes", scene_quotes},
    {"rewriting", scene_rewriting},
    {"rewrite", scene_rewrite},
    {"rewrite_menu", scene_rewrite_menu},
    {"translation", scene_translation},
    {"reading", scene_reading},
    {"writing", scene_writing},
    {"note", scene_note},
    {"ascii", scene_ascii},
    {"heavy", scene_heavy},
    {"moved", scene_moved},
    {"refused", scene_refused},
    {"queue", scene_queue},
    {"drafts", scene_drafts},
    {"asking", scene_asking},
    {"waits", scene_waits},
    {"answered", scene_answered},
    {"orders", scene_orders},
    {"order_unfolded", scene_order_unfolded},
    {"history", scene_history},
    {"history_alone", scene_history_alone},
    {"picks", scene_picks},
    {"customer", scene_customer_alone},
    {"stranger", scene_stranger},
    {"menu", scene_menu},
    {"help", scene_help},
    {"diff", scene_diff},
    {"prompt", scene_prompt},
    {"locked", scene_locked},
    {"empty", scene_empty},
};

/* Drawn at wide_sizes. */
UNUSED static const struct scene wide_scenes[] = {
    {"palette", scene_palette},
    {"macros", scene_macros},
    {"preview", scene_preview},
    {"followers", scene_followers},
    {"followers_writing", scene_followers_writing},
};

UNUSED static const struct scene alone_scenes[] = {
    {"queue_alone", scene_queue_alone},
    {"drafts_alone", scene_drafts_alone},
    {"orders_alone", scene_orders_alone},
    {"picks_alone", scene_picks_alone},
    {"reply_alone", scene_reply_alone},
    {"snooze", scene_snooze},
    {"priority", scene_priority},
    {"reject", scene_reject},
    {"replace", scene_replace},
    {"way_out", scene_way_out},
    {"quit", scene_quit},
    {"unsent", scene_unsent},
    {"hits", scene_hits},
    {"paste", scene_paste},
    {"themes", scene_themes},
    {"files", scene_files},
    {"outside", scene_outside},
    {"resolve", scene_resolve},
    {"spelling", scene_spelling},
    {"marked", scene_marked},
    {"models", scene_models},
    {"ask_command", scene_ask_command},
    {"ask_search", scene_ask_search},
    {"ask_assign", scene_ask_assign},
    {"ask_tag", scene_ask_tag},
    {"ask_snooze", scene_ask_snooze},
    {"ask_reference", scene_ask_reference},
    {"ask_attach", scene_ask_attach},
    {"ask_identified", scene_ask_identified},
    {"ask_rewrite", scene_ask_rewrite},
    {"leaves", scene_leaves},
    {"triage", scene_triage},
    {"summary", scene_summary},
    {"back", scene_back},
    {"product", scene_product},
    {"misspelt", scene_misspelt},
};

/* Copy mode: the terminal's own selection finds the text alone there. */
UNUSED static const struct scene bare_scenes[] = {
    {"copy_thread", scene_copy_thread},
    {"copy_draft", scene_copy_draft},
    {"copy_reply", scene_copy_reply},
};

UNUSED static const struct scene small_scenes[] = {{"too_small", scene_reading}};

#endif
