/* What would leave for a model, as a person reads it before it does. */
#include "session_ask_parts.h"
#include "wire/json_layout.h"

#define SHOW_LIMIT     (1024 * 1024)
#define NOTHING_LEAVES "Nothing leaves this machine: "

/* "Masked: name 2, email 1", of all the requests: the last one knows of those before it. */
static void add_masked(const struct asker_request *last, struct buffer *out)
{
    bool has_any = false;

    buffer_add_text(out, "Masked: ");
    for (int kind = 0; kind < MASK_KIND_COUNT; kind++) {
        if (last->masked[kind] == 0)
            continue;
        buffer_format(out, "%s%s %zu", has_any ? ", " : "",
                      mask_kind_name((enum mask_kind)kind), last->masked[kind]);
        has_any = true;
    }
    buffer_add_text(out, has_any ? "\n" : "nothing was found to mask\n");
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
        add_masked(&requests[count - 1], out);
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
    buffer_add_text(&out, REPLY_STAYS);
    event.text = buffer_text(&out);
    event.len = out.len;
    session_post(session, &event);
    buffer_release_wiped(&out);
    arena_release(&arena);
    return true;
}
