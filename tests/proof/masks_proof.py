#!/usr/bin/env python3
"""Masking against values that libraries of others draw and spell: national identity numbers by python-stdnum, phones by
python-phonenumbers, in sentences of nine languages; what a shop's customer is known by in the disguises that machines and people
give it; and numbers that are nobody's, of which few may be hidden. The masks are the program's (mask_lines.c)."""
import collections
import html.entities
import importlib
import quopri
import re
import subprocess
import sys
import unicodedata
import urllib.parse

from life import BUILD, chance, complain, not_run, report, share

sys.path.append("/usr/lib/python3/dist-packages")  # where Debian's packages are, whichever python runs
try:
    import phonenumbers
    import stdnum  # noqa: F401
except ImportError as missing:
    not_run("masks", f"{missing.name} is not installed")
    sys.exit(77)

PLACEHOLDER = re.compile(r"\[\[[A-Z]+_\d+\]\]")
DIGITS = "0123456789"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
random = chance("masks")


class Masks:
    """Texts that are masked all at once."""

    def __init__(self):
        self.lines, self.asked = [], []

    def customer(self, *fields):
        self.line("customer", *(fields + ("",) * (8 - len(fields))))

    def line(self, *fields):
        self.lines.append("\t".join(field.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") for field in fields))

    def ask(self, text, about):
        self.line("text", text)
        self.asked.append((text, about))

    def answers(self):
        """(text, about, what was made of it)"""
        ended = subprocess.run([f"{BUILD}/test/proof/mask_lines"], input="\n".join(self.lines) + "\n", capture_output=True, text=True, check=True)
        for (text, about), line in zip(self.asked, ended.stdout.split("\n"), strict=False):
            hidden, leaks = line.rsplit("\t", 1)
            if leaks:
                raise SystemExit(f"masks: the last look finds a known value in what masking made of {text!r}")
            yield text, about, re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), hidden)


def some(letters, count):
    return "".join(random.choice(letters) for _ in range(count))


def day(form):
    return form.format(y=random.randrange(1950, 2005), yy=random.randrange(50, 100), m=random.randrange(1, 13), d=random.randrange(1, 28))


