/* How the server of a profile is spoken to: its address, its headers, its deadlines. */
#ifndef SHELL_MODEL_SERVER_H
#define SHELL_MODEL_SERVER_H

#include "base/memory.h"
#include "config/settings.h"
#include "net/transfer.h"
#include "wire/model_call.h"
#include "wire/model_reply.h"

#include <stddef.h>

/* Texts are the profile's. */
void model_server_of(const struct model_profile *profile, struct model_server *server);
/* "Name: value", without the key: the API's own, then the profile's. In the arena. */
const char *const *model_server_headers(const struct model_profile *profile,
                                        const struct model_server *server,
                                        struct arena *arena, size_t *count);
/* All of a request that is the profile's; url and body are the caller's. key: NULL for
 * none. */
void model_server_request(const struct model_profile *profile,
                          const struct model_server *server, const char *key,
                          struct arena *arena, struct transfer_request *request);
/*
 * What a server said in the place of an answer, by another status or within what was read:
 * the key is starred out of it (secret_star()). Nobody asks for these words otherwise.
 */
void model_server_refusal(const struct transfer_result *result, const char *key,
                          struct model_error *error);
void model_server_fault(const struct model_reader *reader, const char *key,
                        struct model_error *error);

#endif
