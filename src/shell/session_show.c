/* What would leave for a model, as a person reads it before it does. */
#include "session_ask_parts.h"
#include "wire/json_layout.h"

#define SHOW_LIMIT     (1024 * 1024)
#define KINDS_MAX      16
#define KIND_SIZE      24
#define NOTHING_LEAVES "Nothing leaves this machine: "

/* Placeholders of one kind: the highest number says how many values were masked. */
struct masked {
    char kind[KIND_SIZE];
    long count;
};

/* "[[NAME_2]]" at the front of the text: its kind in small letters, and its number. */
static bool read_placeholder(struct text text, struct masked *found)
{
    size_t at = 2;
    size_t len = 0;

    while (at < text.len && len + 1 < KIND_SIZE && text.bytes[at] >= 'A' &&
           text.bytes[at] <= 'Z')
        found->kind[len++] = (char)(text.bytes[at++] + ('a' - 'A'));
    found->kind[len] = '\0';
    found->count = 0;
    if (len == 0 || at >= text.len || text.bytes[at++] != '_')
        return false;
    while (at < text.len && text.bytes[at] >= '0' && text.bytes[at] <= '9' &&
           found->count < 10000)
        found->count = found->count * 10 + (text.bytes[at++] - '0');
    return found->count > 0 && at + 1 < text.len && text.bytes[at] == ']';
}

static void count_placeholder(struct masked *kinds, size_t *count,
                              const struct masked *found)
{
    size_t i = 0;

    while (i < *count && !string_equals(kinds[i].kind, found->kind))
        i++;
    if (i == KINDS_MAX)
        return;
    if (i == *count)
        kinds[(*count)++] = *found;
    else if (found->count > kinds[i].count)
        kinds[i].count = found->count;
}

static void add_masked(struct text body, struct buffer *out)
{
    struct masked kinds[KINDS_MAX];
    struct masked found;
    size_t count = 0;

    for (size_t at = 0; at + 2 < body.len; at++) {
        if (body.bytes[at] == '[' && body.bytes[at + 1] == '[' &&
            read_placeholder(text_from(body.bytes + at, body.len - at), &found))
            count_placeholder(kinds, &count, &found);
    }
    buffer_add_text(out, "Masked: ");
    for (size_t i = 0; i < count; i++)
        buffer_format(out, "%s%s %ld", i == 0 ? "" : ", ", kinds[i].kind, kinds[i].count);
    buffer_add_text(out, count == 0 ? "nothing was found to mask\n" : "\n");
}

static void add_who(const struct model_profile *profile, struct buffer *out)
{
    static const char unknown[] = "not stated in deskhand.conf";

    buffer_format(out, "Profile [%s%s] · processor: %s · region: %s · retention: %s\n",
                  string_equals(profile->name, "model") ? "" : "model.", profile->name,
                  profile->processor != NULL ? profile->processor : unknown,
                  profile->region != NULL ? profile->region : unknown,
                  profile->retention != NULL ? profile->retention : unknown);
}

static void add_request(const struct asker_request *request, size_t number, size_t count,
                        struct buffer *out)
{
    if (count > 1)
        buffer_format(out, "── request %zu of %zu ──\n", number, count);
    buffer_format(out, "POST %s\n", request->url);
    for (size_t i = 0; i < request->header_count; i++)
        buffer_format(out, "%s\n", request->headers[i]);
    buffer_format(out, "\n%zu bytes of body", request->body.len);
    buffer_add_text(out,
                    ", laid out to be read: line breaks between its tokens and behind "
                    "\\n, and indents, are put in here; all other bytes are those that "
                    "leave (suggest --show-request prints the bytes alone)\n\n");
    json_lay_out(request->body, out);
    buffer_add_text(out, "\n\n");
}

static void add_when(const struct model_profile *profile, bool is_preview,
                     struct buffer *out)
{
    static const char *const when[] = {
        [MODEL_ASK_OPEN] = "when the ticket is opened",
        [MODEL_ASK_KEY] = "when drafts are asked for by a key",
        [MODEL_ASK_AHEAD] = "when the ticket is opened, or is the first of the queue",
    };

    buffer_format(out, "This leaves for drafts %s%s.\n", when[profile->ask],
                  is_preview ? "; nobody has opened it yet" : "");
}

static bool add_requests(struct session *session, const struct model_profile *profile,
                         struct arena *arena, struct buffer *out, struct error *err)
{
    struct asked asked = session_asked_drafts(session, profile, NULL);
    struct asker_request *requests;
    size_t count;

    if (asked.answers == 0)
        asked.answers = 1; /* as many as there were */
    if (!asker_show(session->asks->asker, &asked, arena, &requests, &count, err))
        return false;
    add_when(profile, session->model.is_preview, out);
    add_who(profile, out);
    if (count > 0)
        add_masked(requests[0].body, out);
    buffer_add_char(out, '\n');
    for (size_t i = 0; i < count; i++)
        add_request(&requests[i], i + 1, count, out);
    return true;
}

bool session_show_request(struct session *session, const struct effect *effect,
                          struct error *err)
{
    struct event event = {.kind = EVENT_REQUESTS, .request = effect->request};
    const struct loaded *open = session->model.open;
    const struct model_profile *profile;
    struct arena arena;
    struct buffer out;
    const char *why;
    struct error refused = {0};

    (void)err;
    if (open == NULL || !string_equals(open->ticket.id, effect->ticket))
        return true;
    arena_init(&arena);
    buffer_init(&out, SHOW_LIMIT);
    profile = session_profile(session, open, &arena, &why);
    if (profile == NULL)
        buffer_format(&out, NOTHING_LEAVES "%s.\n",
                      why != NULL ? why : "the local engine alone was chosen");
    else if (!add_requests(session, profile, &arena, &out, &refused))
        buffer_format(&out, NOTHING_LEAVES "%s.\n", refused.text);
    buffer_add_text(&out, "A reply leaves for the helpdesk when its hold is over.\n");
    event.text = buffer_text(&out);
    event.len = out.len;
    session_post(session, &event);
    buffer_release_wiped(&out);
    arena_release(&arena);
    return true;
}