# stdnum's module: country, a draw that its check lets pass now and then, the words in front.
IDS = {
    "es.dni": ("ES", lambda: some(DIGITS, 8) + some("TRWAGMYFPDXBNJZSQVHLCKE", 1), "Mi DNI es "),
    "es.nie": ("ES", lambda: some("XYZ", 1) + some(DIGITS, 7) + some("TRWAGMYFPDXBNJZSQVHLCKE", 1), "Mi NIE es "),
    "it.codicefiscale": ("IT", lambda: some("BCDFGLMNPRSTV", 6) + day("{yy:02d}") + some("ABCDEHLMPRST", 1) + day("{d:02d}") + "H501" + some(LETTERS, 1), "Il mio codice fiscale è "),
    "fr.nir": ("FR", lambda: some("12", 1) + day("{yy:02d}{m:02d}") + "75" + some(DIGITS, 8), "Mon numéro de sécu est "),
    "de.idnr": ("DE", lambda: some(DIGITS, 11), "Meine Steuer-ID ist "),
    "nl.bsn": ("NL", lambda: some(DIGITS, 9), "Mijn BSN is "),
    "be.nn": ("BE", lambda: day("{yy:02d}{m:02d}{d:02d}") + some(DIGITS, 5), "Mijn rijksregisternummer is "),
    "pt.nif": ("PT", lambda: some("123", 1) + some(DIGITS, 8), "O meu NIF é "),
    "pl.pesel": ("PL", lambda: day("{yy:02d}{m:02d}{d:02d}") + some(DIGITS, 5), "Mój PESEL to "),
    "cz.rc": ("CZ", lambda: day("{yy:02d}{m:02d}{d:02d}") + some(DIGITS, 4), "Moje rodné číslo je "),
    "ro.cnp": ("RO", lambda: some("12", 1) + day("{yy:02d}{m:02d}{d:02d}") + "40" + some(DIGITS, 4), "CNP-ul meu este "),
    "se.personnummer": ("SE", lambda: day("{yy:02d}{m:02d}{d:02d}") + some(DIGITS, 4), "Mitt personnummer är "),
    "no.fodselsnummer": ("NO", lambda: day("{d:02d}{m:02d}{yy:02d}") + some(DIGITS, 5), "Fødselsnummeret mitt er "),
    "fi.hetu": ("FI", lambda: day("{d:02d}{m:02d}{yy:02d}-") + some(DIGITS, 3) + some("0123456789ABCDEFHJKLMNPRSTUVWXY", 1), "Henkilötunnukseni on "),
    "dk.cpr": ("DK", lambda: day("{d:02d}{m:02d}{yy:02d}") + some(DIGITS, 4), "Mit CPR-nummer er "),
    "is_.kennitala": ("IS", lambda: day("{d:02d}{m:02d}{yy:02d}") + some(DIGITS, 3) + "9", "Kennitalan mín er "),
    "ee.ik": ("EE", lambda: some("34", 1) + day("{yy:02d}{m:02d}{d:02d}") + some(DIGITS, 4), "Minu isikukood on "),
    "lt.asmens": ("LT", lambda: some("34", 1) + day("{yy:02d}{m:02d}{d:02d}") + some(DIGITS, 4), "Mano asmens kodas yra "),
    "bg.egn": ("BG", lambda: day("{yy:02d}{m:02d}{d:02d}") + some(DIGITS, 4), "Моят ЕГН е "),
    "gr.amka": ("GR", lambda: day("{d:02d}{m:02d}{yy:02d}") + some(DIGITS, 5), "Το ΑΜΚΑ μου είναι "),
    "hr.oib": ("HR", lambda: some(DIGITS, 11), "Moj OIB je "),
    "si.emso": ("SI", lambda: day("{d:02d}{m:02d}9{yy:02d}500") + some(DIGITS, 3), "Moj EMŠO je "),
    "ie.pps": ("IE", lambda: some(DIGITS, 7) + some("ABCDEFGHIJKLMNOPQRSTUVW", 1) + "A", "My PPS number is "),
    "gb.nhs": ("GB", lambda: some(DIGITS, 10), "My NHS number is "),
    "us.ssn": ("US", lambda: f"{random.randrange(100, 665)}-{random.randrange(10, 99)}-{random.randrange(1000, 9999)}", "My SSN is "),
    "ca.sin": ("CA", lambda: some("1234567", 1) + some(DIGITS, 8), "My SIN is "),
    "br.cpf": ("BR", lambda: some(DIGITS, 11), "Meu CPF é "),
    "cl.rut": ("CL", lambda: str(random.randrange(5, 25)) + some(DIGITS, 6) + some("0123456789K", 1), "Mi RUT es "),
    "ar.cuit": ("AR", lambda: random.choice(("20", "27")) + some(DIGITS, 9), "Mi CUIT es "),
    "mx.curp": ("MX", lambda: some("BCDFGLMN", 1) + "A" + some("BCDFGLMN", 2) + day("{yy:02d}{m:02d}{d:02d}") + some("HM", 1) + "DF" + some("BCDFGLMN", 3) + some(DIGITS, 2), "Mi CURP es "),
    "ec.ci": ("EC", lambda: "17" + some("012345", 1) + some(DIGITS, 7), "Mi cédula es "),
    "cn.ric": ("CN", lambda: "110105" + day("{y}{m:02d}{d:02d}") + some(DIGITS, 3) + some("0123456789X", 1), "我的身份证是"),
    "kr.rrn": ("KR", lambda: day("{yy:02d}{m:02d}{d:02d}") + some("12", 1) + some(DIGITS, 6), "주민등록번호는 "),
    "in_.aadhaar": ("IN", lambda: some("23456789", 1) + some(DIGITS, 11), "My Aadhaar is "),
    "th.pin": ("TH", lambda: some("12345", 1) + some(DIGITS, 12), "เลขบัตรประชาชน "),
    "my.nric": ("MY", lambda: day("{yy:02d}{m:02d}{d:02d}14") + some(DIGITS, 4), "My NRIC is "),
    "za.idnr": ("ZA", lambda: day("{yy:02d}{m:02d}{d:02d}") + some(DIGITS, 4) + "08" + some(DIGITS, 1), "My ID number is "),
    "il.idnr": ("IL", lambda: some(DIGITS, 9), "My ID number is "),
    "tr.tckimlik": ("TR", lambda: some("123456789", 1) + some(DIGITS, 10), "TC kimlik numaram "),
    "ch.ssn": ("CH", lambda: "756" + some(DIGITS, 10), "Meine AHV-Nummer ist "),
    "at.vnr": ("AT", lambda: some("123456789", 1) + some(DIGITS, 3) + day("{d:02d}{m:02d}{yy:02d}"), "Meine SV-Nummer ist "),
    "au.tfn": ("AU", lambda: some(DIGITS, 9), "My TFN is "),
    "nz.ird": ("NZ", lambda: "1" + some(DIGITS, 8), "My IRD number is "),
    "luhn": ("DE", lambda: random.choice(("4", "52", "2400")) + some(DIGITS, 15), "Meine Karte: "),
}


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def apart(text, size, sign):
    return sign.join(text[at:at + size] for at in range(0, len(text), size))


