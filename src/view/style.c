#include "view/style.h"

static const char *const style_names[STYLE_COUNT] = {
#define STYLE_NAME(id, name) name,
    STYLES(STYLE_NAME)
#undef STYLE_NAME
};

const char *style_name(enum style style)
{
    return style_names[style];
}

bool style_parse(struct text name, enum style *style)
{
    for (int i = 0; i < STYLE_COUNT; i++) {
        if (text_is(name, style_names[i])) {
            *style = (enum style)i;
            return true;
        }
    }
    return false;
}
