#!/bin/sh
# A name with an address of another customer: it does not go out, by any door, and only as long as that customer has it.
. "$(dirname "$0")/../support/story.sh"
exits 0 deskhand init >/dev/null
cat >"$work/shop.jsonl" <<'END'
{"type":"order","id":"K1","customer":"noor","placed_at":"2026-11-10T10:00:00Z","status":"shipped","lines":[],"address":{"line1":"Krämerstraße 8b","city":"Graz","postcode":"8010","country":"AT"}}
{"type":"customer","id":"noor","name":"Noor Hadley Sousa","addresses":[{"line1":"Calle de la Fragua 31, 2.º A","city":"Cuenca","postcode":"16003","country":"ES"}]}
{"type":"customer","id":"ming","name":"欧阳明慧","addresses":[{"line1":"宁波市海曙区柳汀街217号","postcode":"315010","country":"CN"}]}
{"type":"customer","id":"ana","name":"Ana Ruiz","emails":["ana@example.org"],"addresses":[{"line1":"Calle del Olmo 14","city":"Madrid","postcode":"28001","country":"ES"}]}
{"type":"order","id":"K2","customer":"ana","placed_at":"2026-11-10T10:00:00Z","status":"shipped","lines":[],"address":{"name":"Luis Ortega","line1":"Rua Augusta 110","city":"Lisboa","postcode":"1100-053"}}
{"type":"ticket","id":"T1","customer":"ana","channel":"email","created_at":"2026-11-23T08:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-11-23T08:00:00Z","sender":"ana@example.org","text":"Where is my parcel?"}]}
{"type":"ticket","id":"T2","customer":"noor","channel":"email","created_at":"2026-11-23T08:00:00Z","messages":[{"id":"m1","from":"customer","at":"2026-11-23T08:00:00Z","text":"Where is my parcel?"}]}
END
exits 0 deskhand import "$work/shop.jsonl" >/dev/null
checked() { printf '%s' "$2" >"$work/reply"; exits "$1" deskhand check "${3:-T1}" --file "$work/reply" --json; }
blocks() { checked 3 "$@" && json 'any(f["rule"]=="other_customer" and f["severity"]=="block" for f in one["flags"])'; }
passes() { printf '%s' "$1" >"$work/reply"; deskhand check "${2:-T1}" --file "$work/reply" --json >"$work/out"; json 'not any(f["rule"]=="other_customer" for f in one["flags"])'; }
street='It went to Noor Hadley, Calle de la Fragua 31.'

holds "another customer's name and street block" blocks "$street"
holds "so they do in another spelling, over two lines, and with the postcode alone" both "blocks 'SOUSA, Noor
31 C/ Fragua'" "blocks 'noor sousa (16003 Cuenca)'" "blocks '包裹由欧阳明慧在柳汀街２１７号签收。'"
holds "an order's address is known with its customer's name, whichever line came first" both "blocks 'Noor Sousa, Kraemerstr. 8'" "blocks 'Noor Sousa, 8010 Graz'"
holds "the name or the address alone does not" both "passes 'Noor Hadley Sousa called us.'" "passes 'The shop is in Calle de la Fragua 31, 16003 Cuenca.'" "passes 'Noor Hadley: 31 days.'"
holds "what stands on this customer's record and orders does not, a recipient's too" both "passes 'Ana Ruiz, Calle del Olmo 14, 28001 Madrid'" "passes 'Luis Ortega, Rua Augusta 110, 1100-053 Lisboa'"
holds "the recipient is another's for another customer" both "blocks 'Luis Ortega, Rua Augusta 110' T2" "blocks 'Ana Ruiz, Olmo 14' T2" "passes '$street' T2"
holds "the reply is not sent" both 'printf "%s" "$street" >"$work/reply"' 'exits 3 deskhand reply T1 --file "$work/reply"' 'exits 3 deskhand reply T1 --file "$work/reply" --override "it is so"' 'exits 0 deskhand show T1 --json' 'json "len(one[\"messages\"])==1"'
holds "nor is it as a note" both 'exits 3 deskhand reply T1 --internal --file "$work/reply"'
holds "check --stdin says so for each line" both 'printf "{\"ticket\":\"T1\",\"text\":\"%s\"}\n{\"ticket\":\"T2\",\"text\":\"%s\"}\n" "$street" "$street" >"$work/lines"' 'exits 0 sh -c "\"$program\" --home \"$home\" --passphrase-file \"$work/passphrase\" check --stdin --json <\"$work/lines\""' 'json "[any(f[\"rule\"]==\"other_customer\" for f in l[\"flags\"]) for l in lines]==[True,False]"'

printf '%s\n' '{"type":"customer","id":"noor","name":"Noor Hadley Sousa","addresses":[{"line1":"Plaza del Molino 5","city":"Cuenca","postcode":"16004","country":"ES"}]}' >"$work/moved.jsonl"
exits 0 deskhand import "$work/moved.jsonl" >/dev/null
holds "who moves is known by the new address, and no more by the old" both "blocks 'Noor Hadley, Molino 5'" "passes '$street'" "blocks 'Noor Sousa, Kraemerstr. 8'"
printf '%s\n' '{"type":"order","id":"K2","customer":"noor","placed_at":"2026-11-10T10:00:00Z","status":"shipped","lines":[],"address":{"name":"Luis Ortega","line1":"Rua Augusta 110","city":"Lisboa","postcode":"1100-053"}}' >"$work/given.jsonl"
exits 0 deskhand import "$work/given.jsonl" >/dev/null
holds "an order that becomes another's takes its recipient along" both "blocks 'Luis Ortega, Rua Augusta 110'" "passes 'Luis Ortega, Rua Augusta 110' T2"
holds "the vault verifies" exits 0 deskhand verify
holds "who is erased is known no more, and the vault verifies" both 'exits 0 deskhand erase noor --yes' "passes 'Noor Hadley, Molino 5'" "passes 'Luis Ortega, Rua Augusta 110'" "blocks '欧阳明慧，柳汀街217号'" 'exits 0 deskhand verify'
finish