SPELLINGS = {
    "as it is": str, "wide": wide, "in threes": lambda x: apart(x, 3, " "), "small": str.lower, "zero-width": "\u200b".join,
    "fixed spaces": lambda x: apart(x, 4, "\u00a0"), "dots": lambda x: apart(x, 3, "."), "apart": " ".join,
    "percent": lambda x: "".join("%%%02X" % byte for byte in x.encode()), "references": lambda x: "".join("&#%d;" % ord(c) for c in x),
    "Arabic digits": lambda x: "".join(chr(0x660 + int(c)) if c in DIGITS else c for c in x), "bold": lambda x: f"<b>{x}</b>",
}


def draw(name):
    module = importlib.import_module("stdnum." + name)
    while True:
        drawn = IDS[name][1]()[:16] if name == "luhn" else IDS[name][1]()
        if module.is_valid(drawn):
            return drawn, module.format(drawn) if hasattr(module, "format") else drawn


def identity():
    """Every character of the number is within one placeholder."""
    masks = Masks()
    for name, (country, _, words) in IDS.items():
        masks.customer(country, "Quirin Ostermayr")
        for drawn, formed in (draw(name) for _ in range(share(12, 2))):
            for before in (words, "Hmm, "):  # at home its check alone tells it
                for spelling, spell in SPELLINGS.items():
                    masks.ask(f"{before}{spell(drawn)}. OK", (name, spelling, before))
                masks.ask(f"{before}{formed}. OK", (name, "as printed", before))
    wrong = [(name, spelling, text, hidden) for text, (name, spelling, words), hidden in masks.answers()
             if not re.fullmatch(re.escape(words) + r"(<b>)?\[\[[A-Z]+_\d+\]\](</b>)?\. OK", hidden)]
    return wrong, len(masks.asked), f"{len(IDS)} kinds"


REGIONS = ("US CA GB DE FR ES IT PT NL BE CH AT IE DK SE NO FI PL CZ SK HU RO BG GR HR SI RS EE LV LT IS TR RU UA IL SA AE EG MA ZA NG KE IN "
           "PK BD LK TH VN MY SG ID PH CN HK TW JP KR AU NZ BR AR CL CO MX PE EC UY CR").split()
CALLS = ("Please call me on {} after five.", "Rufen Sie mich bitte unter {} an.", "Vous pouvez me joindre au {} ce soir.", "Pueden llamarme al {} por la tarde.",
         "Chiamatemi al {} nel pomeriggio.", "Liguem para o {} à tarde.", "Bel me gerust op {} vanmiddag.", "请拨打{}联系我。", "電話番号は{}です。")


