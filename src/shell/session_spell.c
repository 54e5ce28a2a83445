/* Words of the reply judged by dictionaries, which no key waits for, and the agent's own. */
#include "shell/own_words.h"
#include "shell/session.h"
#include "spell/speller.h"

static void start(struct session *session)
{
    const struct settings *settings = &session->office->settings;
    struct error err = {0};
    struct event event = {.kind = EVENT_OWN_WORDS};
    struct event failed = {
        .kind = EVENT_FAILED, .error = &err, .of_effect = EFFECT_KIND_COUNT};
    struct buffer words;

    if (session->speller != NULL)
        return;
    session->speller = speller_create(settings->spell, settings->shop_country, NULL);
    buffer_init(&words, OWN_WORDS_LIMIT);
    if (own_words_read(session->office, &words, &err)) {
        event.text = buffer_text(&words);
        event.len = words.len;
        session_post(session, &event);
    } else {
        session_post(session, &failed);
    }
    buffer_release_wiped(&words);
}

bool session_spell(struct session *session, const struct effect *effect, struct error *err)
{
    start(session);
    return speller_check(session->speller, effect->request, effect->lang,
                         text_of(effect->text), err);
}

bool session_suggest(struct session *session, const struct effect *effect,
                     struct error *err)
{
    start(session);
    return speller_suggest(session->speller, effect->request, effect->lang,
                           text_of(effect->text), err);
}

bool session_own_word(struct session *session, const struct effect *effect,
                      struct error *err)
{
    return own_words_add(session->office, effect->ticket, effect->text, moment_now(), err);
}

int session_spelling_descriptor(const struct session *session)
{
    return speller_descriptor(session->speller);
}

/* Of suggestions and verdicts alike: whose request it is says what they are. */
static void take_answer(void *context, uint64_t request, struct text lines)
{
    struct session *session = context;
    bool suggests = request == session->model.spelling.suggest;
    struct event event = {.kind = suggests ? EVENT_SUGGESTED : EVENT_SPELT,
                          .request = request,
                          .text = lines.bytes,
                          .len = lines.len};

    session_post(session, &event);
}

int session_spelling_wait_ms(const struct session *session)
{
    return speller_wait_ms(session->speller);
}

void session_hear_spelling(struct session *session)
{
    if (speller_descriptor(session->speller) >= 0)
        speller_hear(session->speller, take_answer, session);
}

void session_end_spelling(struct session *session)
{
    speller_destroy(session->speller);
    session->speller = NULL;
}
