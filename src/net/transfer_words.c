#include "transfer_parts.h"

#include "base/utf8.h"

#include <errno.h>

/* What curl's codes mean, around the host. What may pass by itself is worth another try. */
static const struct {
    CURLcode code;
    bool may_pass;
    const char *before;
    const char *after;
} failures[] = {
    {CURLE_COULDNT_RESOLVE_HOST, true, "there is no host ",
     ": is the name right, is the network up?"},
    {CURLE_COULDNT_RESOLVE_PROXY, false, "",
     " is not reached, as there is no such host as its proxy: is [model] proxy right?"},
    {CURLE_COULDNT_CONNECT, true, "", " cannot be reached: is the network up?"},
    {CURLE_OPERATION_TIMEDOUT, true, "", " did not take the connection in time"},
    {CURLE_SSL_CONNECT_ERROR, false, "",
     " does not speak TLS 1.2 or newer there: is the port right, is it a server for "
     "http?"},
    {CURLE_SSL_CACERT_BADFILE, false, "",
     " is not asked, as the file of [model] ca_file cannot be read, or holds no "
     "certificate"},
    {CURLE_GOT_NOTHING, true, "", " closed the connection without an answer"},
    {CURLE_SEND_ERROR, true, "the connection to ", " broke"},
    {CURLE_RECV_ERROR, true, "the connection to ", " broke"},
    {CURLE_PARTIAL_FILE, true, "the connection to ", " broke"},
    {CURLE_HTTP2, true, "the connection to ",
     " broke (HTTP/2; [model] http = 1.1 may help)"},
    {CURLE_HTTP2_STREAM, true, "the connection to ",
     " broke (HTTP/2; [model] http = 1.1 may help)"},
    {CURLE_UNSUPPORTED_PROTOCOL, false, "", " answered in something that is no HTTP"},
    {CURLE_WEIRD_SERVER_REPLY, false, "", " answered in something that is no HTTP"},
};

#define UNKNOWN_AUTHORITY                                                                  \
    "comes from an authority that is not known here: if it is yours, name its "            \
    "certificate "                                                                         \
    "by [model] ca_file"

/* "the certificate of" a host. The codes are OpenSSL's X509_V_ERR_*, as
 * CURLINFO_SSL_VERIFYRESULT gives them; curl leaves it at 1 where the name is wrong. */
static const struct {
    long code;
    const char *text;
} certificates[] = {
    {1, "is for another host: is the address right?"},
    {9, "is not valid yet: is this machine's clock right?"},
    {10, "has expired: who runs the server has to renew it"},
    {18, "is self-signed: if it is yours, name it by [model] ca_file"},
    {19, UNKNOWN_AUTHORITY},
    {20, UNKNOWN_AUTHORITY},
    {21, UNKNOWN_AUTHORITY},
    {62, "is for another host: is the address right?"},
};

bool transfer_may_pass(CURLcode code)
{
    for (size_t i = 0; i < COUNT_OF(failures); i++)
        if (failures[i].code == code)
            return failures[i].may_pass;
    return false;
}

static void say_certificate(const struct transfer *transfer, struct error *err)
{
    const char *where = transfer->where;
    struct buffer said;
    long verified = 0;

    (void)curl_easy_getinfo(transfer->easy, CURLINFO_SSL_VERIFYRESULT, &verified);
    for (size_t i = 0; i < COUNT_OF(certificates); i++) {
        if (certificates[i].code == verified) {
            (void)error_set(err, ERROR_UNREACHABLE, "the certificate of %s %s", where,
                            certificates[i].text);
            return;
        }
    }
    buffer_init(&said, CURL_ERROR_SIZE);
    utf8_sanitise(text_of(transfer->curl_says), SANITISE_SHOWN, &said, NULL);
    (void)error_set(err, ERROR_UNREACHABLE,
                    "the certificate of %s is not to be trusted: %s", where,
                    buffer_text(&said));
    buffer_release(&said);
}

