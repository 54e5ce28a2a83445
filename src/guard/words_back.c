#include "guard/lexicon.h"

/* What makes it a statement that money is back with the customer, or that a new piece was
   sent, whatever the verb. */
// clang-format off
const struct word_row words_back[] = {
    /* Where the customer's money lies. */
    {"en", MEANING_PURSE, 0, "your account|your bank account|your bank|your card|your credit card|your debit card|your paypal|your paypal account|your wallet|your statement|your account statement|your balance|your pocket|your current account"},
    {"de", MEANING_PURSE, 0, "ihrem konto|ihr konto|deinem konto|dein konto|ihrem bankkonto|ihr bankkonto|deinem bankkonto|ihrer karte|ihre karte|deiner karte|deine karte|ihrer kreditkarte|ihre kreditkarte|deiner kreditkarte|deine kreditkarte|ihrem paypal-konto|ihr paypal-konto|deinem paypal-konto|dein paypal-konto|ihrem paypal|deinem paypal|ihrem girokonto|deinem girokonto|ihrem kontoauszug|deinem kontoauszug"},
    {"es", MEANING_PURSE, 0, "tu cuenta|su cuenta|tu cuenta bancaria|su cuenta bancaria|tu banco|su banco|tu tarjeta|su tarjeta|tu tarjeta de credito|su tarjeta de credito|tu paypal|su paypal|tu cuenta de paypal|su cuenta de paypal|tu monedero|tu extracto|su extracto"},
    {"fr", MEANING_PURSE, 0, "votre compte|ton compte|votre compte bancaire|ton compte bancaire|votre banque|ta banque|votre carte|ta carte|votre carte bancaire|ta carte bancaire|votre carte de credit|votre compte paypal|ton compte paypal|votre paypal|votre releve"},
    {"it", MEANING_PURSE, 0, "suo conto|tuo conto|vostro conto|suo conto corrente|tuo conto corrente|sua banca|tua banca|sua carta|tua carta|sua carta di credito|tua carta di credito|suo conto paypal|tuo conto paypal|suo paypal|tuo paypal|suo estratto conto|tuo estratto conto"},
    {"pt", MEANING_PURSE, 0, "sua conta|tua conta|sua conta bancaria|tua conta bancaria|seu banco|teu banco|seu cartao|teu cartao|seu cartao de credito|teu cartao de credito|sua conta paypal|tua conta paypal|seu paypal|teu paypal|seu extrato|sua fatura"},
    {"nl", MEANING_PURSE, 0, "uw rekening|je rekening|jouw rekening|uw bankrekening|je bankrekening|jouw bankrekening|uw bank|je bank|uw kaart|je kaart|uw creditcard|je creditcard|uw paypal|je paypal|uw paypal-rekening|je paypal-rekening|uw paypal-account|je paypal-account|uw afschrift"},
    {"zh", MEANING_PURSE, 0, "您的卡|你的卡|您的账户|你的账户|您的帐户|您账户|你账户|您的账号|您账上|你账上|您的银行|您的信用卡|你的信用卡|您的银行卡|你的银行卡|您卡上|您卡里|您卡内|你卡里|您的支付宝|你的支付宝|您的微信|您的微信钱包|您的钱包|原支付账户|原付款账户|原支付方式|您的paypal"},
    {"ja", MEANING_PURSE, 0, "お客様の口座|ご指定の口座|お客様のカード|お客様の銀行口座|ご利用のカード|ご登録の口座|お客様のアカウント|ご利用の口座|お支払いのカード"},
    /* "The money": what may lie there. */
    {"en", MEANING_MONEY, 0, "money|funds|sum|amount|refund|cash|credit"},
    {"de", MEANING_MONEY, 0, "geld|betrag|summe|erstattung|ruckerstattung|ruckzahlung|gutschrift"},
    {"es", MEANING_MONEY, 0, "dinero|importe|reembolso|abono|devolucion|suma|cantidad"},
    {"fr", MEANING_MONEY, 0, "argent|montant|remboursement|somme|fonds|avoir"},
    {"it", MEANING_MONEY, 0, "soldi|denaro|importo|rimborso|somma|accredito"},
    {"pt", MEANING_MONEY, 0, "dinheiro|valor|reembolso|estorno|quantia|montante"},
    {"nl", MEANING_MONEY, 0, "geld|bedrag|terugbetaling|som|restitutie"},
    {"zh", MEANING_MONEY, 0, "钱|款项|退款|款|金额"},
    {"ja", MEANING_MONEY, 0, "返金|お金|代金|金額|ご返金"},
    /* That it has come there: past, or by now. */
    {"en", MEANING_ARRIVED, 0, "already|arrived|reached|landed|hit|came|went|gone|come back|came back|cleared|shown up|showed up|turned up|appeared|back in|back on|now in|now on|is in|is on|are in|are on|is with|since"},
    {"de", MEANING_ARRIVED, 0, "bereits|schon|inzwischen|mittlerweile|wieder auf|zuruck auf|angekommen|eingegangen|gegangen|eingetroffen|gelandet|gebucht|gutgeschrieben|uberwiesen|liegt auf|ist auf|sind auf|seit"},
    {"es", MEANING_ARRIVED, 0, "ya|llego|llegaron|llegado|entro|entraron|entrado|ingresado|ingresados|abonado|abonados|esta en|estan en|de vuelta en|de nuevo en|desde ayer|desde el"},
    {"fr", MEANING_ARRIVED, 0, "deja|arrive|arrives|arrivee|parvenu|parvenus|parvenue|credite|credites|verse|verses|vire|de retour sur|de nouveau sur|est sur|sont sur|depuis"},
    {"it", MEANING_ARRIVED, 0, "gia|arrivato|arrivati|arrivata|accreditato|accreditati|accreditata|tornato|tornati|versato|versati|di nuovo sul|e sul|sono sul|e sulla|sono sulla"},
    {"pt", MEANING_ARRIVED, 0, "ja|chegou|chegaram|caiu|cairam|entrou|entraram|creditado|creditados|esta na|estao na|esta no|estao no|de volta na|de volta a|desde ontem"},
    {"nl", MEANING_ARRIVED, 0, "al|reeds|inmiddels|aangekomen|binnengekomen|binnen|gestort|bijgeschreven|overgemaakt|teruggestort|staat op|staan op|staat weer op|terug op|weer op|sinds"},
    {"zh", MEANING_ARRIVED, 0, "已|已经|到账|到帐|入账|退到|退回|退还|打到|打回|汇到|转到|转回|返还"},
    {"ja", MEANING_ARRIVED, 0, "済|ました|ております|ています|着金|戻って|反映されて"},
    /* Money that the customer pays, or is charged. */
    {"en", MEANING_PAYING, 0, "with us|reached us|us|payment*|transfer from|charged|debited|withdrawn|taken from|collected from|your transfer|bank transfer|from your|hold|reserved|authorised|authorized"},
    {"de", MEANING_PAYING, 0, "bei uns|uns|zahlung*|uberweisung von|ihre uberweisung|deine uberweisung|abgebucht|belastet|eingezogen|abbuchung|lastschrift|von ihrem|von deinem|reserviert|vorgemerkt|unser konto|unserem konto"},
    {"es", MEANING_PAYING, 0, "nos|pago|pagos|cobrado|cargado|cargo|transferencia|adeudo|domiciliacion|de tu|de su|nuestra cuenta|retenido"},
    {"fr", MEANING_PAYING, 0, "nous|paiement*|preleve|debite|prelevement|votre virement|reglement|de votre compte|de votre carte|notre compte"},
    {"it", MEANING_PAYING, 0, "ci|da noi|pagamento|pagamenti|addebitato|addebitati|addebito|bonifico|dal suo|dal tuo|dalla sua|dalla tua|nostro conto"},
    {"pt", MEANING_PAYING, 0, "nos|connosco|pagamento|pagamentos|cobrado|debitado|debito|transferencia|da sua|da tua|do seu|nossa conta"},
    {"nl", MEANING_PAYING, 0, "bij ons|ons|betaling|betalingen|afgeschreven|geincasseerd|incasso|overboeking|overschrijving|voor uw rekening|voor je rekening|voor jouw rekening|van uw|van je|onze rekening"},
    {"zh", MEANING_PAYING, 0, "我们|付款|支付成功|货款|转账|汇款|扣款|扣除|扣了|我们账户|我方账户"},
    {"ja", MEANING_PAYING, 0, "当店|お支払い|お振込|振込|入金|引き落と|請求|決済|弊社"},
    /* The customer has it. */
    {"en", MEANING_HOLDS, 0, "you have|you already have|you've got"},
    {"en", MEANING_HOLDS, 1, "you got|you received|you have received|you already received|you've received|you have already received|you have already had|you have had|you've had|you were given|you were paid"},
    {"de", MEANING_HOLDS, 0, "sie haben|haben sie|du hast|hast du"},
    {"de", MEANING_HOLDS, 1, "sie erhielten|sie bekamen|du bekamst"},
    {"es", MEANING_HOLDS, 1, "ya tienes|ya tiene|has recibido|ha recibido|recibiste|recibio|ya te hemos|ya le hemos"},
    {"fr", MEANING_HOLDS, 0, "vous avez|tu as"},
    {"it", MEANING_HOLDS, 1, "ha gia|hai gia|ha ricevuto|hai ricevuto|ha riavuto|hai riavuto"},
    {"pt", MEANING_HOLDS, 1, "ja tem|ja tens|recebeu|recebeste|ja recebeu|ja recebeste"},
    {"nl", MEANING_HOLDS, 0, "u heeft|u hebt|je hebt|heeft u|heb je|hebt u"},
    {"zh", MEANING_HOLDS, 1, "您已收到|您已经收到|你已收到|您收到了|您已拿到|您已经拿到"},
    {"ja", MEANING_HOLDS, 1, "受け取られ|お受け取りになり|お受け取りいただい"},
    /* A piece that is not the first one. */
    {"en", MEANING_NEW, 0, "new|brand-new|brand new|fresh"},
    {"de", MEANING_NEW, 0, "neue|neuen|neuer|neues|neuem"},
    {"es", MEANING_NEW, 0, "nuevo|nueva|nuevos|nuevas"},
    {"fr", MEANING_NEW, 0, "nouveau|nouvel|nouvelle|nouveaux|nouvelles|neuf|neuve|neufs|neuves"},
    {"it", MEANING_NEW, 0, "nuovo|nuova|nuovi|nuove"},
    {"pt", MEANING_NEW, 0, "novo|nova|novos|novas"},
    {"nl", MEANING_NEW, 0, "nieuwe|nieuw"},
    {"zh", MEANING_NEW, 0, "新的|全新的|新寄|一件新|一双新|一个新|一台新|一条新|一套新|一副新|一只新|一把新|一瓶新"},
    {"ja", MEANING_NEW, 0, "新しい|新品の|新たな"},
    /* New things that are no piece of an order, and "again". */
    {"en", MEANING_PAPERS, 0, "label*|address*|link*|code|codes|invoice*|number*|message*|mail|e-mail|email|password|date|order|orders|time|window|slot|document*|form|ticket|account|statement|new collection|new year|offer*|voucher*|coupon*|update*|status|receipt*|bill|payment link|request"},
    {"de", MEANING_PAPERS, 0, "etikett*|label*|retourenlabel|rucksendeetikett|versandetikett|adresse|anschrift|lieferadresse|link|code|rechnung|nummer|sendungsnummer|nachricht|mail|e-mail|passwort|termin|datum|liefertermin|bestellung|auftrag|zeitfenster|formular|konto|gutschein|beleg|anfrage|zustellversuch"},
    {"es", MEANING_PAPERS, 0, "etiqueta*|direccion|enlace|codigo|factura|numero|mensaje|correo|contrasena|fecha|pedido|formulario|cuenta|vale|cupon|intento|solicitud|de nuevo|ano nuevo"},
    {"fr", MEANING_PAPERS, 0, "etiquette*|adresse|lien|code|facture|numero|message|mail|e-mail|mot de passe|date|commande|formulaire|compte|bon|bordereau|demande|de nouveau|a nouveau|tentative"},
    {"it", MEANING_PAPERS, 0, "etichetta|etichette|indirizzo|link|codice|fattura|numero|messaggio|mail|e-mail|password|data|ordine|modulo|conto|buono|richiesta|di nuovo|tentativo"},
    {"pt", MEANING_PAPERS, 0, "etiqueta*|morada|endereco|link|codigo|fatura|numero|mensagem|mail|e-mail|palavra-passe|senha|data|encomenda|pedido|formulario|conta|vale|cupao|solicitacao|de novo|tentativa"},
    {"nl", MEANING_PAPERS, 0, "label|retourlabel|verzendlabel|adres|link|code|factuur|nummer|bericht|mail|e-mail|wachtwoord|datum|bestelling|order|formulier|rekening|bon|verzoek|bezorgpoging|opnieuw"},
    {"zh", MEANING_PAPERS, 0, "面单|标签|地址|链接|代码|优惠码|发票|单号|运单|邮件|消息|密码|日期|订单|表格|账户|优惠券"},
    {"ja", MEANING_PAPERS, 0, "ラベル|伝票|住所|リンク|コード|請求書|番号|メール|パスワード|日付|ご注文|注文|アカウント|クーポン"},
};
// clang-format on
const size_t words_back_count = COUNT_OF(words_back);
