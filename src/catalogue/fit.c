#include "fit.h"

#include "tokenizer.h"

#define POINTER_NAME "fit"
#define SATURATION   1.2 /* k1: how soon a word that comes again stops counting */
#define LENGTH_SHARE 0.3 /* b: how much a long row loses */

static void count_term(struct fit *fit, int phrase, int column, double *amounts)
{
    size_t term = FIT_TERMS_MAX;
    if (phrase >= 0 && (size_t)phrase < fit->phrase_count) {
        term = fit->term_of_phrase[phrase];
    }
    if (term < FIT_TERMS_MAX) {
        amounts[term] += fit->columns[column];
        fit->mask |= UINT64_C(1) << term;
        fit->body_mask |= column > 0 ? UINT64_C(1) << term : 0;
    }
}

/* How much each term stands in the row, by the columns it stands in. */
static int gather(const Fts5ExtensionApi *api, Fts5Context *context, struct fit *fit,
                  double *amounts)
{
    int count = 0;
    int code = api->xInstCount(context, &count);
    for (int i = 0; code == SQLITE_OK && i < count; i++) {
        int phrase;
        int column;
        int offset;
        code = api->xInst(context, i, &phrase, &column, &offset);
        if (code == SQLITE_OK && column < FIT_COLUMNS_MAX) {
            count_term(fit, phrase, column, amounts);
        }
    }
    return code;
}

void fit_score(struct fit *fit, const double *amounts)
{
    double length = 1 - LENGTH_SHARE + LENGTH_SHARE * fit->length / fit->usual_length;
    fit->score = 0;
    for (size_t term = 0; term < FIT_TERMS_MAX; term++) {
        if (fit->mask >> term & 1) {
            fit->score += fit->weights[term] * amounts[term] * (SATURATION + 1) /
                          (amounts[term] + SATURATION * length);
        }
    }
}

static void run(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result,
                int count, sqlite3_value **values)
{
    double amounts[FIT_TERMS_MAX] = {0};
    struct fit *fit = count == 1 ? sqlite3_value_pointer(values[0], POINTER_NAME) : NULL;
    if (fit == NULL) {
        sqlite3_result_error(result, "fit: for the program's own use", -1);
        return;
    }
    fit->mask = 0;
    fit->body_mask = 0;
    int code = api->xColumnSize(context, fit->length_column, &fit->length);
    if (code == SQLITE_OK) {
        code = gather(api, context, fit, amounts);
    }
    if (code != SQLITE_OK) {
        sqlite3_result_error_code(result, code);
        return;
    }
    fit_score(fit, amounts);
    sqlite3_result_double(result, fit->score);
}

void fit_bind(sqlite3_stmt *statement, int at, struct fit *fit)
{
    sqlite3_bind_pointer(statement, at, fit, POINTER_NAME, NULL);
}

bool fit_register(sqlite3 *db)
{
    fts5_api *api = tokenizer_api(db);
    return api != NULL && api->xCreateFunction(api, "fit", NULL, run, NULL) == SQLITE_OK;
}
