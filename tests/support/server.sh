# To be sourced by tests that are scripts: the fake server (tests/support/fake_server.c).
# Needs $BUILD, and $work: a folder of the test's own.

# server_start SCRIPT: sets $port; the journal is $work/server/journal
server_start() {
    server_program=${BUILD:-build}/test/support/fake_server
    [ -x "$server_program" ] || { echo "$server_program is not built: make tests"; exit 1; }
    rm -rf "$work/server"
    mkdir -p "$work/server"
    mkfifo "$work/server/stdin"
    "$server_program" "$1" "$work/server/port" "$work/server/journal" \
        <"$work/server/stdin" &
    server=$!
    exec 9>"$work/server/stdin"
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        [ -s "$work/server/port" ] && break
        sleep 0.1
    done
    port=$(cat "$work/server/port")
}

server_stop() {
    exec 9>&-
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
}
