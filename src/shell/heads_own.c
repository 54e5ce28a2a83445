/* The ticket that an act of our own changed: its head is there at once, whatever else is
 * behind. */
#include "heads_parts.h"

int64_t heads_own_row(const struct heads *heads, int64_t stream)
{
    for (size_t i = 0; i < heads->own_count; i++) {
        if (heads->own[i].stream == stream)
            return heads->own[i].row;
    }
    return 0;
}

void heads_forget_own(struct heads *heads)
{
    size_t kept = 0;

    for (size_t i = 0; i < heads->own_count; i++) {
        if (heads->own[i].row > heads->row)
            heads->own[kept++] = heads->own[i];
    }
    heads->own_count = kept;
}

static void note_own(struct heads *heads, int64_t stream, int64_t row)
{
    size_t at = 0;

    while (at < heads->own_count && heads->own[at].stream != stream)
        at++;
    if (at == heads->own_count) {
        heads->own = memory_reserve(heads->own, &heads->own_capacity, heads->own_count,
                                    sizeof(*heads->own));
        heads->own_count++;
    }
    heads->own[at] = (struct own_head){.stream = stream, .row = row};
}

static bool renew(struct heads *heads, int64_t stream, heads_handler *handler,
                  void *context, struct error *err)
{
    struct stream_news news;
    struct names names;
    bool is_good = true;

    heads_news(heads, stream, &news);
    if (!news.is_any)
        return true;
    names_init(&names);
    if (news.counts || !heads_renew_begun(heads, stream, &news, handler, context))
        is_good = heads_renew(heads, &names, stream, false, handler, context, err);
    names_release(&names);
    return is_good;
}

bool heads_catch_up_own(struct heads *heads, const char *ticket, heads_handler *handler,
                        void *context, struct error *err)
{
    int64_t newest = vault_newest_row(heads->office->vault);
    bool tells = heads->tells_arrivals;
    struct queue_source source;

    if (ticket == NULL || newest <= heads->row)
        return true;
    heads_source(heads, &source);
    int64_t stream = source.number(source.context, ticket);
    if (stream == 0)
        return true;
    heads->tells_arrivals = false;
    bool is_good = renew(heads, stream, handler, context, err);
    heads->tells_arrivals = tells;
    if (is_good)
        note_own(heads, stream, newest);
    return is_good;
}
