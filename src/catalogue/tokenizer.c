#include "tokenizer.h"

#include "spellings.h"
#include "terms.h"

typedef int token_function(void *context, int flags, const char *token, int len, int start,
                           int end);

struct giving {
    struct catalogue *catalogue;
    token_function *give;
    void *context;
    int code;
};

static bool give_term(void *context, struct term term)
{
    struct giving *giving = context;
    spellings_hear(giving->catalogue, term.surface);
    int flags = term.is_colocated ? FTS5_TOKEN_COLOCATED : 0;
    giving->code =
        giving->give(giving->context, flags, term.text.bytes, (int)term.text.len, 0, 0);
    return giving->code == SQLITE_OK;
}

/*
 * What is asked comes as terms already (matches.c), so it is taken as it stands: whatever a
 * customer wrote was never FTS5's to read.
 */
static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text,
                    int len, token_function *give)
{
    struct giving giving = {.catalogue = (struct catalogue *)tokenizer,
                            .give = give,
                            .context = context,
                            .code = SQLITE_OK};
    if (len <= 0) {
        return SQLITE_OK;
    }
    if (flags & FTS5_TOKENIZE_QUERY) {
        return give(context, 0, text, len, 0, len);
    }
    terms_each(text_from(text, (size_t)len), TERMS_INDEXED, give_term, &giving);
    return giving.code;
}

static int create(void *context, const char **arguments, int count,
                  Fts5Tokenizer **tokenizer)
{
    (void)arguments;
    (void)count;
    *tokenizer = context; /* the catalogue is all that it has */
    return SQLITE_OK;
}

static void delete (Fts5Tokenizer *tokenizer)
{
    (void)tokenizer;
}

fts5_api *tokenizer_api(sqlite3 *db)
{
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

bool tokenizer_register(struct catalogue *catalogue)
{
    static fts5_tokenizer shop = {create, delete, tokenize};
    fts5_api *api = tokenizer_api(catalogue->db);
    return api != NULL &&
           api->xCreateTokenizer(api, "shop", catalogue, &shop, NULL) == SQLITE_OK;
}
