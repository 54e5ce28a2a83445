#!/usr/bin/env python3
"""What the local engine makes of questions that nobody wrote it for; usage: questions.py PROGRAM FILE [--each]

FILE has a question a line, asked of the demo shop: {"lang", "text", "order" (the customer has one),
"answerable", "about", "expect" (the macro or article that answers; null: nothing does)}. Each becomes
a ticket of its own in a fresh demo shop, of a customer who has an order as the expected macro wants
it and few others, and is put to `suggest --engine local`. A question is answered where the
first draft is no holding reply. An answer is right where it is of the matter that was expected:
the same intent, the same article, or an article of that matter. Prints, gates nothing; --each
tells every question, too.
"""
import collections
import datetime
import json
import os
import subprocess
import sys
import tempfile

# What the demo's articles are about, as its macros' tags call it.
MATTERS = {
    "returns": "return", "exchanges": "exchange", "refunds": "refund-status", "lost-parcels": "lost-parcel",
    "damaged": "damaged", "wrong-item": "wrong-item", "cancellation": "cancel",
    "address-change": "address-change", "warranty": "warranty", "sizes": "size-advice",
    "invoices": "invoice", "discount-codes": "discount", "stock": "stock", "privacy": "other",
    "complaints": "complaint",
}

RETURN_DAYS = 30  # of its article on returns


class Shop:
    """A demo shop of its own in a temporary folder."""

    def __init__(self, program, home):
        self.command = [program, "--home", home, "--passphrase-file", os.path.join(home, "demo-passphrase")]
        subprocess.run([program, "demo", "--home", home], stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, check=True)
        records = [json.loads(line) for line in self.run("export", "--all").splitlines()]
        self.macros = {one["id"]: one for one in records if one["type"] == "macro"}
        self.customers = {one["id"]: one for one in records if one["type"] == "customer"}
        self.orders = collections.defaultdict(list)
        for one in records:
            if one["type"] == "order":
                self.orders[one["customer"]].append(one)
        self.at = max(one["created_at"] for one in records if one["type"] == "ticket")
        day = datetime.date.fromisoformat(self.at[:10]) - datetime.timedelta(days=RETURN_DAYS)
        self.return_from = day.isoformat()

    def run(self, *arguments, text=None):
        done = subprocess.run([*self.command[:1], *arguments, *self.command[1:]], input=text,
                              stdout=subprocess.PIPE, text=True, check=True)
        return done.stdout

    def tag(self, macro, prefix):
        tags = self.macros.get(macro, {}).get("tags", [])
        return [one[len(prefix):] for one in tags if one.startswith(prefix)]

    def matter(self, name):
        return (self.tag(name, "intent:") or [MATTERS.get(name, name)])[0]

    def states_of(self, order):
        """What a macro's tag may call it."""
        parcel = (order.get("shipments") or [{}])[-1]
        states = {order["status"]}
        if order["status"] == "shipped" and parcel.get("eta", self.at) < self.at[:10]:
            states.add("late")
        if order["status"] == "delivered" and parcel.get("delivered_at", self.at) < self.return_from:
            states.add("return-over")
        return states

    def customer_of(self, question):
        """Who may have asked: with such an order, and the fewest beside it."""
        states = set(self.tag(question["expect"], "when:")) - {"none"}

        def distance(customer):
            fits = [not states or bool(self.states_of(one) & states) for one in self.orders[customer]]
            has_any = any(fits) if states or question["order"] else not fits
            return (not has_any, fits.count(False), len(fits), customer)

        return self.customers[min(self.customers, key=distance)]

    def ticket(self, number, question):
        customer = self.customer_of(question)
        message = {"id": "m1", "from": "customer", "author": customer.get("name"), "at": self.at,
                   "text": question["text"]}
        return {"type": "ticket", "id": f"question-{number}", "customer": customer["id"], "channel": "chat",
                "status": "open", "priority": "normal", "lang": question["lang"], "created_at": self.at,
                "messages": [message]}

    def ask(self, questions):
        tickets = [self.ticket(number, one) for number, one in enumerate(questions)]
        self.run("import", "-", text="".join(json.dumps(one) + "\n" for one in tickets))
        told = self.run("suggest", "--stdin", "--engine", "local", "-n", "3", "--json",
                        text="".join(one["id"] + "\n" for one in tickets))
        drafts = {one["ticket"]: one["drafts"] for one in map(json.loads, told.splitlines())}
        return [drafts[one["id"]] for one in tickets]


def draft_matter(shop, draft):
    if draft.get("holding"):
        return None
    if draft.get("intent"):
        return draft["intent"]
    articles = [one["id"] for one in draft["sources"] if one["kind"] == "article"]
    macros = [one["id"] for one in draft["sources"] if one["kind"] == "macro"]
    return shop.matter((macros + articles + ["?"])[0])


def fate(shop, question, drafts):
    """answered, abstained; right and among the three, where something answers"""
    matters = [draft_matter(shop, one) for one in drafts]
    first = matters[0] if matters else None
    wanted = shop.matter(question["expect"]) if question["answerable"] else None
    return {"asked": 1, "answered": first is not None, "right": bool(wanted) and first == wanted,
            "wrong": bool(wanted) and first not in (None, wanted),
            "among": bool(wanted) and wanted in matters, "matters": matters, "wanted": wanted}


def share(part, whole):
    return f"{part / whole:9.3f}" if whole else f"{'-':>9}"


def main():
    arguments = [one for one in sys.argv[1:] if not one.startswith("--")]
    if len(arguments) < 2:
        sys.exit(__doc__.split("\n\n")[0])
    with open(arguments[1], encoding="utf-8") as file:
        questions = [json.loads(line) for line in file if line.strip()]
    with tempfile.TemporaryDirectory() as folder:
        home = os.path.join(folder, "home")
        shop = Shop(os.path.abspath(arguments[0]), home)
        fates = [fate(shop, one, drafts) for one, drafts in zip(questions, shop.ask(questions))]
    rows = collections.defaultdict(collections.Counter)
    for question, one in zip(questions, fates):
        kind = "answerable" if question["answerable"] else "nobody's"
        if "--each" in sys.argv:
            sign = "+" if one["right"] or not (question["answerable"] or one["answered"]) else \
                "-" if one["answered"] else "."
            print(sign, question["lang"], one["wanted"], one["matters"], question["text"], sep=" | ")
        for row in ((kind, "all"), (kind, question["lang"])):
            rows[row].update({key: value for key, value in one.items() if key not in ("matters", "wanted")})
    print(f"{'':24}{'asked':>9}{'answered':>9}{'right':>9}{'wrong':>9}{'of three':>9}")
    for (kind, lang), row in sorted(rows.items(), key=lambda one: (one[0][0], one[0][1] != "all", one[0][1])):
        asked = row["asked"]
        told = [share(row[one], asked) for one in ("right", "wrong", "among")] if kind == "answerable" else []
        print(f"{kind + ', ' + lang:24}{asked:9}{share(row['answered'], asked)}{''.join(told)}")


if __name__ == "__main__":
    main()
