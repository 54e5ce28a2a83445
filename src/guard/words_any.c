#include "guard/lexicon_tables.h"

/* Signs and words that mean the same in every language. */
// clang-format off
const struct word_row words_any[] = {
    /* What the policy of a shop speaks of. */
    {"", MEANING_TOPIC, TOPIC_WALLET, "paypal|bizum|klarna|apple pay|google pay|alipay|wechat pay|支付宝|微信|paypay"},

    /* How a rule is put: what it costs, from when it runs, where it holds, how firm it is. */
    {"", MEANING_PLACE, PLACE_SPAIN, "spain|espana|spanien|espagne|spagna|espanha|spanje|spaans vasteland|西班牙|スペイン|mainland spain"},
    {"", MEANING_PLACE, PLACE_PORTUGAL, "portugal|portogallo|葡萄牙|ポルトガル"},
    {"", MEANING_PLACE, PLACE_EU, "the eu|in the eu|within the eu|de la ue|en la ue|la ue|der eu|in der eu|l'ue|dans l'ue|欧盟|eu内|eu域内|european union|union europea|europaischen union|union europeenne"},
    {"", MEANING_PLACE, PLACE_OTHER_EU, "another eu country|other countries of the eu|rest of the eu|elsewhere in the eu|ubrige eu|ubrigen eu|restliche eu|resto de la ue|reste de l'ue|resto dell'ue|resto da ue|rest van de eu|other eu countries|other eu country|otro pais de la ue|otros paises de la ue|anderen eu-land|andere eu-lander|anderen eu-landern|anderen landern der eu|andere lander der eu|autre pays de l'ue|autres pays de l'ue|欧盟其他国家|其他欧盟国家|eu加盟国"},
    {"", MEANING_PLACE, PLACES_OTHER_EUROPE, "resto de europa|rest of europe|elsewhere in europe|other european countries|ubriges europa|restliches europa|anderen europaischen landern|andere europaische lander|otros paises europeos|demas paises europeos|autres pays europeens|ailleurs en europe|altri paesi europei|altrove in europa|outros paises europeus|restantes paises europeus|overig europa|overige europese landen|andere europese landen|elders in europa|欧洲其余|ヨーロッパのその他|ヨーロッパその他|ubrige europa|ubrigen europa|restliche europa|restlichen europa|reste de l'europe|resto d'europa|resto dell'europa|resto da europa|rest van europa|欧洲其他地区|欧洲其他国家|其他欧洲国家|其余欧洲|その他のヨーロッパ|その他の欧州"},
    {"", MEANING_PLACE, PLACE_OUTSIDE_EU, "outside the eu|outside of the eu|fuera de la ue|ausserhalb der eu|hors de l'ue|hors ue|欧盟以外|欧盟外|eu以外|eu 以外|fuori dall'ue|fora da ue"},
    {"", MEANING_PLACE, PLACE_UK, "united kingdom|uk|great britain|reino unido|grossbritannien|vereinigte konigreich|vereinigtes konigreich|vereinigten konigreich|verenigd koninkrijk|groot-brittannie|gran bretana|gran bretagna|gra-bretanha|grande-bretagne|royaume-uni|regno unito|英国|イギリス"},
    {"", MEANING_PLACE, PLACE_NORWAY, "norway|noruega|norwegen|norvege|norvegia|noorwegen|挪威|ノルウェー"},
    {"", MEANING_PLACE, PLACE_SWITZERLAND, "switzerland|suiza|schweiz|suisse|svizzera|suica|zwitserland|瑞士|スイス"},
    {"", MEANING_PLACE, PLACE_NORTH_AMERICA, "north america|norteamerica|nordamerika|amerique du nord|usa|united states|estados unidos|vereinigte staaten|etats-unis|北美|美国|アメリカ|北米|canada"},
    {"", MEANING_PLACE, PLACE_LATIN_AMERICA, "latin america|north and latin america|latinoamerica|america latina|lateinamerika|amerique latine|mexico|拉美|拉丁美洲|墨西哥|中南米"},
    {"", MEANING_PLACE, PLACE_ASIA, "asia|asien|asie|china|japan|japon|chine|cina|giappone|japao|亚洲|中国|日本|アジア"},
    {"", MEANING_PLACE, PLACE_GERMANY, "germany|alemania|deutschland|deutschlands|innerdeutsch*|allemagne|germania|alemanha|duitsland|德国|ドイツ"},
    {"", MEANING_PLACE, PLACE_FRANCE, "france|francia|frankreich|frankreichs|franca|frankrijk|法国|フランス"},
    {"", MEANING_PLACE, PLACE_ITALY, "italy|italia|italien|italiens|italie|意大利|イタリア"},
    {"", MEANING_PLACE, PLACE_AUSTRIA, "austria|autriche|osterreich*|oesterreich*|oostenrijk|奥地利|オーストリア"},
    {"", MEANING_PLACE, PLACE_NETHERLANDS, "netherlands|holland|niederlande|niederlanden|pays-bas|paises bajos|paesi bassi|olanda|paises baixos|nederland|荷兰|オランダ"},
    {"", MEANING_PLACE, PLACE_BELGIUM, "belgium|belgien*|belgique|belgica|belgio|belgie|比利时|ベルギー"},
    {"", MEANING_PLACE, PLACE_LUXEMBOURG, "luxembourg|luxemburg*|luxemburgo|lussemburgo|卢森堡|ルクセンブルク"},
    {"", MEANING_PLACE, PLACE_IRELAND, "ireland|irland|irlande|irlanda|ierland|爱尔兰|アイルランド"},
    {"", MEANING_PLACE, PLACE_SWEDEN, "sweden|schweden*|suede|suecia|svezia|zweden|瑞典|スウェーデン"},
    {"", MEANING_PLACE, PLACE_DENMARK, "denmark|danemark*|daenemark*|dinamarca|danimarca|denemarken|丹麦|デンマーク"},
    {"", MEANING_PLACE, PLACE_FINLAND, "finland|finnland*|finlande|finlandia|芬兰|フィンランド"},
    {"", MEANING_PLACE, PLACE_POLAND, "poland|polen|pologne|polonia|波兰|ポーランド"},
    {"", MEANING_PLACE, PLACE_CZECHIA, "czechia|czech republic|tschechien*|tchequie|chequia|cechia|tsjechie|捷克|チェコ"},
    {"", MEANING_PLACE, PLACE_GREECE, "greece|griechenland*|grece|grecia|griekenland|希腊|ギリシャ"},
    {"", MEANING_PLACE, PLACE_REST, "africa|middle east|oceania|afrika|afrique|非洲|中东|大洋洲|アフリカ|中東|オセアニア|rest of the world|all other countries|ubrige welt|restliche welt|rest der welt|alle anderen lander|allen anderen landern|ubrigen lander|ubrigen landern|resto del mundo|demas paises|reste du monde|autres pays du monde|tous les autres pays|resto del mondo|tutti gli altri paesi|resto do mundo|restantes paises|rest van de wereld|alle andere landen|overige landen|其余国家|其他国家和地区|其他所有国家|世界其他地区|その他の国|その他の地域|それ以外の国|それ以外の地域|以外の国|以外の地域|outside europe|outside of europe|beyond europe|ausserhalb europas|fuera de europa|hors d'europe|hors de l'europe|fuori dall'europa|fora da europa|buiten europa|欧洲以外"},
    {"", MEANING_PLACE, PLACES_OF_EUROPE, "all of europe|anywhere in europe|everywhere in europe|throughout europe|across europe|all over europe|within europe|in europe|europe-wide|europaweit*|in ganz europa|innerhalb europas|en toda europa|dentro de europa|en cualquier pais de europa|partout en europe|dans toute l'europe|en europe|in tutta europa|in tutta l'europa|in europa|em toda a europa|na europa|dentro da europa|in heel europa|binnen europa|欧洲各国|欧洲境内|欧洲范围|全欧洲|ヨーロッパ全域|ヨーロッパ各国"},
    {"", MEANING_PLACE, PLACE_ABROAD, "abroad|every country|everywhere else|anywhere else|elsewhere|uberall sonst|sonst uberall|anderswo|partout ailleurs|ailleurs|en otros lugares|en cualquier otro lugar|altrove|noutros lugares|noutros locais|elders|其他地方|その他の場所|en el extranjero|ausland|a l'etranger|国外|海外"},

    /* Numbers, currencies, and what stands between and before numbers. */
    {"", MEANING_CURRENCY, SIGN_OF_EUR, "€|euro|euros|eur|euritos|eurillos|eurazos|eurones|euri|eurini|euronen|eurootjes|eurotjes|euro's|欧元|歐元|欧|ユーロ|يورو|유로|евро"},
    {"", MEANING_CURRENCY, SIGN_DOLLAR, "bucks|buck|greenbacks|$|us$|dollar|dollars|dolar|dolares|dollari|美元|美金|ドル|달러|доллар*|دولار|دولارا|دولارات|دولار امريكي|us dollars|us dollar|us-dollars|米ドル|アメリカドル|美圆|amerikaanse dollar|amerikaanse dollars|amerikanische dollar|dolares americanos|dolar americano|us-dollar|dolares estadounidenses|dollars americains|dollari americani"},
    {"", MEANING_CURRENCY, SIGN_OF_USD, "usd"},
    {"", MEANING_CURRENCY, SIGN_OF_GBP, "quid|£|gbp|pounds sterling|pound sterling|pounds|pfund sterling|livres sterling|libras esterlinas|英镑|英鎊|镑|ポンド|英ポンド|libras|britse pond|livre sterling|sterline|lire sterline|pond|british pounds|livres"},
    {"", MEANING_CURRENCY, SIGN_YEN, "¥"},
    {"", MEANING_CURRENCY, SIGN_OF_JPY, "jpy|yen|日元|円|yenes|ienes|yens|japanese yen"},
    {"", MEANING_CURRENCY, SIGN_OF_CNY, "cny|rmb|yuan|元|块钱|人民币"},
    {"", MEANING_CURRENCY, SIGN_OF_CHF, "chf|fr.|sfr.|sfr|francs|francos|franchi|franken|francos suizos|franchi svizzeri|francos suicos|zwitserse franken|swiss franc|スイスフラン|スイス・フラン|フラン|瑞士法郎|法郎|瑞郎|schweizer franken|francs suisses|franchi svizzeri|francos suizos|francos suicos|swiss francs|zwitserse frank"},
    {"", MEANING_CURRENCY, SIGN_OF_PLN, "pln|zl|zloty*"},
    {"", MEANING_CURRENCY, SIGN_OF_INR, "inr|₹|rupees"},
    {"", MEANING_CURRENCY, SIGN_OF_KRW, "krw|₩|원"},
    {"", MEANING_CURRENCY, SIGN_OF_TRY, "₺"},
    {"", MEANING_CURRENCY, SIGN_OF_MXN, "mxn|pesos"},
    {"", MEANING_CURRENCY, SIGN_KRONE, "kr|kronor|kroner|krone|kronen|coronas|couronnes|corone|coroas|克朗|クローナ|クローネ"},
    {"", MEANING_CURRENCY, SIGN_RIYAL, "ريال|ريالات|ريالا|ريال سعودي|ريالا سعوديا|riyal|riyals"},
    {"", MEANING_CURRENCY, SIGN_DIRHAM, "درهم|دراهم|درهما|درهم اماراتي|درهم مغربي|dirham|dirhams"},
    {"", MEANING_CURRENCY, SIGN_DINAR, "دينار|دنانير|دينارا|دينار كويتي|دينار اردني|dinar|dinars"},
    {"", MEANING_CURRENCY, SIGN_OF_EGP, "جنيه|جنيها|جنيهات|جنيه مصري|جنيها مصريا|egp"},
    {"", MEANING_CURRENCY, SIGN_OF_SEK, "sek"},
    {"", MEANING_CURRENCY, SIGN_OF_NOK, "nok"},
    {"", MEANING_CURRENCY, SIGN_OF_DKK, "dkk"},
    {"", MEANING_CURRENCY, SIGN_OF_CZK, "czk"},
    {"", MEANING_CURRENCY, SIGN_OF_BRL, "brl|r$|reais"},
    {"", MEANING_PERCENT, 0, "%|pct|pc off|pc discount|pc reduction|pc cheaper|pc less|pc back|percents|percentage points|v.h.|v.h|vom hundert|proz|prozentpunkte*|por cien|por 100|puntos porcentuales|pour 100|p. 100|p. cent|pourcent|pourcents|points de pourcentage|percento|per 100|punti percentuali|pontos percentuais|por cem|procenten|procentpunten|ten honderd|個百分点|个百分点|パー引き|パーオフ|ポイント引き|percent|per cent|por ciento|prozent|pour cent|per cento|por cento|procent|パーセント|٪|퍼센트|процент*|بالمئة|في المئة"},
    {"", MEANING_RANGE, 0, "–|—|~|〜|～|至|到|から"},

    /* Units of time, months, weekdays, days from today, what is past or repeated. */
    {"", MEANING_IDIOM, 0, "24/7|7/7|24h/24|nine to five|365 days a year|365 tage im jahr|365 dias al ano|365 jours par an|24/7/365"},

    /* How far a statement reaches: denials, conditions, quotations, questions, signatures. */
    {"", MEANING_ABBREVIATION, 0, "nr|no|num|st|dr|mr|mrs|ms|ca|approx|aprox|bzw|inkl|art|sra|sr|tel|z|b|d|u|a|e|g|i|vs|co|inc|ltd|max|min|std|pag|av|c|ref|ggf|usw|ud|uds|vgl|zzgl|mme|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|okt|nov|dec|dez|dic|fig"},

    /* What a date is the date of; cues in front of numbers; stock; promises. */
    {"", MEANING_OTHER_CUE, 0, "ticket|case|invoice|request|reference|postal|zip|postcode|phone|telephone|tel|call|hotline|model|article|item|sku|size|iban|vat|postal code|caso|factura|referencia|postal|telefono|codigo postal|vorgang|rechnung|rechnungsnummer|plz|postleitzahl|telefon|artikel|ticketnummer|dossier|facture|telephone|code postal|article|ref|工单|发票|邮编|电话|型号|案件|お問い合わせ|請求書|郵便番号|電話|型番|qr|qr code|区号"},
    {"", MEANING_CUE_JOIN, 0, "number|no|nr|num|id|numero|n|nummer|number is|is|es|ist|est|lautet|: |#|:|：|号|号码|号是|编号|编号是|是|为|番号|は|º|°|n°|nº|no.|nr.|the|with|the number|el|la|le|numero es|die|der"},
};
// clang-format on
const size_t words_any_count = COUNT_OF(words_any);
