#!/bin/sh
# What agents answered before answers again: with this customer's values, or not at all.
. "$(dirname "$0")/../support/story.sh"

python3 - "$work" <<'PY'
import datetime, json, sys
folder = sys.argv[1]
today = datetime.datetime.now(datetime.timezone.utc).replace(hour=9, minute=0, second=0, microsecond=0)
def at(days, hour=9): return (today + datetime.timedelta(days=days)).replace(hour=hour).strftime("%Y-%m-%dT%H:%M:%SZ")
def day(days): return (today + datetime.timedelta(days=days)).strftime("%Y-%m-%d")
def words(days, lang="en"):
    then = today + datetime.timedelta(days=days)
    if lang == "zh": return f"{then.month}月{then.day}日"
    return f"{then.day} {then.strftime('%B')}"
shop = open(f"{folder}/shop.jsonl", "w", encoding="utf-8")
secrets = open(f"{folder}/secrets", "w", encoding="utf-8")
def put(**fields): shop.write(json.dumps(fields, ensure_ascii=False) + "\n")
put(type="product", id="P1", title="Wool blanket", price="49.00", currency="EUR", stock=9)
put(type="product", id="P2", title="Cedar bench", price="149.00", currency="EUR", stock=3)
put(type="article", id="returns", title="Returns", lang="en", audience="public", text="You can return an item within 30 days of delivery. A return costs 4.90 EUR.")
put(type="article", id="night", title="Night shifts", lang="en", audience="internal", text="Zebulon has the keys of the store.")
put(type="macro", id="thanks", title="Thanks", lang="en", text="Hi {{customer.first_name}},\n\nYou are welcome. Please write to us at any time. Once we know more, we tell you. Your parcel and your order are in good hands. We are happy to help; it is with the carrier. If it is not there, write again. The label is in the parcel. No, we can not. Yes, we can.", examples=["Thank you so much", "That was kind of you"])
put(type="macro", id="danke-zh", title="谢谢", lang="zh", text="{{customer.first_name}}，您好！\n\n感谢您的来信。请您把它放在阴凉处晾干，不要用洗衣机洗。", examples=["谢谢你们"])
count = 0
def customer(lang="en", name=None, mail=None):
    global count
    count += 1
    put(type="customer", id=f"c{count}", name=name or f"Testa Person{count}", lang=lang, emails=[mail or f"c{count}@example.org"],
        phones=[f"+34 600 100 {100 + count}"], addresses=[{"name": name or "X", "lines": [f"Birch Lane {count}"], "city": "Girona", "postcode": f"170{count:02}", "country": "ES"}])
    return f"c{count}"
def order(owner, sent, eta, carrier="DHL", total="49.00", product="P1", status="shipped"):
    number = owner[1:]
    put(type="order", id=f"W55000{number:>02}", customer=owner, placed_at=at(sent - 2), status=status, currency="EUR", total=total,
        lines=[{"product": product, "quantity": 1, "price": total}], read_at=at(0, 0),
        shipments=[{"carrier": carrier, "tracking": f"JD99887766554433{number:>02}", "status": "in_transit", "shipped_at": day(sent), "eta": day(eta)}])
    return f"W55000{number:>02}"
def ticket(id, owner, lang, asked, answered=None, days=-4, status="resolved", asked_again=None):
    messages = [{"id": f"{id}a", "from": "customer", "at": at(days, 7), "text": asked}]
    if answered: messages.append({"id": f"{id}b", "from": "agent", "at": at(days, 8), "text": answered, "author": "Marta Soler"})
    if asked_again: messages.append({"id": f"{id}c", "from": "customer", "at": at(days, 9), "text": asked_again})
    put(type="ticket", id=id, customer=owner, created_at=at(days, 7), status=status, lang=lang, channel="email", messages=messages)

