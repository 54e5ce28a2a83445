#include "net/transfer.h"

#include "base/process.h"
#include "support/server.h"
#include "support/transfers.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

/*
 * An authority of our own, and certificates by it for 127.0.0.1 that differ in one point
 * each. The system's own floor for TLS is taken away (system.conf), so that ours alone
 * holds.
 */
static const char make_certificates[] =
    "set -e; cd \"$0\"\n"
    "printf '[ca]\\ndefault_ca = ours\\n[ours]\\ndatabase = index\\nserial = serial\\n"
    "new_certs_dir = .\\ncertificate = ca.pem\\nprivate_key = key.pem\\ndefault_md = "
    "sha256\\n"
    "policy = any\\ncopy_extensions = copy\\n[any]\\ncommonName = supplied\\n' >ca.conf\n"
    "printf 'openssl_conf = all\\n[all]\\nssl_conf = ssl\\n[ssl]\\nsystem_default = "
    "floor\\n"
    "[floor]\\nMinProtocol = TLSv1\\nCipherString = DEFAULT@SECLEVEL=0\\n' >system.conf\n"
    ": >index; echo 01 >serial; echo here >page\n"
    "openssl ecparam -name prime256v1 -genkey -noout -out key.pem\n"
    "openssl req -x509 -new -key key.pem -days 30 -subj '/CN=Our authority' -out ca.pem\n"
    "make() { openssl req -new -key key.pem -subj \"/CN=$1\" -addext \"subjectAltName=$2\" "
    "-out asked.pem\n"
    "  openssl ca -batch -config ca.conf -notext -in asked.pem -out \"$1.pem\" -startdate "
    "\"$3\" -enddate \"$4\" 2>log; }\n"
    "make good IP:127.0.0.1 20200101000000Z 20490101000000Z\n"
    "make expired IP:127.0.0.1 20200101000000Z 20200201000000Z\n"
    "make early IP:127.0.0.1 20480101000000Z 20490101000000Z\n"
    "make other DNS:other.example 20200101000000Z 20490101000000Z\n"
    "openssl req -x509 -new -key key.pem -days 30 -subj /CN=self -addext "
    "subjectAltName=IP:127.0.0.1 -out self.pem\n";

/* It ends with its standard input. */
static const char serve[] = "cd \"$0\"; openssl s_server -accept 127.0.0.1:0 -cert "
                            "\"$1.pem\" -key key.pem -WWW $2 </dev/null 2>log &\n"
                            "cat >/dev/null; kill $!; wait";

/* HTTP/2 in front of the fake server; it ends with its standard input too. */
static const char serve_http2[] =
    "cd \"$0\"; PATH=$PATH:/usr/sbin; nghttpx --conf=/dev/null --no-ocsp "
    "--errorlog-file=\"$0/log\" \"-f127.0.0.1,$1\" "
    "\"-b127.0.0.1,$2\" key.pem good.pem </dev/null >log 2>&1 &\n"
    "cat >/dev/null; kill $!; wait";

static char folder[] = "/tmp/deskhand-tls-XXXXXX";
static bool has_openssl, has_nghttpx;

struct tls_server {
    pid_t pid;
    int keeper;
    int out;
    char url[64];
};

static bool run(const char *command)
{
    const char *arguments[] = {"/bin/sh", "-c", command, folder, NULL};
    struct error err;
    pid_t pid;
    int status;

    return process_start(arguments, -1, -1, STDERR_FILENO, &pid, &err) &&
           process_wait(pid, &status, &err) && status == 0;
}

static int make_folder(void **state)
{
    char conf[64];

    (void)state;
    has_openssl = run("command -v openssl");
    has_nghttpx = run("PATH=$PATH:/usr/sbin; command -v nghttpx");
    if (mkdtemp(folder) == NULL)
        return -1;
    snprintf(conf, sizeof(conf), "%s/system.conf", folder);
    setenv("OPENSSL_CONF", conf, 1);
    return has_openssl && !run(make_certificates) ? -1 : 0;
}

static int remove_folder(void **state)
{
    (void)state;
    transfers_stop_net();
    return run("rm -r \"$0\"") ? 0 : -1;
}

