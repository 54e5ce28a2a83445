#!/bin/sh
# A shared catalogue on another machine: over TLS alone, from a server that proves itself by the
# shop's own authority. Another machine is a name of its own, whose address is this one.
if [ -z "${DESKHAND_POSTGRES:-}" ]; then
    cd "$(dirname "$0")/../.." || exit 1
    exec sh tests/support/postgres.sh sh tests/shell/shared_tls_test.sh
fi
. "$(dirname "$0")/../support/story.sh"
openssl version >/dev/null 2>&1 || { echo "skipped: no openssl here: nothing of TLS to a shared catalogue was tested"; finish; exit; }
folder=${DESKHAND_POSTGRES##*host=}
port=$(python3 -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')
listening="-c listen_addresses=127.0.0.1 -c port=$port"
server() { sh -c "$DESKHAND_POSTGRES_CTL $1 -o \"$DESKHAND_POSTGRES_OPTIONS ${2:-}\"" >/dev/null 2>&1; }
authority() { # authority NAME: its key and certificate
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$1" \
        -keyout "$work/$1.key" -out "$work/$1.crt" 2>/dev/null
}
authority shop
authority stranger
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=db.shop.test -keyout "$folder/server.key" -out "$work/request" 2>/dev/null
printf 'subjectAltName = DNS:db.shop.test\n' >"$work/names"
openssl x509 -req -in "$work/request" -CA "$work/shop.crt" -CAkey "$work/shop.key" -CAcreateserial -days 2 -extfile "$work/names" \
    -out "$folder/server.crt" 2>/dev/null
chown --reference="$folder" "$folder/server.key" "$folder/server.crt"
chmod 600 "$folder/server.key"
tls="-c ssl=on -c ssl_cert_file=$folder/server.crt -c ssl_key_file=$folder/server.key"
reach() { # reach NAME [OPTIONS]: the server by that name
    printf '[catalogue]\nurl = postgres://shop@%s:%s/postgres?hostaddr=127.0.0.1%s\n' "$1" "$port" "${2:-}" >"$home/deskhand.conf"
}
own="&sslrootcert=$work/shop.crt"

deskhand init >/dev/null 2>&1
server stop
server start "$listening $tls"
reach db.shop.test "$own"
holds "a server of the shop's authority takes an import" exits 0 deskhand import "$top/tests/shell/shop.jsonl"
holds "and gives picks" both 'exits 0 deskhand recommend c1 --json' 'json "len(one[\"picks\"])>0"'
holds "doctor tells that it is encrypted" both 'deskhand doctor >"$work/out" 2>&1; :' 'prints "TLS"'
reach db.shop.test "$own&sslmode=verify-ca"
holds "verify-ca is enough with an authority of the shop's own" exits 0 deskhand recommend c1
reach other.shop.test "$own&sslmode=verify-ca"
holds "which proves it under another name, too" exits 0 deskhand recommend c1
reach other.shop.test "$own"
holds "else a certificate for another name is refused" both 'exits 7 deskhand recommend c1' 'says "other.shop.test"'
reach other.shop.test "$own&sslmode=verify-full"
holds "as where that is asked for" exits 7 deskhand recommend c1
for mode in verify-ca verify-full; do
    reach db.shop.test "&sslrootcert=$work/stranger.crt&sslmode=$mode"
    holds "a server that a stranger would have to prove is refused ($mode)" both 'exits 7 deskhand recommend c1' 'says "certificate"'
done
reach db.shop.test
holds "one that no public authority proves is refused" exits 7 deskhand recommend c1
for mode in disable allow prefer require; do
    reach db.shop.test "$own&sslmode=$mode"
    holds "less than a proof is refused before it is reached ($mode)" both 'exits 2 deskhand recommend c1' 'says "verify-full"'
done
reach db.shop.test "$own"
server stop
server start "$listening"
holds "a server without TLS is refused" both 'exits 7 deskhand recommend c1' 'says "SSL"'
holds "and an import to it" exits 7 deskhand import "$top/tests/shell/shop.jsonl"
server stop
server start "$listening $tls"
holds "once it has TLS all is as before" exits 0 deskhand recommend c1
finish