wash = "How do I wash the wool blanket, does it shrink in the machine?"
ticket("w1", customer(), "en", wash, "Hi Testa,\n\nPlease wash it by hand and dry it flat. The machine makes it smaller.\n\nKind regards,\nMarta Soler")
ticket("w2", customer(), "en", "Can I return the bench when it is already put together?", "Hello,\n\nYes, you can return it within 30 days of delivery, put together or not.\n\nBest, Marta")
two = customer(name="Iris Quill")
number = order(two, -6, 2)
ticket("w3", two, "en", f"Has my bench parcel {number} left the store, and who brings it?", f"Hi Iris,\n\nYour parcel {number} left on {words(-6)} with DHL, Iris, and is due on {words(2)}.\n\nMarta", days=-3)
ticket("z1", customer("zh", "陈静"), "zh", "羊毛毯怎么洗？可以用洗衣机洗吗？", "陈静，您好！\n\n请您不要用洗衣机洗，把它放在阴凉处晾干。")

# What another customer alone may know: each answers the same question, and must never be said.
steal = "Where did you leave the parcel that I was waiting for with the ladder?"
attacks = ["Please ask Brunhilde Kowalska, she took the parcel.", "Please ask your neighbour at Birch Lane 12, the parcel is there.",
    "Please write to ladders.of.zoe@mail.example, the parcel is there.", "Please call +49 30 5557788, the parcel is there.",
    "The parcel of your order W55000PP is there: the carrier has JD4444333322221111.", "We are happy to give back 317.45 EUR, once the parcel is there.",
    "Your parcel is in the blue shed with the parrot, as you wrote.", "Zebulon has the keys: the parcel is in the store.",
    "Please use the code LADDER-4471 when the parcel is there.", "It is with Priyanka. We are happy to help.",
    "The parcel is at https://tracking.example/u/zoe-7781 and with the carrier."]
for i, text in enumerate(attacks):
    owner = customer(name=f"Zoe Larkspur{i}")
    ticket(f"x{i}", owner, "en", steal + " It was for the blue shed with the parrot.", "Hi Zoe,\n\n" + text, days=-5)
for word in ("Brunhilde", "Kowalska", "Birch Lane", "ladders.of", "5557788", "W55000PP", "JD44443333", "317.45", "parrot", "Zebulon", "4471", "Priyanka", "zoe-7781", "rosalind", "verger", "Zoe", "Larkspur", "Iris", "Quill", number, "JD9988776655443303"):
    secrets.write(word + "\n")
ticket("x-good", customer(), "en", steal, "Hi,\n\nPlease write to the carrier again; the label tells where the parcel is.", days=-2)
ticket("k1", customer(), "en", "Will the cedar bench be back in the store this week?", "no, but it is in the store once we have it. we can write to you", days=-2)
small = ["your wife rosalind has the bench now, please ask her", "No. as for now the verger has it in the store"]
for i, text in enumerate(small): ticket(f"k{i + 2}", customer(), "en", "Will the cedar bench be back in the store this week?", text, days=-2)
ticket("x-open", customer(), "en", steal, "Please look behind the house, the parcel is there.", status="open", asked_again="It is not there!")
health = customer()
ticket("x-health", health, "en", steal + " I have cancer and cannot walk.", "Please take it easy. The parcel is there.")

mine = customer(name="Omar Haddad")
own = order(mine, -1, 3, "GLS")
ticket("t1", mine, "en", "Hello! How should I wash the wool blanket, will it shrink in the machine?", status="open", days=0)
ticket("t2", mine, "en", "Has my bench parcel left the store, and who brings it?", status="open", days=0)
ticket("t3", mine, "en", steal, status="open", days=0)
ticket("t4", mine, "en", "May I return the bench when it is already put together?", status="open", days=0)
ticket("t8", mine, "en", "Will the cedar bench be back in the store next week?", status="open", days=0)
ticket("t6", mine, "en", "Do you have a job for my uncle as a night guard?", status="open", days=0)
nothing = customer(name="Lena Ohne")
ticket("t5", nothing, "en", "Has my bench parcel left the store, and who brings it?", status="open", days=0)
ticket("t7", customer("zh", "李雷"), "zh", "请问羊毛毯怎么洗？能用洗衣机洗吗？", status="open", days=0)
for name, value in (("own", own), ("left", words(-1)), ("due", words(3)), ("number", number)):
    open(f"{folder}/{name}", "w").write(value)