/* The port that it says it listens on, as "ACCEPT 127.0.0.1:43587". */
static void read_port(struct tls_server *server)
{
    char said[512] = "";
    size_t len = 0;
    ssize_t got = 1;
    const char *at = NULL;

    while (got > 0 && (at == NULL || strchr(at, '\n') == NULL)) {
        got = read(server->out, said + len, sizeof(said) - 1 - len);
        len += got > 0 ? (size_t)got : 0;
        at = strstr(said, "127.0.0.1:");
    }
    assert_non_null(at);
    snprintf(server->url, sizeof(server->url), "https://%.*s/page", (int)strcspn(at, "\n"),
             at);
}

static void start(struct tls_server *server, const char *certificate, const char *options)
{
    const char *arguments[] = {"/bin/sh", "-c", serve, folder, certificate, options, NULL};
    struct error err = {0};
    int in[2], out[2];

    assert_int_equal(pipe2(in, O_CLOEXEC), 0);
    assert_int_equal(pipe2(out, O_CLOEXEC), 0);
    if (!process_start(arguments, in[0], out[1], STDERR_FILENO, &server->pid, &err))
        fail_msg("%s", err.text);
    close(in[0]);
    close(out[1]);
    server->keeper = in[1];
    server->out = out[0];
    read_port(server);
}

static void stop(struct tls_server *server)
{
    struct error err;
    int status;

    close(server->keeper);
    assert_true(process_wait(server->pid, &status, &err));
    close(server->out);
}

static void ask(const char *certificate, const char *options, const char *ca,
                struct heard *heard)
{
    struct tls_server server;
    char ca_file[128];

    start(&server, certificate, options);
    snprintf(ca_file, sizeof(ca_file), "%s/%s", folder, string_or_empty(ca));
    transfers_ask(&(struct transfer_request){.url = server.url,
                                             .secret_name = "api-key",
                                             .secret = "sk-canary",
                                             .ca_file = ca == NULL ? NULL : ca_file,
                                             .backoff_ms = 1},
                  heard);
    stop(&server);
}

static void transfer__trusts__what_its_ca_file_names(void **state)
{
    static const struct {
        const char *certificate;
        const char *ca;
        const char *options;
    } rows[] = {
        {"good", "ca.pem", ""},
        {"self", "self.pem", ""},
        {"good", "ca.pem", "-tls1_2"},
    };

    (void)state;
    if (!has_openssl) {
        print_message("not run: openssl is not there\n");
        skip();
    }
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct heard heard;
        ask(rows[i].certificate, rows[i].options, rows[i].ca, &heard);
        assert_string_equal(heard.result.error.text, "");
        assert_int_equal(heard.result.end, TRANSFER_DONE);
        assert_string_equal(buffer_text(&heard.bytes), "here\n");
        heard_release(&heard);
    }
}

static void transfer__refuses__what_is_not_to_be_trusted__at_once(void **state)
{
    static const struct {
        const char *certificate;
        const char *ca;
        const char *options;
        const char *words;
    } rows[] = {
        {"good", NULL, "",
         " comes from an authority that is not known here: if it is yours, "},
        {"self", NULL, "", " is self-signed: if it is yours, name it by [model] ca_file"},
        {"self", "ca.pem", "", " is self-signed"},
        {"good", "self.pem", "", " comes from an authority that is not known here"},
        {"expired", "ca.pem", "", " has expired: who runs the server has to renew it"},
        {"early", "ca.pem", "", " is not valid yet: is this machine's clock right?"},
        {"other", "ca.pem", "", " is for another host: is the address right?"},
        {"good", "none.pem", "", ", as the file of [model] ca_file cannot be read"},
        {"good", "page", "", ", as the file of [model] ca_file cannot be read"},
        {"good", "ca.pem", "-tls1_1 -cipher DEFAULT@SECLEVEL=0",
         " does not speak TLS 1.2 or newer"},
    };

    (void)state;
    if (!has_openssl) {
        print_message("not run: openssl is not there\n");
        skip();
    }
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct heard heard;
        ask(rows[i].certificate, rows[i].options, rows[i].ca, &heard);
        assert_int_equal(heard.result.end, TRANSFER_FAILED);
        if (strstr(heard.result.error.text, rows[i].words) == NULL)
            fail_msg("%s by %s: %s", rows[i].certificate, string_or_empty(rows[i].ca),
                     heard.result.error.text);
        assert_int_equal(heard.waits, 0);
        assert_int_equal(heard.bytes.len, 0);
        heard_release(&heard);
    }
}

