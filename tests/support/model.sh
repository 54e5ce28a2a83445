# Sourced behind story.sh and server.sh: a shop whose drafts a fake server writes.

# A vault with the tests' shop in it.
model_shop() {
    deskhand init >/dev/null 2>&1
    deskhand import "$top/tests/shell/shop.jsonl" >/dev/null 2>&1
}
# serve: its script is standard input
serve() {
    cat >"$work/script"
    server_start "$work/script"
}
# configure LINE...: [model] at that server, with these lines
configure() {
    {
        printf '[model]\nurl = http://127.0.0.1:%s/v1\nmodel = fake\n' "$port"
        [ "$#" = 0 ] || printf '%s\n' "$@"
    } >"$home/deskhand.conf"
}
journal() {
    verb=$1
    shift
    python3 "$top/tests/support/journal.py" "$work/server/journal" "$verb" "$@"
}
