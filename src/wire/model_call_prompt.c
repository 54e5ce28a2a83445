#include "model_call_parts.h"

#define SCHEMA_NAME "answer"

static const char *const roles[] = {
    [ROLE_SYSTEM] = "system", [ROLE_USER] = "user", [ROLE_ASSISTANT] = "assistant"};

static void write_message(struct json_writer *json, enum prompt_role role, struct text text)
{
    json_open_object(json, NULL);
    json_string(json, "role", roles[role]);
    json_text(json, "content", text);
    json_close_object(json);
}

/* One message of the system's, the first: the templates of some servers refuse any other.
 */
static void write_messages(struct json_writer *json, const char *key,
                           const struct model_prompt *prompt, struct text system)
{
    json_open_array(json, key);
    if (system.len > 0) {
        write_message(json, ROLE_SYSTEM, system);
    }
    for (size_t i = 0; i < prompt->message_count; i++) {
        const struct prompt_message *message = &prompt->messages[i];
        if (message->role != ROLE_SYSTEM) {
            write_message(json, message->role, text_of(message->text));
        }
    }
    json_close_array(json);
}

void chat_write_prompt(struct json_writer *json, const struct model_prompt *prompt,
                       struct text system)
{
    write_messages(json, "messages", prompt, system);
}

/*
 * Not to be stored: answers are kept for a month where nothing is said. The system's text
 * is no "instructions": where JSON is wanted that word is looked for in the input.
 */
void responses_write_prompt(struct json_writer *json, const struct model_prompt *prompt,
                            struct text system)
{
    json_bool(json, "store", false);
    write_messages(json, "input", prompt, system);
}

void messages_write_prompt(struct json_writer *json, const struct model_prompt *prompt,
                           struct text system)
{
    if (system.len > 0) {
        json_text(json, "system", system);
    }
    write_messages(json, "messages", prompt, text_of(""));
}

/* A text to go on with: who spoke stands before each message. */
void completions_write_prompt(struct json_writer *json, const struct model_prompt *prompt,
                              struct text system)
{
    struct buffer text;
    buffer_init(&text, SIZE_MAX);
    buffer_add(&text, system.bytes, system.len);
    for (size_t i = 0; i < prompt->message_count; i++) {
        const struct prompt_message *message = &prompt->messages[i];
        if (message->role != ROLE_SYSTEM) {
            buffer_format(&text, "%s%s %s", text.len > 0 ? "\n\n" : "",
                          message->role == ROLE_USER ? COMPLETIONS_USER
                                                     : COMPLETIONS_ASSISTANT,
                          message->text);
        }
    }
    buffer_add_text(&text,
                    text.len > 0 ? "\n\n" COMPLETIONS_ASSISTANT : COMPLETIONS_ASSISTANT);
    json_text(json, "prompt", text_from(text.bytes, text.len));
    buffer_release_wiped(&text);
}

static void write_schema(struct json_writer *json, const struct model_prompt *prompt)
{
    json_string(json, "name", prompt->schema_name ? prompt->schema_name : SCHEMA_NAME);
    json_bool(json, "strict", true);
    json_raw(json, "schema", text_of(prompt->schema));
}

void chat_write_format(struct json_writer *json, const struct model_prompt *prompt,
                       bool is_plain)
{
    json_open_object(json, "response_format");
    json_string(json, "type", is_plain ? "json_object" : "json_schema");
    if (!is_plain) {
        json_open_object(json, "json_schema");
        write_schema(json, prompt);
        json_close_object(json);
    }
    json_close_object(json);
}

void responses_write_format(struct json_writer *json, const struct model_prompt *prompt,
                            bool is_plain)
{
    json_open_object(json, "text");
    json_open_object(json, "format");
    json_string(json, "type", is_plain ? "json_object" : "json_schema");
    if (!is_plain) {
        write_schema(json, prompt);
    }
    json_close_object(json);
    json_close_object(json);
}