static void transfer__says__that_a_server_speaks_http_alone(void **state)
{
    struct server_process server;
    struct heard heard;
    char url[64];

    (void)state;
    server_start(&server, "on GET /\n text here\n");
    snprintf(url, sizeof(url), "https://127.0.0.1:%d/", server.port);
    transfers_ask(&(struct transfer_request){.url = url, .first_byte_ms = 5000}, &heard);
    assert_int_equal(heard.result.end, TRANSFER_FAILED);
    assert_non_null(strstr(heard.result.error.text, " does not speak TLS 1.2 or newer"));
    heard_release(&heard);
    server_stop(&server);
}

static int dial(int port, bool is_listener)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), done;

    done = is_listener ? bind(fd, (struct sockaddr *)&address, len)
                       : connect(fd, (struct sockaddr *)&address, len);
    if (done == 0)
        done = getsockname(fd, (struct sockaddr *)&address, &len);
    close(fd);
    return done != 0 ? -1 : ntohs(address.sin_port);
}

/* On a port that was free a moment ago. */
static void start_http2(struct tls_server *server, int back)
{
    int port = dial(0, true);
    char front[16], behind[16];
    const char *arguments[] = {"/bin/sh", "-c", serve_http2, folder, front, behind, NULL};
    struct error err = {0};
    int in[2];

    snprintf(front, sizeof(front), "%d", port);
    snprintf(behind, sizeof(behind), "%d", back);
    snprintf(server->url, sizeof(server->url), "https://127.0.0.1:%d/", port);
    assert_int_equal(pipe2(in, O_CLOEXEC), 0);
    if (!process_start(arguments, in[0], -1, STDERR_FILENO, &server->pid, &err))
        fail_msg("%s", err.text);
    close(in[0]);
    server->keeper = in[1];
    server->out = open("/dev/null", O_RDONLY | O_CLOEXEC);
    for (int i = 0; i < 2000 && dial(port, false) < 0; i++)
        transfers_turn(5);
}

/* The first is read to its end, over the connection that is used again the second is
 * stopped. */
static void transfer__speaks_http2__and_its_stop_is_seen_at_once(void **state)
{
    struct server_process behind;
    struct tls_server front;
    struct transfer_request request = {.url = front.url};
    struct heard whole, stopped;
    struct transfer *transfer;
    char ca_file[128];

    (void)state;
    if (!has_openssl || !has_nghttpx) {
        print_message("not run: openssl or nghttpx is not there\n");
        skip();
    }
    server_start(&behind,
                 "on GET / nth 1\n header x-request-id: req_1\n stream chat n=3 tokens=20\n"
                 "on GET /\n head\n never\n");
    start_http2(&front, behind.port);
    snprintf(ca_file, sizeof(ca_file), "%s/ca.pem", folder);
    request.ca_file = ca_file;
    transfers_ask(&request, &whole);
    assert_int_equal(whole.result.end, TRANSFER_DONE);
    assert_int_equal(whole.result.facts.status, 200);
    assert_string_equal(whole.result.facts.request_id, "req_1");
    assert_non_null(strstr(buffer_text(&whole.bytes), "[DONE]"));
    assert_int_equal(
        server_count(&behind, "Via: 2 nghttpx") + server_count(&behind, "via: 2"), 1);
    heard_init(&stopped);
    transfer = transfers_start(&request, &stopped);
    while (stopped.alive == 0)
        transfers_turn(1);
    assert_int_equal(server_count(&behind, "=== close"), 0);
    transfer_stop(transfer);
    server_await(&behind, "=== close", 1);
    heard_release(&whole);
    heard_release(&stopped);
    stop(&front);
    server_stop(&behind);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(transfer__trusts__what_its_ca_file_names),
        cmocka_unit_test(transfer__refuses__what_is_not_to_be_trusted__at_once),
        cmocka_unit_test(transfer__speaks_http2__and_its_stop_is_seen_at_once),
        cmocka_unit_test(transfer__says__that_a_server_speaks_http_alone),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