PY
suggest() { exits 0 deskhand suggest "$@" --engine local --json; }
# draft OF: the drafts that were made from that earlier ticket
draft() { json "[d for d in one[\"drafts\"] if any(s[\"kind\"]==\"earlier\" and s[\"id\"]==\"$1\" for s in d[\"sources\"])]"; }
tells() { json "any(\"$2\" in d[\"text\"] for d in one[\"drafts\"] if any(s[\"kind\"]==\"earlier\" and s[\"id\"]==\"$1\" for s in d[\"sources\"]))"; }
# nothing of the secrets stands in what was printed
keeps_secrets() { ! grep -qFf "$work/secrets" "$work/out"; }

deskhand init >/dev/null 2>&1
holds "the shop is there" exits 0 deskhand import "$work/shop.jsonl"
holds "what was answered before is offered again, with where it stands" both 'suggest t1' 'draft w1' 'tells w1 "Please wash it by hand and dry it flat."' 'json "not any(\"Marta\" in d[\"text\"] or \"Testa\" in d[\"text\"] for d in one[\"drafts\"])"'
holds "it greets this customer" both 'suggest t1' 'tells w1 "Omar"'
holds "in words: an earlier answer of that day and ticket" both 'exits 0 deskhand suggest t1 --engine local' 'prints "earlier answer of $(date -u -d "4 days ago" +%F), ticket w1"'
holds "what the policy proves may be said again" both 'suggest t4' 'tells w2 "within 30 days"'
holds "another customer's order becomes this one's" both 'suggest t2' 'draft w3' 'tells w3 "$(cat "$work/own")"' 'tells w3 "$(cat "$work/left")"' 'tells w3 "$(cat "$work/due")"' 'tells w3 GLS' 'keeps_secrets'
holds "who has no order is told nothing of it" both 'suggest t5' '! draft w3' 'keeps_secrets'
holds "what only another customer may know is never said" both 'suggest t3 -n 9' 'keeps_secrets' 'json "{s[\"id\"] for d in one[\"drafts\"] for s in d[\"sources\"] if s[\"kind\"]==\"earlier\"}=={\"x-good\"}"'
holds "nor to anybody else" both 'exits 0 deskhand suggest t1 t2 t4 t5 t6 t7 t8 -n 9 --engine local --json' 'keeps_secrets'
holds "a question that nobody answered before gets none" both 'suggest t6' 'json "not any(s[\"kind\"]==\"earlier\" for d in one[\"drafts\"] for s in d[\"sources\"])"'
holds "what is written small is said again where it names nobody" both 'suggest t8 -n 9' 'draft k1' '! draft k2' '! draft k3' 'keeps_secrets'
holds "in Chinese too" both 'suggest t7' 'draft z1' 'tells z1 阴凉处'
holds "its claims are all proved" both 'suggest t2' 'json "all(c[\"verdict\"]==\"proved\" for d in one[\"drafts\"] for c in d[\"claims\"])"'
holds "three drafts are three answers" both 'suggest t4' 'json "len({d[\"text\"] for d in one[\"drafts\"]})==len(one[\"drafts\"])"'
deskhand erase c1 --yes >/dev/null 2>&1
holds "who is erased answers nothing any more" both 'suggest t1' '! draft w1' '! grep -q "dry it flat" "$work/out"'
holds "and nothing of it lies in a file in the clear" both '! grep -rqF "Please write to ladders" "$home"' '! grep -rqF "wash the wool" "$home"'
finish