def drawn_phones(region, count):
    for kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE):
        example = phonenumbers.example_number_for_type(region, kind)
        found = 0
        for _ in range(300):
            national = phonenumbers.national_significant_number(example)
            drawn = phonenumbers.parse(f"+{example.country_code}{national[:3]}{some(DIGITS, len(national) - 3)}", None)
            if found < count and phonenumbers.is_valid_number(drawn):
                found += 1
                yield drawn


def phone_spellings(number):
    form = phonenumbers.PhoneNumberFormat
    national, international = phonenumbers.format_number(number, form.NATIONAL), phonenumbers.format_number(number, form.INTERNATIONAL)
    country, rest = international.split(" ", 1)
    yield from (national, international, phonenumbers.format_number(number, form.E164), "00" + phonenumbers.format_number(number, form.E164)[1:],
                re.sub(r"\D", "", national), re.sub(r"\D+", ".", national).strip("."), f"({country}) {rest}", wide(international),
                re.sub("[ -]", "/", international), "\u200b".join(international))
    if national.startswith("0") and country != "+39":
        yield f"{country} (0) {rest}"


def phones():
    """No two digits in a row are left. Each text has a mask of its own: a number that is known already is found more easily."""
    masks = Masks()
    for place, region in enumerate(REGIONS):
        for number in drawn_phones(region, share(4, 1)):
            for spelling in phone_spellings(number):
                masks.customer(region, "Quirin Ostermayr")
                masks.ask(CALLS[place % len(CALLS)].format(spelling), (region, spelling))
    wrong = [(region, spelling, text, hidden) for text, (region, spelling), hidden in masks.answers()
             if re.search(r"\d\D?\d", unicodedata.normalize("NFKC", PLACEHOLDER.sub("", hidden)))]
    return wrong, len(masks.asked), f"{len(REGIONS)} regions"


