#include "app/saved_view.h"

#include "base/utf8.h"

const struct saved_view *saved_view_at(const struct model *model, int number)
{
    const struct preferences *preferences = &model->preferences;

    return number >= 1 && (size_t)number <= preferences->view_count
               ? &preferences->views[number - 1]
               : NULL;
}

static bool begins_with(const char *name, struct text front)
{
    return strlen(name) >= front.len && strncasecmp(name, front.bytes, front.len) == 0;
}

int saved_view_called(const struct model *model, struct text name)
{
    const struct preferences *preferences = &model->preferences;

    for (size_t i = 0; name.len && i < preferences->view_count; i++) {
        if (text_is_ignoring_case(name, preferences->views[i].name))
            return (int)i + 1;
    }
    return 0;
}

int saved_view_named(const struct model *model, struct text name)
{
    const struct preferences *preferences = &model->preferences;
    int found = saved_view_called(model, name);
    size_t fronts = 0;

    if (found)
        return found;

    for (size_t i = 0; name.len && i < preferences->view_count; i++) {
        if (begins_with(preferences->views[i].name, name)) {
            found = (int)i + 1;
            fronts++;
        }
    }
    return fronts == 1 ? found : 0;
}

const struct saved_view *saved_view_on(const struct model *model)
{
    const struct preferences *preferences = &model->preferences;

    for (size_t i = 0; model->queue.limit_text && i < preferences->view_count; i++) {
        if (string_equals(preferences->views[i].limit, model->queue.limit_text))
            return &preferences->views[i];
    }
    return NULL;
}
