#include "guard/lexicon_tables.h"

/* What a shop gives away, who says that it does, and what is said of it without giving. */
// clang-format off
const struct word_row words_pledge[] = {
    /* Who has not ordered yet. */
    {"en", MEANING_NEWCOMER, 0, "first order|first orders|first purchase|first purchases|first-time customer|first-time customers|first time customers|first-time buyers|new customer|new customers|newcomers"},
    {"de", MEANING_NEWCOMER, 0, "erste bestellung|ersten bestellung|erster bestellung|erstbestellung*|ersten einkauf|erster einkauf|erstkauf|neukunde*|neukundin*|neue kunden|neuen kunden"},
    {"es", MEANING_NEWCOMER, 0, "primer pedido|primeros pedidos|primera compra|clientes nuevos|cliente nuevo|nuevos clientes|nuevo cliente"},
    {"fr", MEANING_NEWCOMER, 0, "premiere commande|premieres commandes|premier achat|nouveau client|nouveaux clients|nouvelle cliente"},
    {"it", MEANING_NEWCOMER, 0, "primo ordine|primi ordini|primo acquisto|nuovi clienti|nuovo cliente|nuova cliente"},
    {"pt", MEANING_NEWCOMER, 0, "primeira encomenda|primeiro pedido|primeira compra|novos clientes|novo cliente|clientes novos"},
    {"nl", MEANING_NEWCOMER, 0, "eerste bestelling|eerste aankoop|nieuwe klant|nieuwe klanten"},
    {"zh", MEANING_NEWCOMER, 0, "首单|首次下单|首次购买|第一次下单|第一单|第一个订单|首个订单|新客|新顾客|新用户"},
    {"ja", MEANING_NEWCOMER, 0, "初回注文|初回のご注文|初めてのご注文|はじめてのご注文|初回購入|初回のお買い物|新規のお客様|新規会員"},
    {"ar", MEANING_NEWCOMER, 0, "الطلب الأول|أول طلب|طلبك الأول|العملاء الجدد|عميل جديد"},
    /* Money beside what was paid: no refund, no total, nothing that is left of them. Store
       credit is none: money goes back as that. */
    {"en", MEANING_GIFT, 0, "voucher|vouchers|coupon|coupons|gift card|gift cards|gift certificate|gift certificates|bonus|bonuses|discount|discounts"},
    {"de", MEANING_GIFT, 0, "gutschein*|geschenkkarte*|geschenkgutschein*|einkaufsgutschein*|warengutschein*|bonus|rabatt|rabatts|preisnachlass|nachlass"},
    {"es", MEANING_GIFT, 0, "cupon|cupones|un vale|vale de|vale por|vales de|tarjeta regalo|tarjeta de regalo|cheque regalo|bono|bonos|descuento|descuentos|rebaja"},
    {"fr", MEANING_GIFT, 0, "bon d'achat|bons d'achat|bon de reduction|bons de reduction|coupon|coupons|carte cadeau|carte-cadeau|cheque cadeau|cheque-cadeau|bonus|remise|remises|reduction|rabais|ristourne"},
    {"it", MEANING_GIFT, 0, "buono|buoni|coupon|carta regalo|buono regalo|bonus|sconto|sconti"},
    {"pt", MEANING_GIFT, 0, "um vale|vale de|vales de|cupao|cupoes|cupom|cupons|cartao presente|cartao oferta|cartao-presente|cartao-oferta|vale-presente|cheque-prenda|bonus|bonus de|desconto|descontos"},
    {"nl", MEANING_GIFT, 0, "tegoedbon*|waardebon*|cadeaubon*|cadeaukaart*|cadeaucheque*|coupon|bonus|korting|kortingsbon*"},
    {"zh", MEANING_GIFT, 0, "优惠券|代金券|抵用券|抵用劵|礼品卡|礼品券|购物卡|购物券|礼物卡|红包|奖金|折扣|优惠|现金券"},
    {"ja", MEANING_GIFT, 0, "クーポン|ギフトカード|ギフト券|商品券|ボーナス|割引|値引き|お買い物券"},
    {"ar", MEANING_GIFT, 0, "قسيمة|قسائم|بطاقة هدية|كوبون|خصم|مكافأة"},
    /* Money or goods beyond what was bought. */
    {"en", MEANING_BOON, 0, "in full|full refund|full amount|full purchase price|full price|full cost|full value|entire amount|entire purchase|entire price|whole amount|whole price|whole sum|every penny|every cent|money back|free of charge|for free|at no cost|at no charge|at no extra cost|without charge|free replacement|replacement|free upgrade|at our expense|on the house|voucher|vouchers|gift card|store credit|shop credit|discount|compensation|compensate|compensated|upgrade|upgraded|free gift|a third of|a third off"},
    {"de", MEANING_BOON, 0, "vollen betrag|voller betrag|volle betrag|vollen kaufpreis|volle kaufpreis|gesamten betrag|ganzen betrag|ganze betrag|gesamte betrag|gesamten kaufpreis|ganzen kaufpreis|gesamte summe|volle summe|volle erstattung|volle ruckerstattung|vollstandig zuruck|vollstandig erstatt*|voll erstattet|komplett zuruck|komplett erstattet|geld zuruck|kaufpreis zuruck|kostenlos*|kostenfrei*|gratis|umsonst|auf unsere kosten|geschenkt|ersatz|ersatzlieferung|ersatzartikel|ersatzgerat|gutschein*|rabatt|preisnachlass|nachlass|entschadigung|entschadigen|upgrade|ein drittel|schadensersatz"},
    {"es", MEANING_BOON, 0, "importe integro|el importe total|importe completo|la totalidad|integramente|por completo|todo el dinero|todo el importe|su dinero|tu dinero|reembolso completo|reembolso total|reembolso integro|gratis|gratuito|gratuita|gratuitamente|sin coste|sin cargo|sin costo|a nuestro cargo|de regalo|reemplazo|de repuesto|de sustitucion|un sustituto|vale|vale de compra|cupon|bono|descuento|compensacion|indemnizacion|un tercio"},
    {"fr", MEANING_BOON, 0, "integralement|en totalite|la totalite|montant total|montant integral|somme totale|tout le montant|remboursement integral|remboursement complet|remboursement total|votre argent|ton argent|gratuit|gratuite|gratuitement|sans frais|a nos frais|offert|remplacement|un bon d'achat|bon d'achat|bon de reduction|un avoir|une remise|une reduction|dedommagement|compensation|surclassement|un tiers"},
    {"it", MEANING_BOON, 0, "l'intero importo|intero importo|importo totale|l'intera somma|intera somma|integralmente|per intero|rimborso completo|rimborso totale|rimborso integrale|i suoi soldi|i tuoi soldi|il suo denaro|gratis|gratuito|gratuita|gratuitamente|senza costi|a nostre spese|in omaggio|in regalo|sostituzione|un sostituto|un ricambio|un buono|buono sconto|buono acquisto|uno sconto|risarcimento|indennizzo|un terzo"},
    {"pt", MEANING_BOON, 0, "a totalidade|valor total|valor integral|montante total|totalidade do valor|na integra|integralmente|por completo|o seu dinheiro|o teu dinheiro|reembolso total|reembolso completo|reembolso integral|gratis|gratuito|gratuita|gratuitamente|sem custos|sem custo|a nossa custa|de oferta|substituicao|um substituto|um vale|vale de compras|um cupao|um cupom|um desconto|compensacao|indemnizacao|indenizacao|um terco"},
    {"nl", MEANING_BOON, 0, "volledige bedrag|hele bedrag|het gehele bedrag|volledige aankoopbedrag|volledig terug|helemaal terug|geld terug|gratis|kosteloos|kosteloze|op onze kosten|cadeau|vervanging|vervangend|vervangende|tegoedbon|waardebon|cadeaubon|kortingsbon|kortingscode|korting|schadevergoeding|compensatie|upgrade|een derde"},
    {"zh", MEANING_BOON, 0, "全额|全款|全部金额|全部退|全部款项|免费|免运费|白送|补发|补寄|重新寄|重新发一|换一双新|优惠券|代金券|购物券|抵用券|礼品卡|折扣|补偿金|补偿您|赔偿|赔给|免费升级|三分之一"},
    {"ja", MEANING_BOON, 0, "全額|無料で|無償で|無料の|無償の|代替品|代わりの商品|代わりの品|交換品|クーポン|割引券|値引き|ギフト券|商品券|補償|お見舞い金|アップグレード|当店負担|弊社負担|三分の一"},

    /* The verb of giving, where its form says that it is the shop's. */
    {"es", MEANING_PLEDGE, PLEDGE_OURS, "devolveremos|devolvemos|reembolsaremos|reembolsamos|reintegraremos|reintegramos|abonaremos|abonamos|enviaremos|enviamos|mandaremos|mandamos|daremos|damos|regalaremos|regalamos|ofreceremos|ofrecemos|haremos|hacemos|aplicaremos|aplicamos|indemnizaremos|compensaremos|recibira|recibiras|obtendra|obtendras|recupera|recuperara|recuperaras|se ahorra|te ahorras|ahorrara|se le reembolsara|se le devolvera|se te devolvera|se le enviara|le devuelvo|te devuelvo|le envio|te envio|le regalo|te regalo"},
    {"fr", MEANING_PLEDGE, PLEDGE_OURS, "nous vous rembourserons|nous vous remboursons|nous te remboursons|nous rembourserons|nous remboursons|vous rembourserons|vous remboursons|nous vous enverrons|nous vous envoyons|nous enverrons|nous envoyons|nous vous donnerons|nous vous donnons|nous vous offrirons|nous vous offrons|nous offrons|nous vous accordons|nous vous accorderons|nous vous ferons|nous vous faisons|nous vous rendrons|nous vous rendons|nous vous verserons|nous vous crediterons|nous vous reexpedierons|nous vous reexpedions|je vous rembourse|je vous envoie|je vous offre|je vous accorde|vous recevrez|vous recevez|vous aurez|vous obtiendrez|vous obtenez|vous recuperez|vous economisez|vous serez rembourse|vous serez remboursee|tu recevras|tu seras rembourse|vous sera rembourse|vous sera envoye|vous sera offert"},
    {"it", MEANING_PLEDGE, PLEDGE_OURS, "rimborseremo|rimborsiamo|restituiremo|restituiamo|invieremo|inviamo|spediremo|spediamo|manderemo|mandiamo|daremo|diamo|regaleremo|regaliamo|offriremo|offriamo|riconosceremo|riconosciamo|faremo|facciamo|applicheremo|applichiamo|accrediteremo|accreditiamo|ricevera|riceverai|avra|otterra|otterrai|riavra|riavrai|risparmia|sara rimborsato|sara rimborsata|le rimborso|ti rimborso|le invio|ti invio|le mando|ti mando|le regalo|ti regalo"},
    {"pt", MEANING_PLEDGE, PLEDGE_OURS, "reembolsaremos|reembolsamos|devolveremos|devolvemos|enviaremos|enviamos|enviar-lhe-emos|mandaremos|mandamos|daremos|damos|oferecemos|ofereceremos|faremos|fazemos|aplicaremos|aplicamos|creditaremos|creditamos|indemnizaremos|vamos reembolsar|vamos devolver|vamos enviar|vamos oferecer|recebera|receberas|recebe|obtera|recupera|poupa|sera reembolsado|sera reembolsada|ser-lhe-a devolvido|envio-lhe|devolvo-lhe|ofereco-lhe"},
    {"zh", MEANING_PLEDGE, PLEDGE_OURS, "我们会|我们将|会给您|会为您|将为您|将给您|给您|为您|退您|送您|赔您|赠送您|您会收到|您将收到|您将获得|您会得到|您能省|您省"},
    {"ja", MEANING_PLEDGE, PLEDGE_OURS, "返金いたします|返金します|返金致します|ご返金いたします|お返しいたします|お返しします|お送りいたします|お送りします|お送り致します|発送いたします|発送します|お届けいたします|お届けします|差し上げます|進呈いたします|進呈します|プレゼントいたします|いたします|致します|させていただきます|させて頂きます|お受け取りになれます|戻ってきます"},

    /* A verb of many persons: "we" or "you" stands beside it. */
    {"en", MEANING_PLEDGE, PLEDGE_BARE, "refund|refunding|be refunded|be reimbursed|reimburse|reimbursing|return the full|return your money|repay|send|sending|be sent|ship|shipping|give|giving|be given|be credited|credit|crediting|grant|replace|replacing|be replaced|offer|offering|upgrade|upgrading|compensate|be compensated|pay|paying|be paid|get|getting|receive|receiving|save"},
    {"de", MEANING_PLEDGE, PLEDGE_BARE, "erstatten|erstatte|zuruckerstatten|ruckerstatten|ruckerstattet|erstattet|uberweisen|zahlen|zuruckzahlen|zahle|schicken|schicke|zuschicken|senden|sende|zusenden|liefern|versenden|geben|gebe|gewahren|gewahre|schenken|schenke|spendieren|gutschreiben|schreiben|bekommen|bekommst|bekommt|erhalten|erhaltst|kriegen|kriegst|sparen|sparst|entschadigen|upgraden"},
    {"nl", MEANING_PLEDGE, PLEDGE_BARE, "betalen|betaal|terugbetalen|vergoeden|vergoed|storten|stort|sturen|stuur|toesturen|opsturen|zenden|bezorgen|geven|geef|schenken|krijgt|krijg|krijgen|ontvangt|ontvang|ontvangen|bespaart|bespaar|compenseren|upgraden|terugbetaald|toegestuurd"},
    {"en", MEANING_PLEDGER, 0, "we|we'll|we're|we are|we will|i'll|i am|i'm|you'll|you will|you get|you are getting|you receive|you save|you are receiving"},
    {"de", MEANING_PLEDGER, 0, "wir|ich|sie bekommen|sie erhalten|sie kriegen|sie sparen|sie werden|bekommen sie|erhalten sie|sparen sie|du bekommst|du erhaltst|du sparst|bekommst du|erhaltst du|wird ihnen|wird dir"},
    {"nl", MEANING_PLEDGER, 0, "wij|we|ik|u krijgt|u ontvangt|krijgt u|ontvangt u|je krijgt|krijg je|je ontvangt|u bespaart|je bespaart|u zult|je zult|wordt u|wordt je"},

    /* A verb of giving away says by itself that it is given; so does one of taking no money. */
    {"en", MEANING_BOON, 0, "a free|throwing in|throw in|on us|waive the|waive your|waiving the|waiving your"},
    {"en", MEANING_PLEDGE, PLEDGE_BARE, "throwing in|throw in|waive|waiving"},
    {"de", MEANING_BOON, 0, "schenken ihnen|schenken wir ihnen|schenken dir|schenken wir dir|schenke ihnen|schenke ich ihnen|schenke dir|erlassen ihnen|erlassen wir ihnen|erlassen dir|erlasse ihnen|erlasse ich ihnen"},
    {"de", MEANING_PLEDGE, PLEDGE_BARE, "legen|lege|packen|packe|erlassen|erlasse"},
    {"es", MEANING_BOON, 0, "le regalamos|te regalamos|os regalamos|le regalaremos|te regalaremos|le regalo|te regalo|no le cobraremos|no te cobraremos|le perdonamos|te perdonamos"},
    {"es", MEANING_PLEDGE, PLEDGE_OURS, "le regalamos|te regalamos|os regalamos|le regalaremos|te regalaremos|le regalo|te regalo|no le cobraremos|no te cobraremos|le perdonamos|te perdonamos|le mandamos|te mandamos"},
    {"fr", MEANING_BOON, 0, "vous offrons|t'offrons|vous offrirons|vous offre|t'offre"},
    {"it", MEANING_BOON, 0, "le regaliamo|ti regaliamo|vi regaliamo|le regaleremo|ti regaleremo|le regalo|ti regalo|le offriamo|ti offriamo|le offriremo|ti offriremo"},
    {"pt", MEANING_BOON, 0, "oferecemos-lhe|oferecemos-te|oferecer-lhe|oferecer-te|ofereco-lhe|ofereco-te|oferecemos os portes|oferecemos o envio|lhe oferecemos|oferecer-lhe-emos"},
    {"pt", MEANING_PLEDGE, PLEDGE_OURS, "vamos oferecer-lhe|vamos oferecer-te|oferecemos-lhe|oferecemos-te|oferecer-lhe-emos"},
    {"nl", MEANING_BOON, 0, "cadeau"},
    {"zh", MEANING_BOON, 0, "送您一|送给您|赠送您|给您免了|给您免掉|为您免除|给您打折|给您优惠"},
    {"ja", MEANING_BOON, 0, "無料にいたし|無料といたし|無料にし|割引いたし|割引し"},

    /* It was given, may be, is asked for, or is what the customer has to do. */
    {"en", MEANING_PLEDGE, PLEDGE_NOT, "check*|see whether|look into|looking into|ask|asking|apply|try|whether|find out|would|could|might|must|have to|need to|want|wish|prefer|decide|choose|usually|normally|have|had|has|was|were|after|upon|until|instead|either|or|any|as soon as|need"},
    {"de", MEANING_PLEDGE, PLEDGE_NOT, "pruf*|klaren|klare|fragen|frage|versuch*|ob|wurden|wurde|konnten|mussen|mochten|mochte|wunschen|haben|habe|hat|hatte*|hast|worden|wenn|sobald|nach|oder|erst|bitte|gegebenenfalls|normalerweise|in der regel|zwischen"},
    {"es", MEANING_PLEDGE, PLEDGE_NOT, "comprob*|revis*|consult*|si|cuando|tras|despues|una vez|en cuanto|o|podria|podriamos|debe|tiene que|quiere|prefiere|hemos|ha|ayer|normalmente|por favor|al recibir"},
    {"fr", MEANING_PLEDGE, PLEDGE_NOT, "verifi*|demand*|si|lorsque|quand|apres|des que|des reception|ou|pourrait|pourrions|devez|souhaitez|preferez|avons|avez|a ete|hier|normalement|veuillez"},
    {"it", MEANING_PLEDGE, PLEDGE_NOT, "verific*|controll*|chied*|se|quando|dopo|una volta|appena|o|oppure|potrebbe|potremmo|deve|vuole|preferisce|abbiamo|ha|ieri|normalmente|per favore"},
    {"pt", MEANING_PLEDGE, PLEDGE_NOT, "verific*|consult*|pergunt*|se|quando|apos|depois|assim que|logo que|ou|poderia|poderiamos|deve|tem de|quer|prefere|ja|ontem|normalmente|por favor"},
    {"nl", MEANING_PLEDGE, PLEDGE_NOT, "controle*|vraag|vragen|proberen|of|zouden|zou|moet|wilt|liever|hebben|heeft|heb|hebt|zodra|na|als|nadat|werd|is|meestal|normaal|graag"},
    {"zh", MEANING_PLEDGE, PLEDGE_NOT, "核实|申请|是否|尽量|争取|看看|如|若|后|已|了|过|或|还是|之前|曾|想|希望|需要|请您|收到货|收到退|时"},
    {"ja", MEANING_PLEDGE, PLEDGE_NOT, "確認|検討|相談|申請|希望|場合|たら|れば|次第|後|または|もしくは|ました|済|お願い|依頼|ください|か、|どちら|ご案内|連絡"},

    /* What is told of more than others; and "your next parcel", which no rule sends free. */
    {"en", MEANING_ALSO, 0, "also|too"},
    {"de", MEANING_ALSO, 0, "auch|ebenso"},
    {"fr", MEANING_ALSO, 0, "aussi|egalement"},
    {"it", MEANING_ALSO, 0, "anche|pure"},
    {"es", MEANING_ALSO, 0, "tambien"},
    {"pt", MEANING_ALSO, 0, "tambem"},
    {"nl", MEANING_ALSO, 0, "ook|eveneens"},
    {"zh", MEANING_ALSO, 0, "也"},
    {"en", MEANING_NEXT, 0, "next"},
    {"de", MEANING_NEXT, 0, "nachste|nachsten|nachster|nachstes"},
    {"fr", MEANING_NEXT, 0, "prochain|prochaine|prochains|prochaines"},
    {"es", MEANING_NEXT, 0, "proximo|proxima|proximos|proximas"},
    {"pt", MEANING_NEXT, 0, "proximo|proxima|proximos|proximas"},
    {"it", MEANING_NEXT, 0, "prossimo|prossima|prossimi|prossime"},
    {"nl", MEANING_NEXT, 0, "volgende"},
    {"zh", MEANING_NEXT, 0, "下次|下一单|下一次"},
    {"ja", MEANING_NEXT, 0, "次回"},

    /* Papers, which every shop sends free. */
    {"en", MEANING_PLEDGE, PLEDGE_NOT, "label|labels|invoice|invoices|newsletter"},
    {"de", MEANING_PLEDGE, PLEDGE_NOT, "etikett|etiketten|label|rucksendeetikett|retourenlabel|retourenetikett|rechnung|newsletter"},
    {"es", MEANING_PLEDGE, PLEDGE_NOT, "etiqueta|etiquetas|factura"},
    {"fr", MEANING_PLEDGE, PLEDGE_NOT, "etiquette|etiquettes|facture"},
    {"it", MEANING_PLEDGE, PLEDGE_NOT, "etichetta|etichette|fattura"},
    {"pt", MEANING_PLEDGE, PLEDGE_NOT, "etiqueta|etiquetas|fatura|factura"},
    {"nl", MEANING_PLEDGE, PLEDGE_NOT, "label|labels|retourlabel|etiket|retouretiket|factuur"},
    {"zh", MEANING_PLEDGE, PLEDGE_NOT, "标签|发票|面单"},
    {"ja", MEANING_PLEDGE, PLEDGE_NOT, "ラベル|伝票|領収書"},
};
// clang-format on
const size_t words_pledge_count = COUNT_OF(words_pledge);
