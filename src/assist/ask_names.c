#include "assist/ask.h"

static const char *const kinds[ASK_KIND_COUNT] = {
    [ASK_DRAFTS] = "drafts",           [ASK_REWRITE] = "rewrite", [ASK_SUMMARY] = "summary",
    [ASK_TRANSLATION] = "translation", [ASK_TRIAGE] = "triage",   [ASK_PICKS] = "picks",
    [ASK_WRITING] = "writing",
};
static const char *const hows[REWRITE_HOW_COUNT] = {
    [REWRITE_SHORTER] = "shorter",
    [REWRITE_FRIENDLIER] = "friendlier",
    [REWRITE_FORMAL] = "formal",
    [REWRITE_SIMPLER] = "simpler",
    [REWRITE_FIX] = "fix",
    [REWRITE_EXPAND] = "expand",
    [REWRITE_TRANSLATE] = "translate",
    [REWRITE_FREE] = "free",
};
static const char *const writings[WRITING_KIND_COUNT] = {
    [WRITING_DESCRIPTION] = "description",
    [WRITING_AD] = "ad",
    [WRITING_SOCIAL] = "social",
};

/* The place of the name in the table, count where it is none of them. */
static size_t find_name(struct text name, const char *const *names, size_t count)
{
    size_t i = 0;

    while (i < count && !text_is(name, names[i]))
        i++;
    return i;
}

const char *ask_kind_name(enum ask_kind kind)
{
    return kinds[kind];
}

const char *rewrite_how_name(enum rewrite_how how)
{
    return hows[how];
}

bool rewrite_how_parse(struct text name, enum rewrite_how *how)
{
    size_t found = find_name(name, hows, REWRITE_HOW_COUNT);

    if (found == REWRITE_HOW_COUNT)
        return false;
    *how = (enum rewrite_how)found;
    return true;
}

const char *writing_kind_name(enum writing_kind kind)
{
    return writings[kind];
}

bool writing_kind_parse(struct text name, enum writing_kind *kind)
{
    size_t found = find_name(name, writings, WRITING_KIND_COUNT);

    if (found == WRITING_KIND_COUNT)
        return false;
    *kind = (enum writing_kind)found;
    return true;
}
