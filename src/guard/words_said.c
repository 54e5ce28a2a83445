#include "guard/lexicon.h"

/*
 * What is no statement of the shop's, in nine languages: what the customer says, wants or
 * asks back, and what the shop says no to.
 */
// clang-format off
const struct word_row words_said[] = {
    /* What the customer wants: the clause is the customer's. */
    {"en", MEANING_QUOTED, 0, "i understand you|we understand you|we understand that you|i see why you|i can see why you|i know you want|you want back|you'd like back|you would like back|you want your money|wanting your|wanting back"},
    {"de", MEANING_QUOTED, 0, "zuruckwollen|zuruckmochten|zuruckhaben wollen|zuruckhaben mochten|zuruckverlangen|zuruckfordern wollen|zuruckerwarten|zuruckwillst|zuruckhaben willst|wir verstehen, dass sie|ich verstehe, dass du|ich weiss, dass sie|sie bestehen auf|sie verlangen|du verlangst"},
    {"es", MEANING_QUOTED, 0, "comprendo que|entendemos que|comprendemos que|es normal que quier*|es logico que quier*|quiere recuperar|quieres recuperar|quiera recuperar|quieras recuperar|nos reclama|nos reclamas|nos exige|nos exiges"},
    {"fr", MEANING_QUOTED, 0, "nous comprenons que vous|je concois que vous|je comprends que tu|vous reclamez|vous reclamiez|vous exigez|vous exigiez|vous voulez recuperer|vous souhaitez recuperer|tu reclames|tu veux recuperer"},
    {"it", MEANING_QUOTED, 0, "rivuole|rivoglia|rivuoi|vuole indietro|vuoi indietro|voglia indietro|voglia riavere|vuole riavere|vuoi riavere|capisco che lei|comprendo che lei|capiamo che lei|capisco che voglia|capisco che tu|lei pretende|lei esige"},
    {"pt", MEANING_QUOTED, 0, "quer de volta|queira de volta|queres de volta|quer reaver|queira reaver|quer recuperar|queira recuperar|compreendo que queira|percebo que queira|entendo que queira|compreendo que esteja|exige-nos"},
    {"nl", MEANING_QUOTED, 0, "ik begrijp dat u|ik begrijp dat je|wij begrijpen dat u|we begrijpen dat je|ik snap dat u|ik snap dat je|terugwilt|terug wilt|terug wil hebben|terugverlangt|terugeist|u eist|je eist"},
    {"zh", MEANING_QUOTED, 0, "想要回|想拿回|想讨回|想取回|希望拿回|希望要回|要回您的|拿回您的"},
    {"ja", MEANING_QUOTED, 0, "てほしいという|て欲しいという|てほしいと|て欲しいと|というお気持ち|とのお気持ち|とのお言葉|というお言葉|とのご要望|というご要望|とのご希望|とのご意見|というご意見|お聞きになった|とお聞き|とおっしゃる|とお思い|とお感じ"},
    /* Behind what is quoted: "…, diz você". */
    {"de", MEANING_QUOTE, 0, "wie sie meinen|so schreiben sie|so sagen sie|schreiben sie mir|wie sie mir schreiben|so ihre worte|so ihre nachricht|heisst es bei ihnen|schreibst du mir|meinen sie"},
    {"es", MEANING_QUOTE, 0, "dice usted|dices tu|escribe usted|segun dice|segun dices|segun escribe|segun nos dice|segun cuenta|me dice|me dices|me cuenta|me cuentas|nos escribe|nos escribes|me escribe|me escribes"},
    {"fr", MEANING_QUOTE, 0, "dites-vous|ecrivez-vous|dis-tu|ecris-tu|affirmez-vous|precisez-vous|pensez-vous|me dites-vous|nous ecrivez-vous|vous m'ecrivez|vous me dites|vous nous ecrivez|vous affirmez|vous rapportez|vous evoquez"},
    {"it", MEANING_QUOTE, 0, "dice lei|scrive lei|dici tu|scrivi tu|mi dice|mi scrive|ci scrive|mi scrivi|mi dici|lei dice|lei afferma|lei sostiene|come dice|come scrive|come dici"},
    {"pt", MEANING_QUOTE, 0, "diz voce|escreve voce|dizes tu|diz o senhor|diz a senhora|escreve-nos|escreve-me|diz-me|dizes-me|voce diz|voce escreve|voce refere|como diz|como escreve|como refere|segundo diz|segundo refere"},
    {"nl", MEANING_QUOTE, 0, "schrijft u|schrijf je|schrijft u mij|zegt u|zeg je|meldt u|meld je|vertelt u|u schrijft mij|u schrijft ons|zoals u zegt|zoals je zegt|zoals je schrijft|u meldde|je meldt|je zegt|je schreef|je zei"},
    /* A verb of the third person says it of the customer where a sentence begins with it. */
    {"es", MEANING_QUOTE_FIRST, 0, "refiere|habla de|habla usted|pide|reclama|solicita|alega|asegura|nombra|comenta|expone|senala|indica|dice|escribe|pregunta|hablas de|pides|reclamas"},
    {"it", MEANING_QUOTE_FIRST, 0, "riferisce|parla di|parla|cita|indica|scrive|dice|chiede|richiede|segnala|afferma|sostiene|racconta|nomina|accenna|pretende|parli di|chiedi|dici"},
    {"pt", MEANING_QUOTE_FIRST, 0, "refere|fala de|fala em|fala num|fala numa|menciona|indica|diz|escreve|pede|solicita|reclama|alega|afirma|aponta|nomeia|comenta|pergunta|referes|falas de|falas em|dizes|pedes"},
    /* Beside a negation: the shop does not. */
    {"en", MEANING_GIVES, 0, "give|giving|offer|offering|grant|granting|do|allow|provide|accept|accord|match|go down|go that low|take off|knock off|reduce|lower|possible|feasible|doable|manage|arrange|promise|agree to|run to|within our power|in a position"},
    {"de", MEANING_GIVES, 0, "geben|gewahren|anbieten|bieten|einraumen|zusagen|versprechen|leisten|machen|nachlassen|heruntergehen|runtergehen|moglich|machbar|drin|umsetzbar|realisierbar|erlauben|bewilligen|zugestehen|erfullen|entsprechen|lage"},
    {"es", MEANING_GIVES, 0, "dar|darle|darte|ofrecer|ofrecerle|ofrecerte|conceder|concederle|concederte|hacer|hacerle|hacerte|aplicar|aplicarle|aplicarte|rebajar|rebajarle|bajar|prometer|prometerle|prometerte|garantizar|posible|viable|factible|es dado|permite|permitido|damos|ofrecemos|concedemos|hacemos|aplicamos|alcance"},
    {"fr", MEANING_GIVES, 0, "donner|offrir|accorder|consentir|faire|proposer|appliquer|permettre|promettre|garantir|possible|envisageable|faisable|realisable|en mesure|accordons|offrons|faisons|proposons|consentons|permis|pratiquons"},
    {"it", MEANING_GIVES, 0, "dare|darle|darti|offrire|offrirle|offrirti|concedere|concederle|concederti|fare|farle|farti|applicare|applicarle|praticare|praticarle|proporre|promettere|prometterle|possibile|fattibile|in grado|offriamo|concediamo|facciamo|pratichiamo|applichiamo|consentito"},
    {"pt", MEANING_GIVES, 0, "dar|dar-lhe|dar-te|oferecer|oferecer-lhe|conceder|conceder-lhe|fazer|fazer-lhe|aplicar|aplicar-lhe|baixar|prometer|prometer-lhe|garantir|possivel|viavel|exequivel|permitido|damos|oferecemos|concedemos|fazemos|aplicamos|alcance"},
    {"nl", MEANING_GIVES, 0, "geven|bieden|aanbieden|verlenen|toekennen|doen|beloven|toezeggen|toestaan|mogelijk|haalbaar|zakken|toepassen|inwilligen|staat"},
    {"en", MEANING_ABSENT, 0, "impossible|out of the question|is not on offer|is not on the table|is beyond us|is more than we can"},
    {"de", MEANING_ABSENT, 0, "unmoglich|ausgeschlossen|geht nicht|geht leider nicht|geht bei uns nicht|geht nun mal nicht|ist nicht drin|kommt nicht in frage|kommen nicht in frage|ist uns leider nicht|uberfordert uns|sind uns nicht"},
    {"es", MEANING_ABSENT, 0, "imposible|inviable|no esta en nuestra mano|no cabe|no puede ser|no va a poder ser|no existe|no lo hay|no se puede|no podemos|no puedo|no tenemos|no ofrecemos"},
    {"fr", MEANING_ABSENT, 0, "impossible|impossibles|exclu|exclue|n'existe pas|n'existe|n'est pas prevu|n'est pas prevue|hors de question|hors de notre portee|nous ne pouvons pas|nous ne pouvons|je ne peux pas|nous ne le pouvons pas"},
    {"it", MEANING_ABSENT, 0, "impossibile|escluso|esclusa|non esiste|non c'e|non e previsto|non possiamo|non posso|non si puo|non rientra|fuori discussione|fuori portata"},
    {"pt", MEANING_ABSENT, 0, "impossivel|inviavel|nao existe|nao ha|nao esta previsto|nao podemos|nao posso|nao se pode|nao conseguimos|nao consigo|fora de questao|nao temos"},
    {"nl", MEANING_ABSENT, 0, "onmogelijk|uitgesloten|gaat niet|gaat helaas niet|lukt niet|lukt ons niet|lukt helaas niet|zit er niet in|zit er helaas niet in|kan niet|kan helaas niet|kunnen we niet|kunnen wij niet|bestaat niet"},
    {"zh", MEANING_ABSENT, 0, "给不了|给不到|做不到|办不到|打不了|优惠不了|便宜不了|不能给|不能打|不能提供|不能优惠|无法提供|无法给|无法打|无法优惠|无法做到|没法给|没法打|没办法给|没办法打|做不了|不提供|恕不能|承诺不了|答应不了|满足不了|给不起"},
    {"zh", MEANING_NONE_OF, 0, "无法提供|无法给|无法打|无法为您打|没法打|没法给|不能给您|不能给|不能打|不能为您打|打不了|给不了|做不到|不提供|不做|不打"},
    {"ja", MEANING_ABSENT, 0, "いたしかね|致しかね|できかね|出来かね|しかねます|できません|出来ません|できない|出来ない|応じかね|応じられ|対応しかね|対応できません|承れません|お受けできません|お受けしかね|難しい|困難|不可能|お断り|行っておりません|ご容赦|ご用意がございません|ご遠慮"},
    /* Why something is given: no thanks and no regret that states nothing. */
    {"en", MEANING_NEUTRAL, 0, "as an apology|by way of apology|by way of an apology|to apologise|to apologize|to say sorry|as a thank you|as a thank-you|to thank you|by way of thanks|to make up for"},
    {"de", MEANING_NEUTRAL, 0, "als entschuldigung|zur entschuldigung|als kleine entschuldigung|als dank|zum dank|als dankeschon|als kleines dankeschon|als wiedergutmachung"},
    {"es", MEANING_NEUTRAL, 0, "como disculpa|a modo de disculpa|para disculparnos|como agradecimiento|en agradecimiento|para agradecerle|para agradecerte|para agradecer"},
    {"fr", MEANING_NEUTRAL, 0, "pour nous excuser|pour nous faire pardonner|pour m'excuser|en guise d'excuse|en guise d'excuses|pour vous remercier|pour te remercier|en remerciement|a titre d'excuse"},
    {"it", MEANING_NEUTRAL, 0, "per scusarci|per farci perdonare|a titolo di scuse|a titolo di scusa|come scusa|per ringraziarla|per ringraziarti|come ringraziamento|in segno di scuse"},
    {"pt", MEANING_NEUTRAL, 0, "como pedido de desculpas|como pedido de desculpa|para nos desculparmos|a titulo de desculpa|como agradecimento|em agradecimento|para agradecer|em jeito de desculpa"},
    {"zh", MEANING_NEUTRAL, 0, "为表歉意|为了表示歉意|表示歉意|表达歉意|为表感谢|作为感谢|为表谢意"},
    {"ja", MEANING_NEUTRAL, 0, "お詫びとして|お詫びに|お詫びのしるし|お詫びの品|お礼として|お礼に|感謝のしるし|感謝を込めて"},
    /* What a price is brought down to. */
    {"en", MEANING_OFFER, 0, "match the price|match their price|match any price|same price|make up the difference|pay the difference|beat the price"},
    {"de", MEANING_OFFER, 0, "preis anpassen|gleichen preis|gleicher preis|differenz|gehen mit dem preis|tiefpreis*|bestpreis*|preisgarantie"},
    {"es", MEANING_OFFER, 0, "igualamos|igualar el precio|mismo precio|la diferencia|mejoramos el precio"},
    {"fr", MEANING_OFFER, 0, "alignons|nous aligner|meme prix|la difference|meilleur prix"},
    {"it", MEANING_OFFER, 0, "stesso prezzo|la differenza|adeguiamo il prezzo|pareggiamo|miglior prezzo"},
    {"pt", MEANING_OFFER, 0, "igualamos|mesmo preco|a diferenca|cobrimos o preco|melhor preco"},
    {"nl", MEANING_OFFER, 0, "zelfde prijs|het verschil|prijsgarantie|laagste prijs|evenaren"},
    {"zh", MEANING_OFFER, 0, "补差|差价|补多少|补给您|补上|差多少|同价|保价|买贵"},
    {"ja", MEANING_OFFER, 0, "差額|同じ値段|同じ価格|同価格|同額|お値引き|お下げし|値下げ"},
    /* What is named beside it is said to be in the range. */
    {"en", MEANING_SELLS, 0, "we carry|also carry|we sell|also sell|we stock|also stock|also have|also offer|in our range|range includes|in our shop|in our catalogue|might like|may like|you could try|a look at|recommend|alternative"},
    {"de", MEANING_SELLS, 0, "fuhren wir|wir fuhren|fuhren auch|verkaufen wir|wir verkaufen|im sortiment|aus unserem sortiment|im angebot|haben wir auch|wir haben auch|bieten auch|gefallt ihnen|gefallt dir|empfehle|empfehlen|alternative"},
    {"es", MEANING_SELLS, 0, "vendemos|tenemos tambien|tambien tenemos|tenemos ademas|ademas tenemos|ofrecemos|en nuestro catalogo|en nuestra tienda|le puede gustar|te puede gustar|le gustara|te gustara|recomiendo|recomendamos|alternativa|disponemos de"},
    {"fr", MEANING_SELLS, 0, "vendons|avons aussi|avons egalement|avons encore|proposons|dans notre gamme|dans notre catalogue|dans notre boutique|pourrait vous plaire|vous plaira|vous plairait|recommande|recommandons|alternative|disposons"},
    {"it", MEANING_SELLS, 0, "vendiamo|abbiamo anche|abbiamo inoltre|offriamo|nel nostro catalogo|nel nostro assortimento|in assortimento|potrebbe piacerle|potrebbe piacerti|consiglio|consigliamo|alternativa|disponiamo"},
    {"pt", MEANING_SELLS, 0, "vendemos|tambem temos|temos tambem|temos ainda|oferecemos|no nosso catalogo|na nossa loja|na nossa gama|podera gostar|pode gostar|recomendo|recomendamos|alternativa|dispomos"},
    {"nl", MEANING_SELLS, 0, "verkopen|hebben ook|ook in huis|voeren ook|in ons assortiment|uit ons assortiment|in onze winkel|misschien leuk|is misschien iets|raad aan|aanrader|alternatief|bieden ook"},
    {"zh", MEANING_SELLS, 0, "我们也有|也有|还有|我们卖|在售|有售|也卖|推荐|您也可以看看|看看|店里有|本店有|同类"},
    {"ja", MEANING_SELLS, 0, "扱って|取り扱い|取扱|お取り扱い|販売して|ご用意して|おすすめ|お勧め|いかがでしょう|もございます|もあります|も人気"},
    /* What sending costs, where the word is also another's. */
    {"en", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "shipping costs|delivery costs|shipping comes to|delivery comes to|sending costs"},
    {"de", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "der versand betragt|versand betragt|versand liegt bei|versand kommt auf|zustellung kostet|versandpauschale|versandkostenpauschale"},
    {"es", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "el porte|los portes|envio sale por|envio asciende|enviar cuesta|mandarlo cuesta|el envio es de|la entrega cuesta"},
    {"fr", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "le port coute|le port est|le port revient|le port s'eleve|port coute|les ports|l'expedition coute|expedition coute|l'expedition est|participation aux frais"},
    {"it", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "spedire costa|la spedizione e di|spedizione ammonta|la spedizione viene|il trasporto costa|spese di trasporto|spese postali"},
    {"pt", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "o envio fica|enviar custa|o transporte custa|custos de transporte|despesas de transporte|o envio e de"},
    {"nl", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "verzenden kost|versturen kost|bezorgen kost|bezorging kost|levering kost|vrachtkosten|de verzending is"},
    {"zh", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "寄送费|派送费|送货费|物流费|运送费"},
    {"ja", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "発送料|発送費|郵送料|お届け料|運賃"},
    /* "More than 20": a bound, and up to there it is given. */
    {"en", MEANING_TOPIC, TOPIC_MINIMUM, "more than"},

    /* Given as thanks. */
    {"de", MEANING_NEUTRAL, 0, "als aufmerksamkeit|als kleine aufmerksamkeit"},
    {"nl", MEANING_NEUTRAL, 0, "als bedankje|als dank|om u te bedanken|om je te bedanken|bij wijze van dank"},
    {"en", MEANING_NEUTRAL, 0, "as a thank you for your patience|to thank you for your patience|in return for your patience|for the long wait"},
    {"de", MEANING_NEUTRAL, 0, "als dankeschon fur die geduld|als dankeschon fur ihre geduld|als dankeschon fur deine geduld|als dank fur die geduld|als dank fur ihre geduld|als dank fur deine geduld|zum dank fur die geduld|zum dank fur ihre geduld|fur die lange wartezeit"},
    {"es", MEANING_NEUTRAL, 0, "en agradecimiento por su paciencia|en agradecimiento por tu paciencia|como agradecimiento por su paciencia|como agradecimiento por tu paciencia"},
    {"fr", MEANING_NEUTRAL, 0, "en remerciement de votre patience|pour vous remercier de votre patience|pour te remercier de ta patience"},
    {"it", MEANING_NEUTRAL, 0, "per ringraziarla della pazienza|per ringraziarti della pazienza|come ringraziamento per la pazienza"},
    {"pt", MEANING_NEUTRAL, 0, "como agradecimento pela paciencia|em agradecimento pela paciencia|para agradecer a paciencia"},
    {"nl", MEANING_NEUTRAL, 0, "als dank voor uw geduld|als dank voor je geduld|als bedankje voor het wachten"},
};
// clang-format on
const size_t words_said_count = COUNT_OF(words_said);
