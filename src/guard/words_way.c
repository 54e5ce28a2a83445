#include "guard/lexicon_tables.h"

/* Where a parcel stops between the shop and the customer, and the words of coming there. */
// clang-format off
const struct word_row words_way[] = {
    {"en", MEANING_WAYPOINT, WAYPOINT_STOP, "depot|depots|sorting centre|sorting center|sorting office|sorting facility|hub|sorting hub|distribution centre|distribution center|delivery centre|delivery center|delivery office|logistics centre|logistics center|parcel centre|parcel center|transit centre|transit center|mail centre|processing centre|processing center|facility|terminal|post office|parcel shop|pick-up point|pickup point|collection point|parcel locker|locker|local branch|airport|customs"},
    {"de", MEANING_WAYPOINT, WAYPOINT_STOP, "depot|zustelldepot|zielfiliale|verteilzentrum|verteilerzentrum|paketzentrum|zielpaketzentrum|startpaketzentrum|briefzentrum|logistikzentrum|sortierzentrum|frachtzentrum|umschlagzentrum|zustellzentrum|verteilstation|zustellbasis|zustellstutzpunkt|hub|terminal|filiale|postfiliale|postamt|paketshop|packstation|abholstation|abholstelle|station|flughafen|zoll"},
    {"es", MEANING_WAYPOINT, WAYPOINT_STOP, "centro de clasificacion|centro de distribucion|centro logistico|centro de reparto|centro de transito|centro de tratamiento|plataforma|delegacion|deposito|almacen de|almacen local|oficina de correos|oficina postal|oficina|punto de recogida|taquilla|aeropuerto|aduana|aduanas"},
    {"fr", MEANING_WAYPOINT, WAYPOINT_STOP, "centre de tri|centre de distribution|centre logistique|centre de livraison|centre de transit|plateforme|plate-forme|agence|depot|entrepot de|hub|bureau de poste|point relais|point de retrait|consigne|aeroport|douane"},
    {"it", MEANING_WAYPOINT, WAYPOINT_STOP, "centro di smistamento|centro di distribuzione|centro logistico|centro operativo|hub|deposito|filiale|sede di|ufficio postale|punto di ritiro|locker|aeroporto|dogana"},
    {"pt", MEANING_WAYPOINT, WAYPOINT_STOP, "centro de triagem|centro de distribuicao|centro logistico|centro de entregas|centro de tratamento|centro operacional|plataforma|deposito|armazem da|armazem de|armazem local|estacao de correios|estacao dos correios|posto de recolha|ponto de recolha|cacifo|aeroporto|alfandega"},
    {"nl", MEANING_WAYPOINT, WAYPOINT_STOP, "sorteercentrum|distributiecentrum|verdeelcentrum|depot|bezorgdepot|hub|pakketcentrum|logistiek centrum|vestiging|filiaal|postkantoor|servicepunt|afhaalpunt|pakketpunt|pakketautomaat|luchthaven|douane"},
    {"zh", MEANING_WAYPOINT, WAYPOINT_STOP, "分拣中心|转运中心|分拨中心|集散中心|配送中心|物流中心|处理中心|中转站|中转中心|网点|营业部|配送站|派送点|邮局|驿站|自提点|快递柜|机场|海关|口岸"},
    {"ja", MEANING_WAYPOINT, WAYPOINT_STOP, "仕分けセンター|仕分センター|配送センター|物流センター|中継センター|流通センター|配送拠点|物流拠点|中継拠点|集配局|営業所|支店|配達店|郵便局|空港|税関"},
    {"en", MEANING_WAYPOINT, WAYPOINT_AREA, "destination country|country of destination|your country|your area|your region|your city|your town"},
    {"de", MEANING_WAYPOINT, WAYPOINT_AREA, "zielland|bestimmungsland|zielregion|ihrer region|deiner region|ihrem land|deinem land|ihrer stadt|deiner stadt"},
    {"es", MEANING_WAYPOINT, WAYPOINT_AREA, "pais de destino|su pais|tu pais|su zona|tu zona|su ciudad|tu ciudad|su provincia"},
    {"fr", MEANING_WAYPOINT, WAYPOINT_AREA, "pays de destination|votre pays|ton pays|votre region|ta region|votre ville|ta ville|votre secteur"},
    {"it", MEANING_WAYPOINT, WAYPOINT_AREA, "paese di destinazione|suo paese|tuo paese|sua zona|tua zona|sua citta|tua citta|sua regione"},
    {"pt", MEANING_WAYPOINT, WAYPOINT_AREA, "pais de destino|seu pais|teu pais|sua zona|tua zona|sua cidade|tua cidade|sua regiao"},
    {"nl", MEANING_WAYPOINT, WAYPOINT_AREA, "land van bestemming|uw land|je land|uw regio|je regio|uw stad|je stad"},
    {"zh", MEANING_WAYPOINT, WAYPOINT_AREA, "目的国|目的地国家|您的国家|您所在的国家|您所在的城市|您所在地区|当地"},
    {"ja", MEANING_WAYPOINT, WAYPOINT_AREA, "配達国|お届け国|仕向国|目的国|現地"},
    {"en", MEANING_COMING, 0, "arrived|reached|landed|got to|come in|came in|received|arrived at|your parcel arrived on|your order arrived on|has arrived|your parcel has arrived|your order has arrived"},
    {"de", MEANING_COMING, 0, "angekommen|eingetroffen|angelangt|eingegangen|gelandet|ist angekommen|ist eingetroffen"},
    {"es", MEANING_COMING, 0, "llegado|llegada|llego|llego el|llego ayer|llego hoy|ha llegado|ya ha llegado|ha llegado a su|ha llegado a tu"},
    {"fr", MEANING_COMING, 0, "arrive|arrivee|arrives|parvenu|parvenue|est arrive|est arrivee|sont arrives|est bien arrive|est bien arrivee|est arrive le|est arrivee le"},
    {"it", MEANING_COMING, 0, "arrivato|arrivata|arrivati|giunto|giunta|pervenuto|e arrivato|e arrivata|e gia arrivato|e gia arrivata|sono arrivati|e arrivato il"},
    {"pt", MEANING_COMING, 0, "chegado|chegou|chegou ontem|chegou hoje|ja chegou|chegou a sua|chegou no dia"},
    {"nl", MEANING_COMING, 0, "aangekomen|binnengekomen|gearriveerd|is aangekomen|zijn aangekomen"},
    {"zh", MEANING_COMING, 0, "到达|抵达|运抵|到了|已到|送到|送达"},
    {"ja", MEANING_COMING, 0, "到着|届いて|届きま|到着済|到着いたしました|到着しました|到着しております"},
};
// clang-format on
const size_t words_way_count = COUNT_OF(words_way);
