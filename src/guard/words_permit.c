#include "guard/lexicon_tables.h"

/*
 * What a shop lets or asks its customers to do, in nine languages, and of what such a
 * sentence is.
 */
// clang-format off
const struct word_row words_permit[] = {
    /* It may be done, it need not, it must. */
    {"en", MEANING_RULE, RULE_GRANTS, "is fine|are fine|be fine|perfectly fine|no problem|not a problem|is okay|are okay|is ok|are ok|no bother|no trouble"},
    {"en", MEANING_RULE, RULE_ASKS, "works|we need|you need|you'll need|need to|needs to|is needed|are needed|need not|needn't|don't need|do not need|have to|has to|don't have to|required|necessary|may|is safe|are safe|suitable"},
    {"de", MEANING_RULE, RULE_GRANTS, "kein problem|ist okay|sind okay|in ordnung"},
    {"de", MEANING_RULE, RULE_ASKS, "brauchen|braucht|brauchst|benotigen|benotigt|notig|erforderlich|notwendig|durfen|darfst|sollen|konnen|lasst sich|lassen sich|geeignet"},
    {"es", MEANING_RULE, RULE_GRANTS, "sin problema|sin problemas|no hay problema|esta bien"},
    {"es", MEANING_RULE, RULE_ASKS, "hace falta|necesitas|necesita|necesitamos|hay que|tiene que|tienes que|se puede|se pueden|pueden|vale con|basta|permitid*|admitimos|no admitimos|apto|apta"},
    {"fr", MEANING_RULE, RULE_GRANTS, "pas de souci|aucun souci|pas de probleme|aucun probleme|sans probleme"},
    {"fr", MEANING_RULE, RULE_ASKS, "il faut|il vous faut|necessaire|nous avons besoin|avez besoin|peut|peuvent|peux|devez|dois|suffit|convient|conviennent|acceptons"},
    {"it", MEANING_RULE, RULE_GRANTS, "va bene|va benissimo|vanno bene|nessun problema|senza problemi|non c'e problema"},
    {"it", MEANING_RULE, RULE_ASKS, "serve|servono|occorre|occorrono|bisogna|necessari*|possono|puoi|si puo|basta|adatto|adatta"},
    {"pt", MEANING_RULE, RULE_GRANTS, "sem problema|sem problemas|nao ha problema"},
    {"pt", MEANING_RULE, RULE_ASKS, "e preciso|precisa|precisamos|tem de|tem que|necessario|necessaria|podem|podes|basta|adequado|adequada"},
    {"nl", MEANING_RULE, RULE_GRANTS, "geen probleem|is prima"},
    {"nl", MEANING_RULE, RULE_ASKS, "mag|mogen|hoeft|hoef|hoeven|nodig|moeten|kunnen|kun|volstaat|geschikt"},
    {"zh", MEANING_RULE, RULE_GRANTS, "没问题|没关系"},
    {"zh", MEANING_RULE, RULE_ASKS, "需要|不需要|无需|不必|不用|能够|没办法|无法|不了|必须|不予"},
    {"ja", MEANING_RULE, RULE_GRANTS, "大丈夫|問題ありません|問題ございません|構いません|かまいません|結構です"},
    {"ja", MEANING_RULE, RULE_ASKS, "必要|不要|お受けでき|お受けして|承り|承れ|承って|ませんと|洗えます|洗えません|使えます|使えません"},

    {"es", MEANING_STANCE, STANCE_EVEN, "aunque el|aunque tu|aunque su"},

    /* Not opened, not used. */
    {"en", MEANING_STANCE, STANCE_INTACT, "unopened|sealed|unused|unworn|untouched|brand new|seal is unbroken|seal unbroken|unbroken seal|seal is intact|seal intact|intact seal|without breaking the seal"},
    {"de", MEANING_STANCE, STANCE_INTACT, "ungeoffnet*|versiegelt*|unbenutzt*|ungebraucht*|ungetragen*|verschlossen*|siegel unversehrt|siegel ist unversehrt|siegel intakt|siegel ist intakt"},
    {"es", MEANING_STANCE, STANCE_INTACT, "sin abrir|precintad*|sin usar|sin estrenar|cerrad*|precinto intacto"},
    {"fr", MEANING_STANCE, STANCE_INTACT, "non ouvert*|non utilise*|scelle*|neuf|neuve|intact*|ferme|fermee|fermes|fermees"},
    {"it", MEANING_STANCE, STANCE_INTACT, "non apert*|sigillat*|non usat*|mai usat*|mai apert*|chius*|sigillo integro|sigillo intatto"},
    {"pt", MEANING_STANCE, STANCE_INTACT, "por abrir|fechad*|selad*|nao usad*|por usar|selo intacto"},
    {"nl", MEANING_STANCE, STANCE_INTACT, "ongeopend*|verzegeld*|ongebruikt*|ongedragen|dicht|zegel intact|zegel is intact"},
    {"zh", MEANING_STANCE, STANCE_INTACT, "未开封|未拆封|未拆|没拆|没开封|没拆过|没点过|未使用|没用过|密封|封条完好|封口完好"},
    {"ja", MEANING_STANCE, STANCE_INTACT, "未開封|未使用|開けていない"},
    /* A seal that is whole: no damage is told. */
    {"en", MEANING_NEUTRAL, 0, "seal hasn't been broken|seal has not been broken|seal hasn't broken|seal isn't broken|seal is not broken|seal not broken|seal wasn't broken|seal was not broken|haven't broken the seal|have not broken the seal"},
    {"de", MEANING_NEUTRAL, 0, "siegel nicht gebrochen|siegel nicht beschadigt|siegel unbeschadigt|siegel nicht kaputt"},
    {"es", MEANING_NEUTRAL, 0, "precinto no esta roto|precinto no este roto|precinto sin romper|sin romper el precinto|precinto no se ha roto|precinto no se haya roto"},
    {"fr", MEANING_NEUTRAL, 0, "sceau n'est pas casse|sceau n'a pas ete casse|sceau non casse|opercule n'est pas casse|sans casser le sceau"},
    {"it", MEANING_NEUTRAL, 0, "sigillo non e rotto|sigillo non sia rotto|sigillo non e stato rotto|senza rompere il sigillo"},
    {"pt", MEANING_NEUTRAL, 0, "selo nao esta partido|selo nao esteja partido|selo nao estiver partido|selo nao estiver quebrado|selo nao esta quebrado|selo nao foi partido|sem partir o selo"},
    {"nl", MEANING_NEUTRAL, 0, "zegel niet verbroken|zegel is niet verbroken|zegel niet kapot|zegel is niet kapot|zegel onbeschadigd"},
    {"zh", MEANING_NEUTRAL, 0, "封条没有破损|封条未破损|封条没破损"},
    {"ja", MEANING_NEUTRAL, 0, "シールが破損していな|シールが破れていな|封を切っていな"},

    /* Where a parcel may be left. */
    {"en", MEANING_TOPIC, TOPIC_DROP, "po box|po boxes|p.o. box|p.o. boxes|post office box|parcel locker|parcel lockers|locker|lockers|neighbour|neighbours|neighbor|safe place|pick-up point|pickup point|parcel shop"},
    {"de", MEANING_TOPIC, TOPIC_DROP, "postfach|postfacher|postfachern|packstation|packstationen|paketbox|nachbar|nachbarn|nachbarin|abstellort|ablageort|paketshop"},
    {"es", MEANING_TOPIC, TOPIC_DROP, "apartado de correos|apartados de correos|apartado postal|taquilla|taquillas|consigna|vecino|vecina|vecinos|punto de recogida"},
    {"fr", MEANING_TOPIC, TOPIC_DROP, "boite postale|boites postales|consigne|consignes|voisin|voisine|voisins|point relais|points relais"},
    {"it", MEANING_TOPIC, TOPIC_DROP, "casella postale|caselle postali|fermoposta|armadietto|armadietti|vicino di casa|vicini di casa|punto di ritiro"},
    {"pt", MEANING_TOPIC, TOPIC_DROP, "apartado|apartados|caixa postal|caixas postais|cacifo|cacifos|vizinho|vizinha|ponto de recolha"},
    {"nl", MEANING_TOPIC, TOPIC_DROP, "postbus|postbussen|pakketautomaat|pakketautomaten|pakketkluis|buren|buurman|buurvrouw|afhaalpunt"},
    {"zh", MEANING_TOPIC, TOPIC_DROP, "邮政信箱|信箱|快递柜|丰巢|邻居|代收点|自提点"},
    {"ja", MEANING_TOPIC, TOPIC_DROP, "私書箱|宅配ボックス|宅配ロッカー|置き配|ご近所|隣人|営業所止め"},

    /* Goods added to an order. */
    {"en", MEANING_TOPIC, TOPIC_ADDING, "add|adding|added|tack on|tacked on"},
    {"de", MEANING_TOPIC, TOPIC_ADDING, "hinzufugen|hinzugefugt|dazulegen|dazupacken|erganzen|nachtraglich"},
    {"es", MEANING_TOPIC, TOPIC_ADDING, "anadir|anadirlo|anadirla|anadimos|anado|agregar|incluir mas"},
    {"fr", MEANING_TOPIC, TOPIC_ADDING, "ajouter|ajoutons|ajoute|ajoutee|ajoutes|rajouter"},
    {"it", MEANING_TOPIC, TOPIC_ADDING, "aggiungere|aggiungerlo|aggiungerla|aggiungiamo|aggiungo|aggiunto|aggiunta"},
    {"pt", MEANING_TOPIC, TOPIC_ADDING, "acrescentar|acrescentamos|adicionar|adicionamos|juntar"},
    {"nl", MEANING_TOPIC, TOPIC_ADDING, "toevoegen|toegevoegd|bijvoegen|erbij doen|toe te voegen"},
    {"zh", MEANING_TOPIC, TOPIC_ADDING, "添加|追加|加进|加购|加到"},
    {"ja", MEANING_TOPIC, TOPIC_ADDING, "追加|同梱"},

    /* What a shop has or has not: paying bit by bit, and the parcel by tomorrow. */
    {"en", MEANING_TOPIC, TOPIC_INSTALMENTS, "instalment|instalments|installment|installments|instalment plan|pay in three|pay in 3|pay in four|pay in 4|split the payment|spread the cost|spread the payment"},
    {"de", MEANING_TOPIC, TOPIC_INSTALMENTS, "in raten|raten zahlen|drei raten|monatsraten|ratenzahlung*|ratenkauf|teilzahlung*|teilbetragen"},
    {"es", MEANING_TOPIC, TOPIC_INSTALMENTS, "a plazos|en dos plazos|en tres plazos|en 3 plazos|en cuatro plazos|en varios plazos|pago aplazado|pago fraccionado|fraccionar el pago|en cuotas|en tres veces"},
    {"fr", MEANING_TOPIC, TOPIC_INSTALMENTS, "en plusieurs fois|en deux fois|en trois fois|en quatre fois|en 2 fois|en 3 fois|en 4 fois|paiement echelonne|paiement fractionne|echelonner|echelonnement"},
    {"it", MEANING_TOPIC, TOPIC_INSTALMENTS, "a rate|in rate|in tre rate|in 3 rate|in piu rate|rateizz*|rateale|rateali|rateazione"},
    {"pt", MEANING_TOPIC, TOPIC_INSTALMENTS, "prestacoes|em tres vezes|em 3 vezes|em varias vezes|parcelar|parcelado|parcelamento|pagamento fracionado"},
    {"nl", MEANING_TOPIC, TOPIC_INSTALMENTS, "in termijnen|in drie termijnen|in 3 termijnen|termijnbetaling*|gespreid betalen|gespreide betaling|op afbetaling|in delen betalen"},
    {"zh", MEANING_TOPIC, TOPIC_INSTALMENTS, "分期|分期付款|分三期|分次付款"},
    {"ja", MEANING_TOPIC, TOPIC_INSTALMENTS, "分割払|分割払い|分割でのお支払|分割でお支払|リボ払"},
    {"en", MEANING_TOPIC, TOPIC_EXPRESS, "next-day delivery|next day delivery|overnight delivery"},
    {"de", MEANING_TOPIC, TOPIC_EXPRESS, "lieferung am nachsten tag|zustellung am nachsten tag|ubernachtlieferung|eilzustellung"},
    {"es", MEANING_TOPIC, TOPIC_EXPRESS, "entrega al dia siguiente|envio al dia siguiente"},
    {"fr", MEANING_TOPIC, TOPIC_EXPRESS, "livraison le lendemain|livraison des le lendemain"},
    {"it", MEANING_TOPIC, TOPIC_EXPRESS, "consegna il giorno dopo|consegna il giorno successivo|consegna in giornata"},
    {"pt", MEANING_TOPIC, TOPIC_EXPRESS, "entrega no dia seguinte|entrega expresso"},
    {"nl", MEANING_TOPIC, TOPIC_EXPRESS, "levering de volgende dag|bezorging de volgende dag|volgende dag bezorgd|spoedlevering"},
    {"zh", MEANING_TOPIC, TOPIC_EXPRESS, "次日送达|隔日达|当日达"},
    {"ja", MEANING_TOPIC, TOPIC_EXPRESS, "翌日着|翌日お届け|翌日配送|即日配送|当日配送"},

    /* Made for one customer: where rules of returns most often end, too. */
    {"en", MEANING_STANCE, STANCE_EVEN, "even engraved|even personalised|even personalized|even customised|even embroidered|even cut to size|engraved or not|personalised or not"},
    {"de", MEANING_STANCE, STANCE_EVEN, "auch graviert*|selbst graviert*|auch personalisiert*|selbst personalisiert*|auch mit gravur|selbst mit gravur|auch zugeschnitten*|auch bestickt*"},
    {"es", MEANING_STANCE, STANCE_EVEN, "incluso grabad*|incluso personalizad*|aun grabad*|incluso bordad*|incluso a medida"},
    {"fr", MEANING_STANCE, STANCE_EVEN, "meme grave|meme gravee|meme graves|meme gravees|meme personnalise*|meme brode*|meme sur mesure|meme coupe*"},
    {"it", MEANING_STANCE, STANCE_EVEN, "anche incis*|anche personalizzat*|anche ricamat*|anche su misura"},
    {"pt", MEANING_STANCE, STANCE_EVEN, "mesmo gravad*|mesmo personalizad*|mesmo bordad*|mesmo por medida"},
    {"nl", MEANING_STANCE, STANCE_EVEN, "ook gegraveerd*|zelfs gegraveerd*|ook gepersonaliseerd*|zelfs gepersonaliseerd*|ook geborduurd*|ook op maat"},
    {"zh", MEANING_STANCE, STANCE_EVEN, "刻了字也|刻字的也|刻过字|定制的也|定做的也"},
    {"ja", MEANING_STANCE, STANCE_EVEN, "名入れ後|名入れ済|刻印後|刻印済"},

    /* The shop takes goods back. */
    {"en", MEANING_TOPIC, TOPIC_RETURN, "take it back|take them back|taken back|take back|takes back|taking back|accept it back|accept them back|your window|your return window"},
    {"de", MEANING_TOPIC, TOPIC_RETURN, "zurucknehmen|nehmen wir zuruck|nehmen wir ihn zuruck|nehmen wir sie zuruck|nehmen wir es zuruck|nehmen wir nicht zuruck|nehmen wir gern zuruck|nehmen wir gerne zuruck|wir nehmen ihn zuruck|wir nehmen sie zuruck|wir nehmen es zuruck|nehmen wir leider nicht zuruck"},
    {"es", MEANING_TOPIC, TOPIC_RETURN, "aceptar de vuelta|aceptamos de vuelta|recogerlo de vuelta"},
    {"fr", MEANING_TOPIC, TOPIC_RETURN, "reprendre|reprenons|reprise|repris|reprises|nous renvoyer"},
    {"it", MEANING_TOPIC, TOPIC_RETURN, "riprendiamo|riprendere|ritiriamo|rimandarlo|rimandarla|rimandarli|rimandarle|rispedirlo|rispedirla|rispedirli|rispedirle"},
    {"pt", MEANING_TOPIC, TOPIC_RETURN, "aceitar de volta|aceitamos de volta|aceites de volta|aceite de volta"},
    {"nl", MEANING_TOPIC, TOPIC_RETURN, "terugnemen|terug te nemen|nemen we terug|nemen we niet terug|nemen wij terug|teruggenomen"},
    {"zh", MEANING_TOPIC, TOPIC_RETURN, "收回|想退|要退|能退多少|退多少|退到哪|可退|可以退|不能退|不可退|退不了|还能退|予以退"},
    {"ja", MEANING_TOPIC, TOPIC_RETURN, "お引き取り|返送不要"},
};
// clang-format on
const size_t words_permit_count = COUNT_OF(words_permit);
