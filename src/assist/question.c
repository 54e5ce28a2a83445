#include "assist/assist.h"
#include "base/utf8.h"
#include "base/words.h"
#include "guard/language.h"
#include "hearing.h"
#include "intent.h"
#include "naming.h"
#include "taken_back.h"
#include "thread.h"

#define SUBJECT_MAX 512
#define LETTERS_MIN 20
#define SAYS_ENOUGH                                                                        \
    24 /* letters of a message that is looked at without the one before it */
#define QUESTION_MAX 4096 /* bytes of messages; the newest are kept */
#define ALONE_SHARE  0.6  /* of a matter in a sentence: it needs nothing around it */

bool thread_is_told(const struct facts *facts)
{
    return facts->sender != SENDER_STRANGER || facts->is_identified;
}

bool thread_was_answered(const struct ticket *ticket)
{
    for (size_t i = 0; i < ticket->message_count; i++) {
        if (ticket->messages[i].from == FROM_AGENT && !ticket->messages[i].is_internal)
            return true;
    }
    return false;
}

static size_t letters_of(struct text text)
{
    size_t count = 0;
    uint32_t letter;

    while (text.len) {
        size_t len = utf8_decode(text, &letter, NULL);
        count += utf8_is_letter(letter);
        text = text_from(text.bytes + len, text.len - len);
    }
    return count;
}

/*
 * Index of the first message of the question. Where it was answered, of the last one; "Yes,
 * please" says nothing without the one before it.
 */
static size_t question_start(const struct ticket *ticket)
{
    size_t start = ticket->message_count;
    size_t letters = 0;
    size_t answered = ticket_answered(ticket);

    for (size_t i = ticket->message_count; i > 0; i--) {
        const struct message *message = &ticket->messages[i - 1];
        bool is_answered = i <= answered;
        if (is_answered && start >= answered && start < ticket->message_count)
            break;
        if (message->from == FROM_CUSTOMER && message->text) {
            start = i - 1;
            letters += letters_of(text_of(message->text));
            if (is_answered && letters >= SAYS_ENOUGH)
                break;
        }
    }
    return start;
}

struct text thread_tail(struct text text, size_t max)
{
    if (text.len <= max)
        return text;
    size_t at = text.len - max;
    while (at < text.len && (text.bytes[at] & 0xC0) == 0x80)
        at++;
    return text_from(text.bytes + at, text.len - at);
}

static struct text head_of(struct text text, size_t max)
{
    if (text.len <= max)
        return text;
    size_t end = max;
    while (end > 0 && (text.bytes[end] & 0xC0) == 0x80)
        end--;
    return text_from(text.bytes, end);
}

void thread_own_lines(struct text text, struct buffer *out)
{
    struct text line;

    while (text_next(&text, '\n', &line)) {
        if (text_starts_with(text_trim(line), ">"))
            continue;
        utf8_sanitise(line, SANITISE_PROMPTED, out, NULL);
        buffer_add_char(out, '\n');
    }
}

/* The customer was answered, and asks nothing in the messages. */
static bool asks_nothing(const struct ticket *ticket, struct text messages)
{
    return thread_was_answered(ticket) && !text_find(messages, text_of("?")) &&
           !text_find(messages, text_of("\uFF1F")) &&
           !text_find(messages, text_of("\u061F"));
}

/* The customer thanks for an answer, or takes leave, and asks nothing: what the ticket
 * began with is settled. */
static bool is_closing(const struct ticket *ticket, struct text messages)
{
    struct arena arena;

    if (!asks_nothing(ticket, messages))
        return false;
    arena_init(&arena);
    struct text folded = words_fold(messages, &arena);
    bool closes = intent_words("thanks", folded) > 0 || intent_takes_leave(folded);
    arena_release(&arena);
    return closes;
}

/* text without the customer's name; NULL: not known. */
static const char *unnamed(const char *text, const struct ticket *ticket,
                           const struct customer *customer, struct arena *arena)
{
    return naming_left_out(text, customer ? customer->name : NULL, ticket->lang, arena);
}

struct text thread_words(const struct ticket *ticket, const struct customer *customer,
                         const struct message *message, struct arena *arena)
{
    const char *text = naming_left_out(message->text, message->author, ticket->lang, arena);

    return text_of(unnamed(text, ticket, customer, arena));
}

