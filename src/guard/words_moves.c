#include "guard/lexicon_tables.h"

/*
 * What comes and goes, in all forms of number and gender: parcels that leave, goods that
 * arrive; what is agreed or thought done; the end of the year, dozens, woods.
 */
// clang-format off
const struct word_row words_moves[] = {
    /* Of several things what is said of one. */
    {"de", MEANING_EVENT, EVENT_SHIPPED, "gingen raus|gingen hinaus|sind rausgegangen|sind abgegangen|gingen ab|abgeschickt|losgeschickt"},
    {"es", MEANING_EVENT, EVENT_SHIPPED, "enviados|enviadas|expedidos|expedidas|despachados|despachadas|mandados|mandadas|salieron|partieron|se enviaron|se mandaron|han salido|han partido|ha partido"},
    {"fr", MEANING_EVENT, EVENT_SHIPPED, "expediees|envoyees|sont parties|partis|parties|confies a|confiees a|remises a|remises au|sont sortis|sont sorties|ont quitte"},
    {"it", MEANING_EVENT, EVENT_SHIPPED, "inviate|partite|partirono|usciti dal|uscite dal|affidati|affidate|hanno lasciato"},
    {"pt", MEANING_EVENT, EVENT_SHIPPED, "expedidas|despachados|despachadas|mandados|mandadas|seguiram|partiram|sairam"},
    {"nl", MEANING_EVENT, EVENT_SHIPPED, "gingen de deur uit|zijn vertrokken|gingen weg|zijn weggegaan|vertrokken"},
    {"es", MEANING_EVENT, EVENT_DELIVERED, "recibidos|recibidas|han llegado|ha llegado"},
    {"fr", MEANING_EVENT, EVENT_DELIVERED, "distribues|distribuees|sont arrives|sont arrivees|recus|recues|deposes|deposees"},
    {"it", MEANING_EVENT, EVENT_DELIVERED, "recapitati|recapitate|giunti|giunte|ricevuti|ricevute"},
    {"pt", MEANING_EVENT, EVENT_DELIVERED, "recebidos|recebidas|foram entregues"},
    {"es", MEANING_STATE_OF, DEED_UNDERWAY, "va camino de|va ya camino de|van camino de|ya camino de|va camino a|va de camino"},

    {"de", MEANING_EVENT, EVENT_VALID, "gilt bis|gelten bis|gilt bis zum"},
    {"es", MEANING_EVENT, EVENT_VALID, "vale hasta|valen hasta|valido hasta el|sirve hasta"},
    {"fr", MEANING_EVENT, EVENT_VALID, "vaut jusqu'a|valable jusqu'a|valable jusqu'en|utilisable jusqu'a"},
    {"it", MEANING_EVENT, EVENT_VALID, "vale fino a|vale fino al|vale fino alla|valido fino alla|valida fino alla"},
    {"pt", MEANING_EVENT, EVENT_VALID, "vale ate|vale ate ao|valem ate|valido ate ao|valida ate ao"},
    {"nl", MEANING_EVENT, EVENT_VALID, "geldt tot|geldt tot en met|is geldig tot"},

    /* The day that is a part of one. */
    {"en", MEANING_DAY, DAY_FROM_TODAY(0), "this morning|this afternoon|this very morning"},
    {"de", MEANING_DAY, DAY_FROM_TODAY(0), "heute morgen|heute fruh|heute vormittag|heute mittag|heute nachmittag"},
    {"es", MEANING_DAY, DAY_FROM_TODAY(0), "esta manana|esta misma manana|esta tarde"},
    {"fr", MEANING_DAY, DAY_FROM_TODAY(0), "ce matin|ce matin meme|cet apres-midi"},
    {"it", MEANING_DAY, DAY_FROM_TODAY(0), "stamattina|stamani|questa mattina|oggi pomeriggio"},
    {"pt", MEANING_DAY, DAY_FROM_TODAY(0), "esta manha|hoje de manha|esta tarde"},
    {"nl", MEANING_DAY, DAY_FROM_TODAY(0), "vanochtend|vanmorgen|vanmiddag"},
    {"zh", MEANING_DAY, DAY_FROM_TODAY(0), "今早|今天早上|今天上午|今天下午"},
    {"ja", MEANING_DAY, DAY_FROM_TODAY(0), "今朝|本日午前|本日午後"},
    {"zh", MEANING_DAY, DAY_FROM_TODAY(3), "大后天"},
    {"ja", MEANING_DAY, DAY_FROM_TODAY(1), "あした"},
    {"ja", MEANING_DAY, DAY_FROM_TODAY(3), "明々後日|しあさって"},
    {"ja", MEANING_EVENT, EVENT_DUE, "着きます|着くでしょう|着く予定|着く見込み|お手元に届|お届けになります|お届けとなります|到着となります"},
    {"ja", MEANING_EVENT, EVENT_DELIVERED, "着きました|着いており"},

    {"en", MEANING_NEUTRAL, 0, "left here|left on|left together|left with|left yesterday|left last|left this|left at|left today"},
    {"en", MEANING_STATE_OF, DEED_SHIP, "left this morning|left this afternoon|left today|left yesterday|left last night|left last week"},

    /* What letters open and close with. */
    {"en", MEANING_SMALL, 0, "nice to hear from you|good to hear from you|lovely to hear from you|great to hear from you|at your disposal|rest assured"},
    {"de", MEANING_SMALL, 0, "stehe ich ihnen|stehen wir ihnen|stehe ihnen|stehe ich dir|schon von ihnen zu|schon von dir zu|bin ich gern fur"},
    {"es", MEANING_SMALL, 0, "quedo a su disposicion|quedamos a su disposicion|quedo a tu disposicion|quedamos a tu disposicion|estoy a su disposicion|estamos a su disposicion|que gusto leer*|puede estar tranquil*|puedes estar tranquil*"},
    {"fr", MEANING_SMALL, 0, "reste a votre disposition|restons a votre disposition|reste a ta disposition|suis a votre disposition|tiens a votre disposition|reste a votre ecoute|restons a votre ecoute|soyez rassure*"},
    {"it", MEANING_SMALL, 0, "resto a disposizione|restiamo a disposizione|rimango a disposizione|rimaniamo a disposizione|resto a sua disposizione|restiamo a sua disposizione|stia tranquill*|stai tranquill*|andiamo con ordine"},
    {"pt", MEANING_SMALL, 0, "fico ao dispor|ficamos ao dispor|estamos ao dispor|estou ao dispor|fico a aguardar|ficamos a aguardar|fico ao seu dispor|estamos ao seu dispor|pode ficar descansad*|fique descansad*"},
    {"nl", MEANING_SMALL, 0, "help ik u graag|help ik je graag|helpen wij u graag|helpen we je graag|sta ik voor u klaar|staan wij voor u klaar|tot uw dienst|tot je dienst"},
    {"zh", MEANING_SMALL, 0, "随时为您服务|竭诚为您服务|很高兴收到您"},
    {"ja", MEANING_SMALL, 0, "ご質問にお答え|ご説明いたします|ご説明します|ご案内いたします"},

    /* Where a parcel waits, which no order tells. */
    {"en", MEANING_AUX, AUX_WHOLE, "at the depot|at their depot|at the local depot|at the sorting centre|at the sorting center|at the parcel shop|at a parcel shop|at the pickup point|at a pickup point|at the post office|stuck at customs|stuck in customs|held at customs|held by customs|cleared customs|ready for collection|ready for pick-up|ready for pickup|in your safe place|back at the depot|held at the"},
    {"de", MEANING_AUX, AUX_WHOLE, "im depot|im zustelldepot|im verteilzentrum|im paketzentrum|in der filiale|in ihrer filiale|in deiner filiale|in der packstation|in einer packstation|im paketshop|in einem paketshop|beim zoll|im zoll|liegt zur abholung|zur abholung bereit|bei der poststelle|in der postfiliale"},
    {"es", MEANING_AUX, AUX_WHOLE, "en el deposito de|en la oficina de correos|en la oficina de|en el punto de recogida|en la delegacion|en aduanas|en la aduana|en el centro de distribucion|listo para recoger|en una oficina de"},
    {"fr", MEANING_AUX, AUX_WHOLE, "au depot|au centre de tri|au bureau de poste|au point relais|en douane|a la douane|bloque en douane|pret a etre retire|a l'agence|entre les mains du facteur|avec le facteur"},
    {"it", MEANING_AUX, AUX_WHOLE, "al deposito|nel deposito|fermo al|ferma al|in giacenza|all'ufficio postale|al punto di ritiro|in dogana|alla dogana|nel centro di smistamento|pronto per il ritiro"},
    {"pt", MEANING_AUX, AUX_WHOLE, "na estacao de|no deposito|no centro de distribuicao|no ponto de recolha|na loja dos ctt|na alfandega|em alfandega|pronta para levantar|pronto para levantar|pronta para levantamento"},
    {"nl", MEANING_AUX, AUX_WHOLE, "in het depot|in het sorteercentrum|bij het afhaalpunt|op het afhaalpunt|op het postkantoor|bij de douane|bij de buren|klaar om af te halen|in de pakketautomaat|bij een servicepunt|bij het servicepunt"},
    {"zh", MEANING_AUX, AUX_WHOLE, "到海关|在海关|清关中|已清关|到驿站|在驿站|到网点|在网点|自提点|快递柜|转运中心|分拨中心|驿站了|到您小区"},
    {"ja", MEANING_AUX, AUX_WHOLE, "営業所で保管|営業所に到着|営業所に保管|持ち戻り|通関中|通関手続き中|税関で|宅配ボックスに|配達店に|保管中です"},

    /* Money that is said to follow. */
    {"en", MEANING_AUX, AUX_WHOLE, "is on its way to your card|are on their way to your card|on its way to your account|on its way to your bank"},
    {"de", MEANING_AUX, AUX_WHOLE, "folgen morgen|folgen heute|folgt morgen|folgt heute|folgt separat|kommen noch nach|kommt noch nach"},
    {"es", MEANING_AUX, AUX_WHOLE, "se los mandamos hoy|te los mandamos hoy|se los enviamos hoy|le llegaran hoy|van hoy a su"},
    {"fr", MEANING_AUX, AUX_WHOLE, "suivent demain|suivent aujourd'hui|suit demain|suivront demain|suivra demain|suivent separement"},
    {"it", MEANING_AUX, AUX_WHOLE, "seguono domani|seguono oggi|segue oggi|segue domani|seguiranno a parte|arrivano a parte"},
    {"pt", MEANING_AUX, AUX_WHOLE, "seguem hoje|segue hoje|seguem amanha|segue amanha|seguem a parte|segue a parte"},
    {"nl", MEANING_AUX, AUX_WHOLE, "volgt morgen|volgen morgen|volgt vandaag|volgen vandaag|volgt apart|volgen apart"},

    /* Goods that are back, or at hand. */
    {"en", MEANING_STOCK, 1, "came back in|came in again|have come in|has come in|have come back|on hand"},
    {"de", MEANING_STOCK, 1, "reingekommen|hereingekommen|eingetroffen|wieder hereinbekommen|wieder reinbekommen"},
    {"es", MEANING_STOCK, 1, "han entrado|nos han entrado|nos ha entrado|ha entrado|acaban de entrar|acaba de entrar|han vuelto a entrar|nos han llegado|nos ha llegado|hemos vuelto a recibir"},
    {"fr", MEANING_STOCK, 1, "sont rentres|sont rentrees|est rentre|est rentree|vient de rentrer|viennent de rentrer|de retour en rayon|en rayon|sous la main"},
    {"it", MEANING_STOCK, 1, "sono rientrati|sono rientrate|e rientrato|e rientrata|sono tornati|sono tornate|sono rientrati in|appena rientrat*|a portata di mano"},
    {"pt", MEANING_STOCK, 1, "voltaram a entrar|voltou a entrar|entraram|deram entrada|deu entrada|chegaram novos|chegaram novas|voltamos a receber"},
    {"nl", MEANING_STOCK, 1, "binnengekomen|weer binnengekomen|zijn weer binnen|weer binnengekregen|bij de hand"},
    {"zh", MEANING_STOCK, 1, "刚到货|新到了|又到了"},
    {"es", MEANING_STOCK, 0, "no esta en tienda|ya no esta en tienda|ya no queda en tienda|no lo tenemos en tienda|no la tenemos en tienda"},
    {"fr", MEANING_STOCK, 0, "n'est plus en magasin|ne sont plus en magasin|n'est pas en magasin|plus en magasin|plus en rayon|n'est plus en rayon"},
    {"it", MEANING_STOCK, 0, "non e piu in negozio|non sono piu in negozio|non e in negozio|piu in negozio"},
    {"pt", MEANING_STOCK, 0, "ja nao esta na loja|nao esta na loja|ja nao estao na loja|ja nao o temos na loja"},
    {"nl", MEANING_STOCK, 0, "niet meer in de winkel|niet in de winkel"},
    {"de", MEANING_STOCK, 0, "nicht mehr im laden|nicht mehr im geschaft|nicht im laden"},

    /* What is named behind it is of the shop's range. */
    {"en", MEANING_SELLS, 0, "suggest|i'd suggest|instead of the|would suit|in place of"},
    {"de", MEANING_SELLS, 0, "schlage vor|vorschlagen|statt der|statt des|anstelle"},
    {"es", MEANING_SELLS, 0, "sugiero|sugerimos|le propongo|te propongo|en lugar del|en lugar de la|en vez del|echar un vistazo|le iria bien"},
    {"fr", MEANING_SELLS, 0, "suggere|suggerons|vous propose|regarder|a la place|au lieu du|au lieu de la|conviendrait|vous irait"},
    {"it", MEANING_SELLS, 0, "suggerisco|suggeriamo|le propongo|ti propongo|al posto del|al posto della|al posto di|dare un'occhiata|andrebbe bene"},
    {"pt", MEANING_SELLS, 0, "sugiro|sugerimos|proponho|no lugar do|no lugar da|em vez do|em vez da|dar uma vista de olhos"},
    {"nl", MEANING_SELLS, 0, "stel voor|suggereer|in plaats van de|in plaats van het|kijk eens naar"},

    /* Tens. */
    {"es", MEANING_NUMBER, 10, "decena"}, {"es", MEANING_NUMBER, 20, "veintena"}, {"es", MEANING_NUMBER, 30, "treintena"}, {"es", MEANING_NUMBER, 100, "centenar|centena"},
    {"fr", MEANING_NUMBER, 10, "dizaine"}, {"fr", MEANING_NUMBER, 20, "vingtaine"}, {"fr", MEANING_NUMBER, 30, "trentaine"}, {"fr", MEANING_NUMBER, 40, "quarantaine"}, {"fr", MEANING_NUMBER, 50, "cinquantaine"}, {"fr", MEANING_NUMBER, 100, "centaine"},
    {"it", MEANING_NUMBER, 10, "decina"}, {"it", MEANING_NUMBER, 20, "ventina"}, {"it", MEANING_NUMBER, 30, "trentina"}, {"it", MEANING_NUMBER, 100, "centinaio"},
    {"pt", MEANING_NUMBER, 10, "dezena"}, {"pt", MEANING_NUMBER, 20, "vintena"}, {"pt", MEANING_NUMBER, 100, "centena"},
    {"nl", MEANING_NUMBER, 10, "tiental"}, {"nl", MEANING_NUMBER, 20, "twintigtal"}, {"nl", MEANING_NUMBER, 30, "dertigtal"}, {"nl", MEANING_NUMBER, 100, "honderdtal"},

    /* Ten years; the last day of this one. */
    {"en", MEANING_SPAN, UNIT_YEAR * 1000 + 10, "a decade|one decade|decade"},
    {"de", MEANING_SPAN, UNIT_YEAR * 1000 + 10, "ein jahrzehnt|jahrzehnt"},
    {"es", MEANING_SPAN, UNIT_YEAR * 1000 + 10, "una decada|decada|un decenio"},
    {"fr", MEANING_SPAN, UNIT_YEAR * 1000 + 10, "une decennie|decennie"},
    {"it", MEANING_SPAN, UNIT_YEAR * 1000 + 10, "un decennio|decennio"},
    {"pt", MEANING_SPAN, UNIT_YEAR * 1000 + 10, "uma decada|decada"},
    {"nl", MEANING_SPAN, UNIT_YEAR * 1000 + 10, "een decennium|decennium"},
    {"en", MEANING_HOLIDAY, 1231, "end of the year|year's end|end of december|year end"},
    {"de", MEANING_HOLIDAY, 1231, "jahresende|ende des jahres|ende dezember"},
    {"es", MEANING_HOLIDAY, 1231, "final de ano|finales de ano|fin del ano|finales de diciembre|fin de diciembre"},
    {"fr", MEANING_HOLIDAY, 1231, "fin de l'annee|fin d'annee|fin decembre"},
    {"it", MEANING_HOLIDAY, 1231, "fine dell'anno|fine anno|fine dicembre|fine d'anno"},
    {"pt", MEANING_HOLIDAY, 1231, "fim do ano|final do ano|fim de dezembro|fim de ano"},
    {"nl", MEANING_HOLIDAY, 1231, "eind van het jaar|einde van het jaar|eind december|jaareinde"},
    {"zh", MEANING_HOLIDAY, 1231, "年底|今年年底"},
    {"ja", MEANING_HOLIDAY, 1231, "年末"},

    /* Deeds that are named by their thing: a visit that is agreed, a second parcel. */
    {"en", MEANING_DEED_NOUN, DEED_INVESTIGATE, "appointment|collection slot|delivery slot"},
    {"de", MEANING_DEED_NOUN, DEED_INVESTIGATE, "termin|liefertermin|abholtermin"},
    {"es", MEANING_DEED_NOUN, DEED_INVESTIGATE, "cita|recogida|turno"},
    {"fr", MEANING_DEED_NOUN, DEED_INVESTIGATE, "rendez-vous|creneau|enlevement"},
    {"it", MEANING_DEED_NOUN, DEED_INVESTIGATE, "appuntamento|ritiro"},
    {"pt", MEANING_DEED_NOUN, DEED_INVESTIGATE, "marcacao|recolha|visita"},
    {"nl", MEANING_DEED_NOUN, DEED_INVESTIGATE, "afspraak|ophaalafspraak|bezorgafspraak"},
    {"en", MEANING_DEED_MADE, 0, "is booked|has been booked|is fixed|is set|is arranged|has been arranged|is confirmed"},
    {"de", MEANING_DEED_MADE, 0, "steht fest|steht bereits|ist vereinbart|ist gebucht|ist bestatigt|wurde vereinbart|wurde gebucht"},
    {"es", MEANING_DEED_MADE, 0, "esta concertada|esta fijada|queda fijada|queda concertada|esta confirmada|esta programada|queda programada|ha quedado fijada"},
    {"fr", MEANING_DEED_MADE, 0, "est fixe|est pris|est confirme|est reserve|a ete fixe|a ete pris|est programme"},
    {"it", MEANING_DEED_MADE, 0, "e fissato|e stato fissato|e confermato|e gia fissato|e prenotato|e stato prenotato"},
    {"pt", MEANING_DEED_MADE, 0, "esta marcada|ficou marcada|foi marcada|ja esta marcada|esta confirmada|esta agendada|foi agendada"},
    {"nl", MEANING_DEED_MADE, 0, "staat|staat vast|ligt vast|is vastgelegd|is gemaakt|is bevestigd|is ingepland"},
    {"en", MEANING_DEED_NOUN, DEED_REPLACE, "second parcel|another parcel|second shipment|fresh parcel|fresh one|new shipment"},
    {"de", MEANING_DEED_NOUN, DEED_REPLACE, "zweites paket|zweite sendung|zweite lieferung|frisches paket|weiteres paket|neue sendung"},
    {"es", MEANING_DEED_NOUN, DEED_REPLACE, "segundo paquete|segundo envio|otro paquete|otro envio|nuevo envio"},
    {"fr", MEANING_DEED_NOUN, DEED_REPLACE, "deuxieme envoi|second envoi|deuxieme colis|second colis|autre colis|nouvel envoi"},
    {"it", MEANING_DEED_NOUN, DEED_REPLACE, "secondo pacco|secondo invio|seconda spedizione|altro pacco|nuovo pacco|nuovo invio|nuova spedizione"},
    {"pt", MEANING_DEED_NOUN, DEED_REPLACE, "segundo pacote|segundo envio|segunda encomenda|outro pacote|novo pacote|novo envio"},
    {"nl", MEANING_DEED_NOUN, DEED_REPLACE, "tweede pakket|tweede zending|ander pakket|vers pakket|verse zending|nieuwe zending"},

    /* "Consider it done": whatever the verb says that follows. */
    {"en", MEANING_AUX, AUX_GIVEN, "consider it|consider that|consider your"},
    {"de", MEANING_AUX, AUX_GIVEN, "betrachten sie|betrachte|sehen sie es als"},
    {"es", MEANING_AUX, AUX_GIVEN, "dalo por|delo por|dala por|dela por|da por|de por|considere|considera|considerelo|consideralo"},
    {"fr", MEANING_AUX, AUX_GIVEN, "considerez|considere|tenez pour"},
    {"it", MEANING_AUX, AUX_GIVEN, "consideri|considera|lo consideri|la consideri|dia per|dai per|consideralo|considerala"},
    {"pt", MEANING_AUX, AUX_GIVEN, "considere|considera|considere-o|considere-a|da por|de por"},
    {"nl", MEANING_AUX, AUX_GIVEN, "beschouw|beschouwt u"},
    /* The shop as the one who did it, where the verb stands at the end. */
    {"de", MEANING_AUX, AUX_SHOP, "von uns|von mir|durch uns|unsererseits"},
    {"nl", MEANING_AUX, AUX_SHOP, "door ons|door mij|van onze kant"},
    /* "You have it changed": what stands so by the shop's doing. */
    {"es", MEANING_AUX, AUX_SHOP, "ya tiene|ya tienes|ya tienen|le tengo|te tengo|le tenemos|te tenemos|le dejo|te dejo|le dejamos|te dejamos"},
    {"it", MEANING_AUX, AUX_SHOP, "ha gia|hai gia|le lascio|ti lascio"},
    {"pt", MEANING_AUX, AUX_SHOP, "ja tem|ja tens|deixo-lhe|deixo-te"},
};
// clang-format on
const size_t words_moves_count = COUNT_OF(words_moves);
