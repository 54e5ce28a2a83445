#!/bin/sh
# Runs a command beside a PostgreSQL server of its own, in a folder that goes with it: reached by a
# socket alone, its address in DESKHAND_POSTGRES, what starts and stops it in DESKHAND_POSTGRES_CTL.
# Where none is installed, says so and ends well.
# usage: postgres.sh COMMAND [ARGUMENT...]
set -u
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "$bin/initdb" ] || bin=$(dirname "$(command -v initdb || echo /nowhere/initdb)")
if [ ! -x "$bin/initdb" ] || ! pkg-config --exists libpq 2>/dev/null; then
    echo "skipped: no PostgreSQL here (Debian's postgresql and libpq-dev): nothing of a shared catalogue was tested"
    echo "[  SKIPPED ] $*"
    exit 0
fi
home=$(mktemp -d /tmp/deskhand-postgres-XXXXXX) || exit 1
# initdb refuses root.
as=
if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 && user=postgres || user=nobody
    chown "$user" "$home" && as="runuser -u $user --"
fi
chmod 755 "$home"
ctl() { # ctl start|stop
    (cd / && $as "$bin/pg_ctl" -D "$home/data" -l "$home/log" -w -m immediate \
        -o "-c listen_addresses= -c unix_socket_directories=$home -c fsync=off -c logging_collector=off" "$1") >/dev/null 2>&1
}
finish() {
    ctl stop
    rm -rf "$home"
}
trap finish EXIT
trap 'exit 1' INT TERM HUP
(cd / && $as "$bin/initdb" -D "$home/data" -U shop -A trust -E UTF8 --locale=C.UTF-8 -N) >"$home/initdb" 2>&1 ||
    { cat "$home/initdb"; exit 1; }
ctl start || { cat "$home/log"; exit 1; }
DESKHAND_POSTGRES="postgres://shop@/postgres?host=$home"
DESKHAND_POSTGRES_CTL="cd / && $as $bin/pg_ctl -D $home/data -l $home/log -w -m immediate"
DESKHAND_POSTGRES_OPTIONS="-c listen_addresses= -c unix_socket_directories=$home -c fsync=off -c logging_collector=off"
export DESKHAND_POSTGRES DESKHAND_POSTGRES_CTL DESKHAND_POSTGRES_OPTIONS
"$@"
