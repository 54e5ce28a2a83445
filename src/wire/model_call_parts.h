/* What the APIs word differently: the prompt, and the wish for JSON of a schema. */
#ifndef WIRE_MODEL_CALL_PARTS_H
#define WIRE_MODEL_CALL_PARTS_H

#include "wire/json_write.h"
#include "wire/model_call.h"

#define COMPLETIONS_USER      "User:"
#define COMPLETIONS_ASSISTANT "Assistant:"

/* Members of the body. system is what the prompt's system messages say, may be empty. */
void chat_write_prompt(struct json_writer *json, const struct model_prompt *prompt,
                       struct text system);
void completions_write_prompt(struct json_writer *json, const struct model_prompt *prompt,
                              struct text system);
void responses_write_prompt(struct json_writer *json, const struct model_prompt *prompt,
                            struct text system);
void messages_write_prompt(struct json_writer *json, const struct model_prompt *prompt,
                           struct text system);

/* is_plain: any JSON object, the schema stands in the text. */
void chat_write_format(struct json_writer *json, const struct model_prompt *prompt,
                       bool is_plain);
void responses_write_format(struct json_writer *json, const struct model_prompt *prompt,
                            bool is_plain);

#endif
