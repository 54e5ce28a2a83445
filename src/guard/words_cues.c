#include "guard/mask_cues.h"

#include "base/attributes.h"

/* Folded; '|' between the words. */
// clang-format off
const struct cue_row words_cues[] = {
    {CUE_IDENTITY, "id number|identity|identification|national id|id card|id no|my id|ssn|social security|sin number|national insurance|nino|ni number|passport|driving licence|driver's license|driver license|licence number|tax id|tax number|tin|pps|medicare"},
    {CUE_IDENTITY, "dni|nie|nif|cif|pasaporte|documento|cedula|curp|rfc|rut|cuil|cuit|carnet|identidad"},
    {CUE_IDENTITY, "steuer-id|steueridentifikationsnummer|steuernummer|steuer id|ausweis|personalausweis|ausweisnummer|reisepass|passnummer|sozialversicherungsnummer|versicherungsnummer|fuhrerschein|svnr|ahv"},
    {CUE_IDENTITY, "nir|securite sociale|numero de secu|carte d'identite|identite|passeport|permis de conduire|rijksregister|registre national"},
    {CUE_IDENTITY, "codice fiscale|carta d'identita|passaporto|patente|identita"},
    {CUE_IDENTITY, "cpf|rg|contribuinte|cartao de cidadao|passaporte|identidade|bsn|burgerservicenummer|paspoort|identiteitskaart|rijbewijs|pesel|dowod|paszport|rodne cislo|cnp|personnummer|samordningsnummer|cpr|fodselsnummer|henkilotunnus|hetu|kimlik|tckn|aadhaar|aadhar|pan card|amka"},
    {CUE_IDENTITY, "身份证|身份證|证件号|護照|护照|驾照|社保|マイナンバー|個人番号|パスポート|旅券|免許証|주민등록번호|주민번호|여권|رقم الهوية|الهوية|هوية|جواز|بطاقة الهوية"},
    {CUE_IDENTITY, "nhs number|nhs no|utr|utr number|tfn|tax file number|ird|ird number|nric|ic number|mykad|npwp|nik|ktp|ird no|medicare number|cnic|national id number|id card number|emirates id|egn|егн|ипн|инн|снилс|рнокпп|паспорт|isikukood|isikukoodi|asmens kodas|asmens koda|personas kods|oib|jmbg|emso|kennitala|kennitalan|taj|adoazonosito|szemelyi szam|αμκα|αφμ|ταυτοτητα|διαβατηριο|บัตรประชาชน|เลขประจำตัว|תעודת זהות|מספר זהות|ת.ז|cmnd|cccd|can cuoc|ci|c.i|matricula consular|codigo fiscal|cod numeric|rodne cislo|obciansky preukaz|obcansky prukaz|personalausweisnummer|identifikationsnummer|steueridentnummer|sv-nummer|rijksregisternummer|numero de securite sociale|cartao cidadao|cc numero|bi numero"},
    {CUE_CARD, "card number|credit card|debit card|card no|my card|card|visa|mastercard|amex|tarjeta|kartennummer|kreditkarte|karte|carte bancaire|numero de carte|carte|carta di credito|numero della carta|carta|cartao|kaartnummer|creditcard|卡号|信用卡|银行卡|カード番号|カード|카드|بطاقة|رقم البطاقة"},
    {CUE_ACCOUNT, "account number|bank account|account no|sort code|routing number|iban|numero de cuenta|cuenta bancaria|cuenta|kontonummer|bankverbindung|blz|rib|numero de compte|compte bancaire|numero di conto|conto corrente|conta bancaria|numero da conta|rekeningnummer|账号|账户|銀行口座|口座番号|계좌|رقم الحساب"},
    {CUE_PHONE, "phone|phone number|telephone|tel|mobile|cell|cellphone|whatsapp|call me at|call me on|reach me at|reach me on|my number is|text me at|telefono|movil|celular|llamame al|mi numero es|mi numero|telefon|telefonnummer|handy|handynummer|mobil|meine nummer ist|meine nummer|rufen sie mich unter|telephone|portable|mon numero|cellulare|il mio numero|telefone|telemovel|meu numero|telefoon|telefoonnummer|mobiel|mijn nummer|gsm|手机号|手机|电话|联系方式|電話|電話番号|携帯|전화|휴대폰|연락처|هاتف|جوال|رقمي"},
    {CUE_PHONE, "wa.me|call me|ring me|reach me|text me|phone me|contact me|contact number|callback number|llamarme|llamenme|llamadme|llamame|llameme|localizarme|contactarme|mi tel|mi cel|anrufen|rufen sie|ruf mich|ruft mich|erreichen|erreichbar|ruckruf|rufnummer|joindre|joignable|rappeler|rappelez|appeler|appelez|mon tel|mon portable|chiamatemi|chiamarmi|chiamate|richiamatemi|contattarmi|contattatemi|reperibile|mio cellulare|ligar|liguem|ligue|ligar-me|contactar-me|contacto|bel me|bellen|bereiken|bereikbaar|terugbellen|mijn mobiel|puhelin|puhelinnumero|telefonnumer|numer telefonu|zadzwon|dzwonic|ring meg|ring mig|ring mej|telefonszam|zavolajte|zavolejte|telefonni|позвоните|звоните|телефон|τηλεφωνο|拨打|致电|来电|打给我|打我|联系我|聯絡|手機|お電話|ご連絡|연락|전화번호"},
    {CUE_ORDER, "gtin|upc|strichcode|code-barres|codice a barre|codigo de barras|streepjescode|条形码|条码|バーコード|바코드|spedizione|track & trace|serial number|seriennummer|numero de serie|matricola|serienummer|序列号|seguimiento|suivi|tracking number|order|order number|order no|invoice|tracking|parcel|reference|ref|ticket|case|sku|article|item|product|model|ean|isbn|barcode|serial|version|code|voucher|coupon|pedido|factura|seguimiento|referencia|articulo|codigo|bestellung|bestellnummer|rechnung|sendung|sendungsnummer|artikel|artikelnummer|commande|facture|suivi|reference|article|ordine|fattura|spedizione|codice|encomenda|fatura|rastreio|codigo|bestelling|factuur|zending|订单|订单号|单号|快递|运单|编号|型号|注文|注文番号|追跡|送り状|伝票|品番|주문|운송장|송장|طلب|شحنة|فاتورة|الشحنة"},
    {CUE_ADDRESS, "my address is|new address is|address is|i live at|i now live at|ship it to|ship to|deliver it to|deliver to|send it to|address to|new address:|my address:|address:|moved to"},
    {CUE_ADDRESS, "mi direccion es|la direccion es|direccion nueva es|nueva direccion es|direccion:|vivo en|envienlo a|enviadlo a|direccion a|entregar en"},
    {CUE_ADDRESS, "meine adresse ist|meine neue adresse ist|adresse ist|adresse lautet|anschrift ist|anschrift lautet|adresse:|anschrift:|ich wohne in der|ich wohne in|ich wohne|senden sie es an|liefern an"},
    {CUE_ADDRESS, "mon adresse est|nouvelle adresse est|adresse est|adresse :|adresse:|j'habite au|j'habite|envoyez-le au|livrer au"},
    {CUE_ADDRESS, "il mio indirizzo e|indirizzo e|indirizzo:|abito in|abito a|spedite a|consegnare in"},
    {CUE_ADDRESS, "meu endereco e|minha morada e|endereco e|endereco:|morada:|moro na|moro em|entregar na"},
    {CUE_ADDRESS, "mijn adres is|adres is|adres:|ik woon op|ik woon aan|ik woon in|bezorgen op"},
    {CUE_ADDRESS, "地址是|地址为|地址:|地址改成|地址改为|我住在|寄到|送到"},
    {CUE_ADDRESS, "住所は|住所:|送り先は|届け先は"},
    {CUE_ADDRESS, "عنواني هو|عنواني|العنوان:|اسكن في"},
    {CUE_NAME, "my name is|my name's|name:|my full name is"},
    {CUE_NAME, "me llamo|mi nombre es|nombre:|soy la senora|soy el senor"},
    {CUE_NAME, "ich heisse|mein name ist|name ist"},
    {CUE_NAME, "je m'appelle|mon nom est|nom :"},
    {CUE_NAME, "mi chiamo|il mio nome e|nome:"},
    {CUE_NAME, "meu nome e|me chamo|chamo-me"},
    {CUE_NAME, "mijn naam is|ik heet|naam:"},
    {CUE_NAME, "我叫|我的名字是|姓名:|姓名是|收件人:|收件人是"},
    {CUE_NAME, "名前は|氏名:|私の名前は"},
    {CUE_NAME, "اسمي"},
    {CUE_CODE, "pin|pin code|pin is|pincode|passcode|passcode is|the code is|code is|security code|one-time code|otp|der code lautet|der code ist|el codigo es|le code est|il codice e|o codigo e|de code is|验证码|验证码是|暗証番号|暗証番号は"},
    {CUE_PASS, "pass|pw|pwd|passwd|login"},
    {CUE_BIRTH, "date of birth|born on|born|dob|geboren am|geburtsdatum|geb. am|fecha de nacimiento|nacido el|nacida el|naci el|date de naissance|ne le|nee le|data di nascita|nato il|nata il|data de nascimento|nasci em|geboortedatum|geboren op|出生日期|出生日期是|生年月日|生年月日は"},
    {CUE_AT, "klammeraffe|apenstaartje|собака|malpa|zavinac|kukac|at|arroba|arobase|chiocciola|aet"},
    {CUE_PASSWORD, "bearer|token:|token is|password is|password:|passcode is|password =|pin is|pin:|cvv is|cvv:|cvv|cvc is|cvc:|api key:|api_key=|contrasena es|contrasena:|clave es|passwort ist|passwort lautet|passwort:|kennwort ist|kennwort:|mot de passe est|mot de passe:|mot de passe :|password e|senha e|senha:|wachtwoord is|wachtwoord:|密码是|密码:|密码为|パスワードは|パスワード:|暗証番号は|كلمة المرور هي"},
};
// clang-format on
const size_t words_cues_count = COUNT_OF(words_cues);