/* A sentence of it is about something by itself: "is the autumn one still on?" is not. */
static bool stands_alone(struct text words, struct arena *arena)
{
    struct text rest = words_fold(words, arena), sentence;
    struct matters matters;

    while (hearing_next_sentence(&rest, &sentence)) {
        matters_read(sentence, &matters);
        for (size_t i = 1; matter_name(i); i++) {
            if (matters.share[i] >= ALONE_SHARE)
                return true;
        }
    }
    return false;
}

/* A message's words, added to out; true where they take back what came before, of which
 * nothing is left then. */
static bool add_words(struct text words, bool is_first, struct arena *arena,
                      struct buffer *out)
{
    struct buffer kept;

    buffer_init(&kept, SIZE_MAX);
    bool is_back = !is_first && taken_back(words, &kept) &&
                   stands_alone(text_from(buffer_text(&kept), kept.len), arena);
    if (is_back)
        buffer_clear(out);
    thread_own_lines(is_back ? text_from(buffer_text(&kept), kept.len) : words, out);
    buffer_release_wiped(&kept);
    return is_back;
}

/* What the customer wrote last, added to out; the end of it, as far as it is looked at. */
static struct text last_words(const struct ticket *ticket, const struct customer *customer,
                              struct arena *arena, struct buffer *out, bool *is_taken_back)
{
    size_t first = 0;

    while (first < ticket->message_count && ticket->messages[first].from != FROM_CUSTOMER)
        first++;
    *is_taken_back = false;
    for (size_t i = question_start(ticket); i < ticket->message_count; i++) {
        const struct message *message = &ticket->messages[i];
        if (message->from != FROM_CUSTOMER || !message->text)
            continue;
        struct text words = thread_words(ticket, customer, message, arena);
        *is_taken_back |=
            add_words(thread_tail(words, QUESTION_MAX), i == first, arena, out);
    }
    return thread_tail(text_from(buffer_text(out), out->len), QUESTION_MAX);
}

bool thread_takes_leave(const struct facts *facts, struct text folded)
{
    return asks_nothing(facts->ticket, folded) && intent_takes_leave(folded);
}

void assist_question(const struct ticket *ticket, const struct customer *customer,
                     struct buffer *out)
{
    struct buffer messages;
    struct arena arena;

    arena_init(&arena);
    buffer_init(&messages, SIZE_MAX);
    bool is_taken_back;
    struct text kept = last_words(ticket, customer, &arena, &messages, &is_taken_back);
    if (!is_taken_back && !is_closing(ticket, kept))
        utf8_sanitise(head_of(text_of(unnamed(ticket->subject, ticket, customer, &arena)),
                              SUBJECT_MAX),
                      SANITISE_PROMPTED, out, NULL);
    buffer_add_char(out, '\n');
    buffer_add(out, kept.bytes, kept.len);
    buffer_release_wiped(&messages);
    arena_release(&arena);
}

struct text thread_question(const struct facts *facts, struct arena *arena)
{
    struct buffer question;

    buffer_init(&question, SIZE_MAX);
    assist_question(facts->ticket, facts->customer, &question);
    struct text folded = words_fold(text_from(buffer_text(&question), question.len), arena);
    buffer_release_wiped(&question);
    return folded;
}

/* Letters enough to know the language by, the guard's own measure. */
static bool has_enough_letters(struct text text)
{
    size_t letters = 0;

    for (size_t at = 0; at < text.len && letters < LETTERS_MIN;) {
        uint32_t code_point;
        at += utf8_decode(text_from(text.bytes + at, text.len - at), &code_point, NULL);
        letters += utf8_is_letter(code_point);
    }
    return letters >= LETTERS_MIN;
}

const char *thread_lang(const struct facts *facts, const char *shop_lang)
{
    const struct message *last = ticket_last_from_customer(facts->ticket);
    struct arena arena;

    arena_init(&arena);
    struct text text =
        last ? thread_words(facts->ticket, facts->customer, last, &arena) : text_of("");
    const char *usual = facts->ticket->lang;

    if (!usual && facts->customer)
        usual = facts->customer->lang;
    const char *lang = has_enough_letters(text) ? language_of_usual(text, usual) : NULL;

    if (!lang)
        lang = usual;
    if (!lang)
        lang = language_of(text);
    arena_release(&arena);
    if (!lang)
        lang = shop_lang;
    return lang ? lang : "en";
}