static void say_failure(const struct transfer *transfer, CURLcode code, struct error *err)
{
    const char *where = transfer->where;
    long system = 0, proxy = 0;

    if (transfer->easy != NULL) { /* NULL: there was no memory for it */
        (void)curl_easy_getinfo(transfer->easy, CURLINFO_OS_ERRNO, &system);
        (void)curl_easy_getinfo(transfer->easy, CURLINFO_HTTP_CONNECTCODE, &proxy);
    }
    if (code == CURLE_PEER_FAILED_VERIFICATION) {
        say_certificate(transfer, err);
        return;
    }
    if (proxy >= 300) {
        (void)error_set(
            err, ERROR_UNREACHABLE,
            "the proxy gives no way to %s (it answered %ld): is [model] proxy right?",
            where, proxy);
        return;
    }
    if (code == CURLE_COULDNT_CONNECT && system == ECONNREFUSED) {
        (void)error_set(err, ERROR_UNREACHABLE,
                        "%s refused the connection: is the server running?", where);
        return;
    }
    for (size_t i = 0; i < COUNT_OF(failures); i++) {
        if (failures[i].code == code) {
            (void)error_set(err, ERROR_UNREACHABLE, "%s%s%s", failures[i].before, where,
                            failures[i].after);
            return;
        }
    }
    (void)error_set(err, ERROR_UNREACHABLE, "%s is not reached: %s", where,
                    curl_easy_strerror(code));
}

static void say_silence(const struct transfer *transfer, struct error *err)
{
    const struct transfer_request *request = &transfer->request;
    bool is_empty = transfer->cause == CAUSE_EMPTY;
    bool has_begun = is_empty ? transfer->heard > 0 : transfer->has_body;
    int64_t ms = (has_begun ? request->idle_ms : request->first_byte_ms) *
                 (is_empty ? TRANSFER_EMPTY_TIMES : 1);
    bool is_seconds = ms % 1000 == 0;

    (void)error_set(err, ERROR_UNREACHABLE, "%s sent nothing%s for %lld %s%s",
                    transfer->where, is_empty ? " but signs of life" : "",
                    (long long)(is_seconds ? ms / 1000 : ms), is_seconds ? "s" : "ms",
                    (is_empty ? has_begun : transfer->received > 0)
                        ? " in the middle of its answer"
                        : "");
}

static void say_refusal(const struct transfer *transfer, struct error *err)
{
    int status = transfer->facts.status;
    const char *target = transfer->heads.target;

    if (status / 100 != 3) {
        (void)error_set(err, ERROR_UNREACHABLE, "%s answered %d", transfer->where, status);
        return;
    }
    (void)error_set(err, ERROR_UNREACHABLE,
                    "%s sends on to %s (%d), where nothing is sent: is [model] url right?",
                    transfer->where, target[0] == '\0' ? "another address" : target,
                    status);
}

static void say_cause(const struct transfer *transfer, struct error *err)
{
    const char *where = transfer->where;

    if (transfer->cause == CAUSE_SILENCE || transfer->cause == CAUSE_EMPTY)
        say_silence(transfer, err);
    else if (transfer->cause == CAUSE_BODY)
        (void)error_set(err, ERROR_UNREACHABLE,
                        "%s sent more than %zu bytes: the rest was not taken", where,
                        transfer->request.body_limit);
    else if (transfer->cause == CAUSE_HEADERS)
        (void)error_set(err, ERROR_UNREACHABLE, "%s sent headers without an end", where);
    else
        (void)error_set(err, ERROR_UNREACHABLE, "the answer of %s was not wanted any more",
                        where);
}

void transfer_say(const struct transfer *transfer, enum transfer_end end, CURLcode code,
                  struct error *err)
{
    if (end == TRANSFER_REFUSED)
        say_refusal(transfer, err);
    else if (transfer->cause != CAUSE_NONE)
        say_cause(transfer, err);
    else if (end == TRANSFER_CUT)
        (void)error_set(err, ERROR_UNREACHABLE,
                        "the connection to %s broke in the middle of its answer",
                        transfer->where);
    else if (end != TRANSFER_DONE)
        say_failure(transfer, code, err);
}
