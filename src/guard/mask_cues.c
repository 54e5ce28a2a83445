#include "guard/mask_inside.h"

#include <string.h>

#define CUE_BYTES 48 /* in front of a number, where a word for it may stand */

/* Words in front of a value that say what it is, folded; '|' between them. */
// clang-format off
static const struct {
    enum mask_kind kind;
    const char *words;
} cues[] = {
    {MASK_IDENTITY, "id number|identity|identification|national id|id card|id no|my id|ssn|social security|sin number|national insurance|nino|ni number|passport|driving licence|driver's license|driver license|licence number|tax id|tax number|tin|pps|medicare"},
    {MASK_IDENTITY, "dni|nie|nif|cif|pasaporte|documento|cedula|curp|rfc|rut|cuil|cuit|carnet|identidad"},
    {MASK_IDENTITY, "steuer-id|steueridentifikationsnummer|steuernummer|steuer id|ausweis|personalausweis|ausweisnummer|reisepass|passnummer|sozialversicherungsnummer|versicherungsnummer|fuhrerschein|svnr|ahv"},
    {MASK_IDENTITY, "nir|securite sociale|numero de secu|carte d'identite|identite|passeport|permis de conduire|rijksregister|registre national"},
    {MASK_IDENTITY, "codice fiscale|carta d'identita|passaporto|patente|identita"},
    {MASK_IDENTITY, "cpf|rg|contribuinte|cartao de cidadao|passaporte|identidade|bsn|burgerservicenummer|paspoort|identiteitskaart|rijbewijs|pesel|dowod|paszport|rodne cislo|cnp|personnummer|samordningsnummer|cpr|fodselsnummer|henkilotunnus|hetu|kimlik|tckn|aadhaar|aadhar|pan card|amka"},
    {MASK_IDENTITY, "身份证|身份證|证件号|護照|护照|驾照|社保|マイナンバー|個人番号|パスポート|旅券|免許証|주민등록번호|주민번호|여권|رقم الهوية|الهوية|هوية|جواز|بطاقة الهوية"},
    {MASK_CARD, "card number|credit card|debit card|card no|my card|card|visa|mastercard|amex|tarjeta|kartennummer|kreditkarte|karte|carte bancaire|numero de carte|carte|carta di credito|numero della carta|carta|cartao|kaartnummer|creditcard|卡号|信用卡|银行卡|カード番号|カード|카드|بطاقة|رقم البطاقة"},
    {MASK_ACCOUNT, "account number|bank account|account no|sort code|routing number|iban|numero de cuenta|cuenta bancaria|cuenta|kontonummer|bankverbindung|blz|rib|numero de compte|compte bancaire|numero di conto|conto corrente|conta bancaria|numero da conta|rekeningnummer|账号|账户|銀行口座|口座番号|계좌|رقم الحساب"},
    {MASK_PHONE, "phone|phone number|telephone|tel|mobile|cell|cellphone|whatsapp|call me at|call me on|reach me at|reach me on|my number is|text me at|telefono|movil|celular|llamame al|mi numero es|mi numero|telefon|telefonnummer|handy|handynummer|mobil|meine nummer ist|meine nummer|rufen sie mich unter|telephone|portable|mon numero|cellulare|il mio numero|telefone|telemovel|meu numero|telefoon|telefoonnummer|mobiel|mijn nummer|gsm|手机号|手机|电话|联系方式|電話|電話番号|携帯|전화|휴대폰|연락처|هاتف|جوال|رقمي"},
    {MASK_ORDER, "order|order number|order no|invoice|tracking|parcel|reference|ref|ticket|case|sku|article|item|product|model|ean|isbn|barcode|serial|version|code|voucher|coupon|pedido|factura|seguimiento|referencia|articulo|codigo|bestellung|bestellnummer|rechnung|sendung|sendungsnummer|artikel|artikelnummer|commande|facture|suivi|reference|article|ordine|fattura|spedizione|codice|encomenda|fatura|rastreio|codigo|bestelling|factuur|zending|订单|订单号|单号|快递|运单|编号|型号|注文|注文番号|追跡|送り状|伝票|品番|주문|운송장|송장|طلب|شحنة|فاتورة|الشحنة"},
};
// clang-format on

static bool is_word(const struct fold *fold, size_t at, size_t len)
{
    return fold_is_edge(fold, at) && fold_is_edge(fold, at + len);
}

/* The word stands in the bytes from one to another; where it ends in *end, the last one. */
static bool stands(const struct fold *fold, size_t from, size_t to, struct text word,
                   size_t *end)
{
    const char *at = fold->bytes + from;
    bool is_found = false;
    for (;;) {
        size_t left = to - (size_t)(at - fold->bytes);
        at = memmem(at, left, word.bytes, word.len);
        if (at == NULL) {
            return is_found;
        }
        size_t start = (size_t)(at - fold->bytes);
        if (is_word(fold, start, word.len)) {
            *end = start + word.len;
            is_found = true;
        }
        at++;
    }
}

size_t cue_end(const struct fold *fold, size_t start, enum mask_kind kind)
{
    size_t from = start > CUE_BYTES ? start - CUE_BYTES : 0;
    size_t nearest = 0;
    for (size_t at = from; at < start; at++) {
        if (fold->bytes[at] == '\n' ||
            (fold->bytes[at] == '.' && fold->bytes[at + 1] == ' ')) {
            from = at + 1; /* another line speaks of something else */
        }
    }
    for (size_t i = 0; i < COUNT_OF(cues); i++) {
        struct text rest = text_of(cues[i].words);
        struct text word;
        size_t end = 0;
        while (cues[i].kind == kind && text_next(&rest, '|', &word)) {
            if (stands(fold, from, start, word, &end) && end > nearest) {
                nearest = end;
            }
        }
    }
    return nearest;
}

bool cue_before(const struct fold *fold, size_t start, enum mask_kind kind)
{
    return cue_end(fold, start, kind) != 0;
}
