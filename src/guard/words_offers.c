#include "guard/lexicon_tables.h"

/* What offers a code or ends one, and who carries parcels, in every language. */
// clang-format off
const struct word_row words_offers[] = {
    /* A code is given to be used. */
    {"en", MEANING_CODE_OFFER, 0, "enter|type|type in|apply|redeem|use|using|checkout|at checkout|basket|cart|key in|paste|pop in|put in|add|try|quote|mention"},
    {"de", MEANING_CODE_OFFER, 0, "eingeben|einlosen|eingeloste|eintippen|eintragen|gib|geben sie|tippen sie|tragen sie|trag|losen sie|verwenden|verwenden sie|verwende|nutzen|nutzen sie|nutze|benutzen sie|anwenden|kasse|an der kasse|warenkorb|bezahlvorgang|bestellvorgang|probieren sie|probier|einfugen"},
    {"es", MEANING_CODE_OFFER, 0, "introduce|introduzca|introducir|introduciendo|escribe|escriba|escribir|escribiendo|teclea|teclee|tecleando|pon|ponga|poniendo|usa|use|usar|usando|utiliza|utilice|utilizando|aplica|aplique|aplicar|aplicando|canjea|canjee|canjear|mete|inserta|carrito|cesta|finalizar la compra|al pagar|en la caja|prueba con|anade|indica|indique"},
    {"fr", MEANING_CODE_OFFER, 0, "saisissez|saisis|saisir|saisissant|entrez|entre|entrer|tapez|tape|taper|tapant|utilisez|utilise|utiliser|utilisant|appliquez|appliquer|indiquez|indique|inserez|ajoutez|panier|caisse|au moment de payer|lors du paiement|validation de la commande|essayez|profitez"},
    {"it", MEANING_CODE_OFFER, 0, "inserisci|inserisca|inserire|inserendo|digita|digiti|digitare|digitando|usa|usi|usare|usando|utilizzi|utilizza|utilizzare|utilizzando|applica|applichi|applicare|scriva|scrivi|metta|metti|prova con|provi con|carrello|alla cassa|in fase di acquisto|al pagamento|riscatti|riscatta|aggiunga|aggiungi"},
    {"pt", MEANING_CODE_OFFER, 0, "introduza|introduzir|introduz|insira|inserir|insere|digite|digitar|digita|escreva|escrever|escreve|use|usar|usa|usando|utilize|utilizar|utiliza|aplique|aplicar|aplica|coloque|coloca|ponha|experimente|experimenta|carrinho|checkout|ao pagar|na finalizacao|no pagamento|resgate"},
    {"nl", MEANING_CODE_OFFER, 0, "vul|vult|invullen|ingevuld|voer|voert|invoeren|typ|typt|intypen|gebruik|gebruikt|gebruiken|pas toe|toepassen|afrekenen|bij het afrekenen|winkelwagen|winkelmand|winkelmandje|kassa|bij het bestellen|verzilver|verzilveren|probeer|noem"},
    {"zh", MEANING_CODE_OFFER, 0, "填|填写|填上|填入|输入|輸入|使用|用上|结账|結帳|结算|下单时|付款时|购物车|兑换|试试|凭|套用"},
    {"ja", MEANING_CODE_OFFER, 0, "入力|ご入力|使って|お使い|使用|ご使用|利用して|ご利用|適用|決済|お会計|会計|レジ|カート|ご注文時|お支払い時|購入時|打ち込|記入"},

    /* A code, or an offer, is over. */
    {"en", MEANING_EXPIRED, 0, "expired|has ended|ended|is over|ran out|has run out|run out|lapsed|was only valid|was valid until|finished|past its date|ran until"},
    {"de", MEANING_EXPIRED, 0, "abgelaufen|ausgelaufen|beendet|vorbei|verfallen|lief bis|galt bis|galt nur|war bis|war nur|endete|ist zu ende|zu ende gegangen|ungultig|erloschen"},
    {"es", MEANING_EXPIRED, 0, "caducado|caducada|caduco|vencido|vencio|expirado|expiro|terminado|termino|finalizado|finalizo|acabado|acabo|ha pasado|era valido|fue valido|valia hasta|ya paso|concluido|concluyo"},
    {"fr", MEANING_EXPIRED, 0, "expire|expiree|perime|perimee|termine|terminee|echu|a pris fin|prenait fin|etait valable|n'est plus valable|n'est plus valide|s'est termine|s'est terminee|fini"},
    {"it", MEANING_EXPIRED, 0, "scaduto|scaduta|scadeva|scadde|terminato|terminata|finito|finita|concluso|conclusa|era valido|era valida|valeva fino|e passato"},
    {"pt", MEANING_EXPIRED, 0, "expirou|expirado|expirada|terminou|terminado|acabou|acabado|caducou|caducado|venceu|vencido|foi so|era valido|era so|esteve valido|valia ate|ja passou|chegou ao fim|cessou"},
    {"nl", MEANING_EXPIRED, 0, "verlopen|verliep|afgelopen|liep af|voorbij|beeindigd|gestopt|was geldig|gold tot|gold alleen|was alleen|vervallen|ongeldig"},
    {"zh", MEANING_EXPIRED, 0, "过期|已过期|失效|已失效|到期|已结束|结束了|截止了|已截止|作废|用不了|過期"},
    {"ja", MEANING_EXPIRED, 0, "終了|期限切れ|期限が切れ|失効|切れて|過ぎて|有効期限を過ぎ|使えなく|ご利用いただけなく|終わり|終わって|締め切"},

    /* Or is not taken. */
    /* How something came out in the end: nothing has ended by it. */
    {"en", MEANING_IDIOM, 0, "ended up|ends up|end up"},
    {"es", MEANING_IDIOM, 0, "acabo por|acabo pagando|acabo descontando|acabo costando|acabo quedando|acabo saliendo|acabado por|acabado pagando|acabado costando|acabado saliendo|termino por|termino pagando|termino descontando|termino costando|termino saliendo|terminado por|terminado pagando|terminado costando|terminado saliendo"},
    {"fr", MEANING_IDIOM, 0, "fini par|finit par|finissez par"},
    {"it", MEANING_IDIOM, 0, "finito per|finita per|finisce per|fini per"},
    {"pt", MEANING_IDIOM, 0, "acabou por|acabaram por|acabamos por|acabei por|acabaste por|acabado por|acaba por|acabou pagando|acabou ficando|acabou saindo|terminou por"},
    {"", MEANING_EXPIRED, 0, "error|errors|error message|fehler|fehlermeldung|errore|erreur|erro|fout|foutmelding|报错|错误|エラー|rejected|not accepted|rechazado|rechaza|rechazaba|abgelehnt|refuse|refusee|rifiutato|rejeitado|recusado|geweigerd|被拒|はじかれ"},

    /* Numbers of parcels. */
    {"en", MEANING_TRACKING_CUE, 0, "waybill|airway bill|track it with|track it under|track your parcel|parcel code|delivery number"},
    {"de", MEANING_TRACKING_CUE, 0, "sendung|verfolgen|paketverfolgung|sendungscode|frachtbriefnummer|versandnummer|trackingcode|tracking"},
    {"es", MEANING_TRACKING_CUE, 0, "rastreo|numero de envio|albaran|guia|numero de guia|codigo de envio|expedicion|numero de expedicion"},
    {"fr", MEANING_TRACKING_CUE, 0, "numero d'envoi|bordereau|numero d'expedition|suivre|colis numero"},
    {"it", MEANING_TRACKING_CUE, 0, "spedizione|lettera di vettura|ldv|numero di collo|tracking|tracciare|tracking number"},
    {"pt", MEANING_TRACKING_CUE, 0, "numero de envio|numero de expedicao|guia|guia de transporte|codigo de envio|localizar|numero de seguimento"},
    {"nl", MEANING_TRACKING_CUE, 0, "zending|volgcode|barcode|pakketnummer|traceercode|volgen"},
    {"zh", MEANING_TRACKING_CUE, 0, "包裹的号|快递的号|货运单|面单号|快递编号|包裹编号|单号|运单|快递号|物流号|包裹号|查询号|追蹤號|貨運單號"},
    {"ja", MEANING_TRACKING_CUE, 0, "荷物の番号|お荷物番号|配送の番号|追跡の番号|問合せ番号|お問合せ番号|貨物番号|伝票の番号|問い合わせ番号|荷物番号|配送番号|送り状|配達番号|トラッキング"},

    /* Who carries parcels. */
    {"", MEANING_CARRIER, 1, "dhl|deutsche post"}, {"", MEANING_CARRIER, 2, "ups|united parcel service"},
    {"", MEANING_CARRIER, 3, "fedex|フェデックス|联邦快递"}, {"", MEANING_CARRIER, 4, "tnt"}, {"", MEANING_CARRIER, 5, "usps|us postal service"},
    {"", MEANING_CARRIER, 6, "gls"}, {"", MEANING_CARRIER, 7, "dpd"}, {"", MEANING_CARRIER, 8, "hermes versand|hermes|evri|myhermes"},
    {"", MEANING_CARRIER, 9, "royal mail"}, {"", MEANING_CARRIER, 10, "parcelforce"}, {"", MEANING_CARRIER, 11, "correos|correos express"},
    {"", MEANING_CARRIER, 12, "seur"}, {"", MEANING_CARRIER, 13, "mrw"}, {"", MEANING_CARRIER, 14, "nacex"},
    {"", MEANING_CARRIER, 15, "ctt|ctt expresso|ctt express"}, {"", MEANING_CARRIER, 16, "correios"},
    {"", MEANING_CARRIER, 17, "la poste|colissimo"}, {"", MEANING_CARRIER, 18, "chronopost"}, {"", MEANING_CARRIER, 19, "mondial relay"},
    {"", MEANING_CARRIER, 20, "poste italiane|sda"}, {"", MEANING_CARRIER, 21, "brt|bartolini"}, {"", MEANING_CARRIER, 22, "postnl"},
    {"", MEANING_CARRIER, 23, "bpost"}, {"", MEANING_CARRIER, 24, "inpost"}, {"", MEANING_CARRIER, 25, "swiss post|schweizerische post"},
    {"", MEANING_CARRIER, 26, "austrian post|osterreichische post"}, {"", MEANING_CARRIER, 27, "postnord"},
    {"", MEANING_CARRIER, 28, "japan post|日本郵便|ゆうパック|ゆうメール|レターパック|日本邮政"}, {"", MEANING_CARRIER, 29, "yamato|ヤマト|ヤマト運輸|クロネコ|クロネコヤマト|宅急便|大和运输|黑猫宅急便"},
    {"", MEANING_CARRIER, 30, "sagawa|佐川|佐川急便"}, {"", MEANING_CARRIER, 31, "sf express|顺丰|順豐|顺丰速运"}, {"", MEANING_CARRIER, 32, "中通|zto"},
    {"", MEANING_CARRIER, 33, "圆通|yto"}, {"", MEANING_CARRIER, 34, "韵达|yunda"}, {"", MEANING_CARRIER, 35, "ems|国际快递ems"},
    {"", MEANING_CARRIER, 36, "申通|sto express"}, {"", MEANING_CARRIER, 37, "京东快递|京东物流|jd logistics"}, {"", MEANING_CARRIER, 38, "极兔|j&t"},
    {"", MEANING_CARRIER, 39, "西濃|西濃運輸|福山通運"}, {"", MEANING_CARRIER, 40, "relais colis"}, {"", MEANING_CARRIER, 41, "zeleris|envialia|tipsa"},
    {"", MEANING_CARRIER, 42, "amazon logistics"}, {"", MEANING_CARRIER, 43, "yodel"},

    {"de", MEANING_CODE_OFFER, 0, "versuchs mit|versuch's mit|versuch es mit|versuchen sie es mit|probiers mit|probier's mit|probier es mit|probieren sie es mit|nimm|nehmen sie|mit dem code|klappt"},
    {"en", MEANING_CODE_OFFER, 0, "have a go with|go for|take|with the code|works|should work"},
    {"es", MEANING_CODE_OFFER, 0, "prueba con|pruebe con|con el codigo|intentalo con|intentelo con"},
    {"fr", MEANING_CODE_OFFER, 0, "essayez avec|essaie avec|essaie|prenez|prends|avec le code"},
    {"it", MEANING_CODE_OFFER, 0, "provi|prova|con il codice|tenti con|tenta con"},
    {"pt", MEANING_CODE_OFFER, 0, "tente com|tenta com|com o codigo|experimente com"},
    {"nl", MEANING_CODE_OFFER, 0, "probeer het met|probeer eens|met de code|pak"},
    {"", MEANING_CARRIER, 44, "planzer"}, {"", MEANING_CARRIER, 45, "db schenker|schenker"}, {"", MEANING_CARRIER, 46, "dachser"}, {"", MEANING_CARRIER, 47, "geodis"},
    {"", MEANING_CARRIER, 48, "quickpac"}, {"", MEANING_CARRIER, 49, "rhenus"},
};
// clang-format on
const size_t words_offers_count = COUNT_OF(words_offers);