# country, name, e-mail, phone, street, city, postcode, order; the words around
PEOPLE = (
    ("ES", "Begoña Etxebarria Ugarte", "bego.etxe@correo.example", "+34 688 412 907", "Calle de Toledo 48, 2.º A", "Bilbao", "48003", "E7730912", "Hola, ", " gracias."),
    ("DE", "Jörg Weißenfels", "j.weissenfels@mail.example", "+49 176 40512988", "Görlitzer Straße 71", "Köln", "50667", "D-118822", "Guten Tag, ", " vielen Dank."),
    ("FR", "Hélène Quévremont", "helene.q@courrier.example", "+33 6 42 18 77 03", "12 bis rue des Écoles", "Lyon", "69007", "F5512098", "Bonjour, ", " merci."),
    ("IT", "Niccolò Dall’Acqua", "nic.dallacqua@posta.example", "+39 347 918 2205", "Via dei Mille 23/B", "Torino", "10123", "I-440921", "Salve, ", " grazie."),
    ("PT", "Conceição Brandão", "sao.brandao@correio.example", "+351 913 447 820", "Rua das Flores 88, 3.º Esq", "Porto", "4050-265", "P8820117", "Olá, ", " obrigada."),
    ("NL", "Sjoerd van der Meulen", "sjoerd.vdm@post.example", "+31 6 31829047", "Oude Gracht 212-bis", "Utrecht", "3511 NR", "N661209", "Hallo, ", " bedankt."),
    ("CN", "欧阳思远", "ouyang.sy@youxiang.example", "+86 139 1772 0456", "人民路128号3栋502室", "杭州", "310009", "C20261108", "您好，", "，谢谢。"),
    ("JP", "佐々木美咲", "misaki.sasaki@mail.example", "+81 90-4471-2830", "神宮前3丁目14-7", "渋谷区", "150-0001", "J-991203", "こんにちは。", "、お願いします。"),
    ("KR", "김하윤", "hayun.kim@mail.example", "+82 10-4471-9032", "세종대로 110", "서울", "04524", "K-771209", "안녕하세요 ", " 감사합니다."),
    ("PL", "Małgorzata Żuławska", "gosia.z@poczta.example", "+48 601 338 274", "ul. Świętokrzyska 14 m. 9", "Warszawa", "00-050", "PL-55102", "Dzień dobry, ", " dziękuję."),
    ("CZ", "Jiří Dvořáček", "dvoracek@posta.example", "+420 604 118 920", "Na Příkopě 17", "Praha", "110 00", "CZ-77120", "Dobrý den, ", " děkuji."),
    ("SE", "Åsa Sjöström", "asa.sjostrom@mejl.example", "+46 73 441 20 98", "Västra Hamngatan 5", "Göteborg", "411 17", "S-661029", "Hej, ", " tack."),
    ("DK", "Søren Kjærgaard", "s.kjaer@post.example", "+45 28 71 44 09", "Nørrebrogade 61, 3. tv", "København", "2200", "DK-5521", "Hej, ", " tak."),
    ("NO", "Øyvind Brække", "oyvind.b@post.example", "+47 918 44 207", "Storgata 33", "Tromsø", "9008", "NO-8812", "Hei, ", " takk."),
    ("FI", "Päivi Hämäläinen", "paivi.h@posti.example", "+358 40 771 2093", "Hämeentie 15 B 22", "Helsinki", "00500", "FI-7712", "Hei, ", " kiitos."),
    ("TR", "Gülşah Işıkoğlu", "gulsah.i@posta.example", "+90 532 441 20 87", "Bağdat Caddesi No: 214", "İstanbul", "34728", "TR-9912", "Merhaba, ", " teşekkürler."),
    ("RU", "Екатерина Шереметьева", "katya.sh@pochta.example", "+7 916 441-20-87", "ул. Большая Ордынка, д. 17, кв. 4", "Москва", "119017", "RU-1120", "Здравствуйте, ", " спасибо."),
    ("GR", "Ελευθερία Παπαδοπούλου", "eleft.p@tachy.example", "+30 694 412 0877", "Ερμού 44", "Αθήνα", "105 63", "GR-8812", "Γεια σας, ", " ευχαριστώ."),
    ("GB", "Siobhán O’Rafferty", "siobhan.orafferty@post.example", "+44 7911 204 887", "17b Larchmont Crescent", "Leeds", "LS2 9JT", "GB-66120", "Hello, ", " thanks."),
    ("BR", "João Guimarães Sepúlveda", "joao.gs@correio.example", "+55 11 98441-2087", "Avenida Paulista, 1578", "São Paulo", "01310-200", "BR-77120", "Oi, ", " obrigado."),
    ("US", "Tyrell Abernathy-Voss", "t.abernathy@mailbox.example", "+1 503-555-0187", "4410 SE Hawthorne Blvd Apt 12", "Portland", "97215", "US-881209", "Hi, ", " thanks."),
    ("EG", "منى عبد الرحمن", "mona.ar@barid.example", "+20 100 441 2087", "شارع التحرير 15", "القاهرة", "11511", "EG-7712", "مرحبا، ", "، شكرا."),
)
LIKE_LATIN = str.maketrans("aeopcxyABEKMHOPCTX", "аеорсхуАВЕКМНОРСТХ")
DISGUISES = {
    "capitals": str.upper, "small": str.lower, "decomposed": lambda x: unicodedata.normalize("NFD", x), "wide": lambda x: wide(x).replace(" ", "\u3000"),
    "zero-width": "\u200b".join, "soft hyphens": "\u00ad".join, "joiners": "\u2060".join, "tags": "\U000E0061".join, "right to left": lambda x: f"\u202e{x}\u202c",
    "apart": " ".join, "dotted": ".".join, "dashed": "-".join, "lines": lambda x: x.replace(" ", "\r\n> "), "fixed": lambda x: x.replace(" ", "\u00a0"),
    "percent": urllib.parse.quote, "percent all": lambda x: "".join("%%%02x" % byte for byte in x.encode()), "references": lambda x: "".join("&#x%X;" % ord(c) for c in x),
    "named references": lambda x: "".join(f"&{html.entities.codepoint2name[ord(c)]};" if 0xBA <= ord(c) < 0x100 else c for c in x),
    "quoted-printable": lambda x: quopri.encodestring(x.encode()).decode().replace("=\n", ""), "of programs": lambda x: "".join("\\u%04x" % ord(c) for c in x),
    "raised digits": lambda x: x.translate(str.maketrans(DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹")), "Arabic digits": lambda x: "".join(chr(0x660 + int(c)) if c in DIGITS else c for c in x),
    "bold": lambda x: "<b>" + x.replace(" ", "</b> <b>") + "</b>", "broken": lambda x: x[:2] + "<wbr>" + x[2:], "code": lambda x: f"`{x}`",
}
MAIL_WORDS = ((" at ", " dot "), ("[at]", "[dot]"), (" AT ", "."), (" arroba ", " punto "), (" ät ", " Punkt "), (" arobase ", " point "), (" chiocciola ", " punto "),
              (" apenstaartje ", " punt "), ("艾特", "点"), ("アット", "ドット"), (" собака ", " точка "), ("(a)", "."), ("&commat;", "&period;"), ("＠", "．"))


def known():
    """Of the value no letter and no digit is left."""
    masks = Masks()
    masks.line("orders", "yes")
    for person in PEOPLE:
        before, behind = person[8:]
        masks.customer(*person[:8])
        for value in (person[1], person[2], person[3], person[4], person[7]):
            for name, disguise in DISGUISES.items():
                masks.ask(before + disguise(value) + behind, (person, name))
        for at, dot in MAIL_WORDS:
            masks.ask(before + person[2].replace(".", dot).replace("@", at) + behind, (person, at))
        masks.ask(before + person[2].translate(LIKE_LATIN) + behind, (person, "letters that look alike"))
        masks.ask(f"{before}{person[6]} {person[5]}{behind}", (person, "postcode"))
    wrong = []
    for text, (person, name), hidden in masks.answers():
        before, behind = person[8:]
        left = re.sub(r"</?b>|<wbr>", "", PLACEHOLDER.sub("", hidden)).replace(person[5], "" if name == "postcode" else person[5])
        middle = left[len(before):len(left) - len(behind)] if left.startswith(before) and left.endswith(behind) else left
        if any(c.isalnum() for c in middle) or not PLACEHOLDER.search(hidden):
            wrong.append((person[0], name, text, hidden))
    return wrong, len(masks.asked), f"{len(PEOPLE)} customers x {len(DISGUISES)} disguises and {len(MAIL_WORDS)} ways to say @"


def code():
    digits = some(DIGITS, 12)
    return digits + str(-sum(int(c) * (3 if at % 2 else 1) for at, c in enumerate(digits)) % 10)


NOBODYS = (
    (lambda: random.choice((some(DIGITS, 8), some(DIGITS, 10), some(LETTERS, 1) + some(DIGITS, 7), f"{some(LETTERS, 2)}-{some(DIGITS, 6)}", "#" + some(DIGITS, 5),
                            some(DIGITS, 16), "2026-" + some(DIGITS, 5), f"{some(DIGITS, 3)}-{some(DIGITS, 7)}-{some(DIGITS, 7)}")),
     ("My order {} has not arrived.", "订单{}还没到。", "Mi pedido {} no ha llegado.", "Meine Bestellung {} ist nicht da.", "Ma commande {} n'est pas arrivée.",
      "注文{}がまだ届きません。", "A minha encomenda {} não chegou.", "Il mio ordine {} non è arrivato.", "Mijn bestelling {} is er niet.", "Order no. {}, please.")),
    (lambda: random.choice((f"1Z{some(LETTERS, 3)}{some(DIGITS, 13)}", "JD" + some(DIGITS, 18), f"RR{some(DIGITS, 9)}DE", some(DIGITS, 12), some(DIGITS, 14), some(DIGITS, 20))),
     ("The tracking number is {}.", "快递单号{}查不到。", "El número de seguimiento es {}.", "Sendungsnummer {} bewegt sich nicht.", "追跡番号は{}です。", "Parcel {} is stuck.")),
    (code, ("The EAN is {}.", "Barcode {} on the box.", "Le code-barres {} est abîmé.", "条形码{}。")),
    (lambda: random.choice((some(LETTERS, 2) + some(DIGITS, 8), some(DIGITS, 10) + some(LETTERS, 1), f"{some(DIGITS, 3)}{some(LETTERS, 2)}{some(DIGITS, 5)}")), ("Serial number {}.", "Seriennummer {}", "序列号{}")),
    (lambda: random.choice((f"{random.randrange(1, 9999)}.99 EUR", f"€{random.randrange(1, 999)},50", f"{random.randrange(1, 99)}.999,00 €", f"¥{random.randrange(10, 99999)}")), ("I paid {} for it.", "我付了{}。", "He pagado {}.")),
    (lambda: random.choice(("19.11.2026", "2026-11-19", "11/19/2026", "19/11/2026 14:05", "20261119", "2026年11月19日")), ("It came on {}.", "{}到的。", "Llegó el {}.")),
    (lambda: random.choice(("42 x 30 x 15 cm", "1920x1080", "EU 42, UK 8.5, US 9", "12V 5A 60W", "10-20 kg", "38-40-42", "5000 mAh", "2 000 000 steps")), ("Is it {}?", "尺寸是{}吗？", "Taille : {}")),
    (lambda: random.choice((f"NL-{some(DIGITS, 4)}-{some(LETTERS, 2)}", f"{some(LETTERS, 3)}{some(DIGITS, 3)}-{some(DIGITS, 2)}", f"{some(DIGITS, 6)}.{some(DIGITS, 3)}")), ("Do you have {} in blue?", "{}有货吗？", "Article {} is sold out")),
    (lambda: random.choice(("https://shop.example/p/" + some(DIGITS, 8), "https://shop.example/p?id=" + some(DIGITS, 10), "https://track.example/?nr=" + some(DIGITS, 14))), ("I saw {} today.", "看这个 {} 怎么样")),
)


def nobodys():
    """Numbers of orders, parcels and things, amounts, days and sizes stay; customers of forty countries ask."""
    masks = Masks()
    for region in REGIONS[:share(40, 20)]:
        masks.customer(region, "Quirin Ostermayr", "q.oster@post.example", "+49 30 5550123", "Lindenweg 3", "Ulm", "89073")
        for value, sentences in NOBODYS:
            for sentence in sentences:
                masks.ask(sentence.format(value()), (region, sentence))
    wrong = [(region, sentence, text, hidden) for text, (region, sentence), hidden in masks.answers() if PLACEHOLDER.search(hidden)]
    return wrong, len(masks.asked), "numbers of orders and things"


# what is counted, of how many at most so much may be wrong
PROMISES = ((identity, "identity numbers, cards", 0), (phones, "phones", 0.005), (known, "known values", 0), (nobodys, "false alarms", 0.02))


def main():
    told, is_good = [], True
    for count, name, allowed in PROMISES:
        wrong, asked, of_what = count()
        is_good &= len(wrong) <= allowed * asked
        told.append(f"{name} {len(wrong)} wrong of {asked} ({of_what})")
        for kind, number in collections.Counter(one[:2] for one in wrong).most_common(8 if len(wrong) > allowed * asked else 0):
            complain(f"{name}, {kind}: {number}, such as {next(one[2:] for one in wrong if one[:2] == kind)}")
    return report("masks", is_good, "; ".join(told))


if __name__ == "__main__":
    sys.exit(main())
