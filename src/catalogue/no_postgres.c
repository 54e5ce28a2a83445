/* Where the program was built without libpq. */
#include "database.h"

#define WITHOUT                                                                            \
    "[catalogue] url: this program was built without PostgreSQL (install libpq-dev and "   \
    "build again)"

bool catalogue_server_check(const char *url, bool *has_password, struct error *err)
{
    (void)url;
    (void)has_password;
    return error_set(err, ERROR_USAGE, WITHOUT);
}

bool postgres_open(struct catalogue *catalogue, const struct catalogue_server *server,
                   struct error *err)
{
    catalogue->engine = &sqlite_engine; /* with no file: it is closed at once */
    (void)server;
    return error_set(err, ERROR_USAGE, WITHOUT);
}
