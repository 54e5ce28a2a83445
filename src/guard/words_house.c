#include "guard/lexicon_tables.h"

/* The shop's own house: where it sits, with what and whom it works, and moving there. */
// clang-format off
const struct word_row words_house[] = {
    {"en", MEANING_HOUSE, 0, "building|buildings|office|offices|premises|headquarters|warehouse|warehouses|workshop|storeroom|stockroom|showroom|shop|store|stores|branch|switchboard|phone line|phone lines|phone system|system|systems|software|website|web shop|server|servers|team|staff|colleagues|people|carriers|opening hours"},
    {"de", MEANING_HOUSE, 0, "gebaude|buro|buros|raume|raumlichkeiten|geschaftsraume|firmensitz|sitz|standort|lager|lagerhalle|halle|werkstatt|laden|filiale|geschaft|showroom|telefonanlage|hotline|system|systeme|software|warenwirtschaft|webseite|website|webshop|server|team|personal|kollegen|mitarbeiter|versanddienst|versanddienstleister|paketdienst|offnungszeiten|umgezogen|gezogen"},
    {"es", MEANING_HOUSE, 0, "edificio|oficina|oficinas|local|locales|sede|almacen|almacenes|taller|tienda|tiendas|nave|centralita|sistema|sistemas|programa|web|pagina web|servidor|servidores|equipo|personal|companeros|transportista|agencia de transporte|horario|mudado|trasladado"},
    {"fr", MEANING_HOUSE, 0, "locaux|batiment|batiments|bureau|bureaux|siege|entrepot|entrepots|atelier|boutique|boutiques|magasin|magasins|hangar|standard|systeme|systemes|logiciel|site|site web|serveur|serveurs|equipe|personnel|collegues|transporteur|horaires|demenage|emmenage"},
    {"it", MEANING_HOUSE, 0, "edificio|ufficio|uffici|sede|locali|magazzino|magazzini|laboratorio|negozio|negozi|capannone|centralino|sistema|sistemi|gestionale|software|sito|server|squadra|personale|colleghi|corriere|orari|traslocato|trasferiti"},
    {"pt", MEANING_HOUSE, 0, "edificio|predio|escritorio|escritorios|instalacoes|sede|deposito|armazem|armazens|oficina|loja|lojas|galpao|central telefonica|sistema|sistemas|programa|site|servidor|servidores|equipe|equipa|pessoal|colegas|transportadora|horario|mudado"},
    {"nl", MEANING_HOUSE, 0, "gebouw|pand|kantoor|kantoren|magazijn|magazijnen|loods|werkplaats|winkel|winkels|vestiging|filiaal|telefooncentrale|systeem|systemen|software|website|webshop|server|servers|team|personeel|collega's|bezorger|vervoerder|openingstijden|verhuisd"},
    {"zh", MEANING_HOUSE, 0, "办公楼|办公室|新楼|仓库|新仓|门店|店面|店铺|新店|车间|系统|网站|服务器|团队|人手|同事|物流公司|快递公司|换了物流|换了快递|总部|搬家|搬到|搬迁"},
    {"ja", MEANING_HOUSE, 0, "ビル|社屋|事務所|オフィス|本社|倉庫|工房|店舗|新店|システム|サイト|サーバー|スタッフ|人員|配送会社|運送会社|営業時間|移転|引っ越"},
};
// clang-format on
const size_t words_house_count = COUNT_OF(words_house);
