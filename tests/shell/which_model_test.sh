#!/bin/sh
# Two orders that may be meant, as likely as each other: the model is told to ask, and of one that is named it is told why.
. "$(dirname "$0")/../support/story.sh"
deskhand init >/dev/null 2>&1
printf '[model]\nurl = http://127.0.0.1:9/v1\nmodel = none\n' >"$home/deskhand.conf"
deskhand import - >/dev/null <<'END_OF_SHOP'
{"type":"customer","id":"c1","name":"Ana Ruiz","lang":"en"}
{"type":"order","id":"W2000001","customer":"c1","placed_at":"2026-11-17T10:00:00Z","status":"shipped","lines":[{"product":"P1","title":"Dome tent","quantity":1}]}
{"type":"order","id":"W2000002","customer":"c1","placed_at":"2026-11-12T10:00:00Z","status":"shipped","lines":[{"product":"P2","title":"Head lamp","quantity":1}]}
{"type":"order","id":"W2000003","customer":"c1","placed_at":"2026-08-12T10:00:00Z","status":"delivered","lines":[{"product":"P3","title":"Wool hat","quantity":1}]}
{"type":"ticket","id":"1","customer":"c1","lang":"en","created_at":"2026-11-18T10:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-11-18T10:00:00Z","text":"Where is my parcel?"}]}
{"type":"ticket","id":"2","customer":"c1","lang":"en","created_at":"2026-11-18T10:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-11-18T10:00:00Z","text":"Where is my dome tent?"}]}
{"type":"ticket","id":"3","customer":"c1","lang":"en","created_at":"2026-11-18T10:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-11-18T10:00:00Z","text":"Where are W2000001 and W2000003?"}]}
END_OF_SHOP
holds "of two that are on their way the model is to ask which" both 'exits 0 deskhand suggest 1 --show-request' 'prints "one of 2 as likely: ask which"'
holds "... and has both" both 'prints W2000001' 'prints W2000002'
holds "of one whose item is named it is told why" both 'exits 0 deskhand suggest 2 --show-request' 'prints "Dome tent"' '! prints "ask which" >/dev/null'
holds "of two that are named it is to ask, too" both 'exits 0 deskhand suggest 3 --show-request' 'prints "one of 2 as likely: ask which"'
holds "the local engine asks as well" both 'exits 0 deskhand suggest 3 --engine local --json' 'json "all(o in one[\"drafts\"][0][\"text\"] for o in (\"W2000001\",\"W2000003\")) and \"?\" in one[\"drafts\"][0][\"text\"]"'
finish
