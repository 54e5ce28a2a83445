#include "guard/lexicon.h"

/*
 * What is said to have been done or to stand so, in other words than the plain ones: a
 * search that runs, an address that is changed, money that is back, an order that is gone.
 */
// clang-format off
const struct word_row words_deeds[] = {
    /* What a deed is done to. */
    {"en", MEANING_DEED_NOUN, DEED_INVESTIGATE, "investigation|trace|tracer|search request|parcel search|enquiry with|inquiry with|claim with|missing parcel report|lost parcel report|loss report"},
    {"de", MEANING_DEED_NOUN, DEED_INVESTIGATE, "nachforschungsantrag|nachforschungen|nachforschungsauftrag|suchantrag|suchauftrag|suchmeldung|verlustmeldung|sendungsrecherche|paketsuche|laufzettel|schadensmeldung|schadenmeldung|reklamation bei"},
    {"es", MEANING_DEED_NOUN, DEED_INVESTIGATE, "investigacion|busqueda|rastreo|reclamacion|incidencia|expediente|parte de perdida|denuncia"},
    {"fr", MEANING_DEED_NOUN, DEED_INVESTIGATE, "enquete|recherche|reclamation|avis de recherche|dossier de recherche|litige|declaration de perte"},
    {"it", MEANING_DEED_NOUN, DEED_INVESTIGATE, "indagine|ricerca|reclamo|segnalazione|pratica di ricerca|denuncia di smarrimento"},
    {"pt", MEANING_DEED_NOUN, DEED_INVESTIGATE, "investigacao|averiguacao|reclamacao|pedido de localizacao|processo de averiguacao|participacao de perda"},
    {"nl", MEANING_DEED_NOUN, DEED_INVESTIGATE, "onderzoek|opsporing|zoekopdracht|zoekverzoek|navraag|vermissingsmelding|schadeclaim|claim bij"},
    {"zh", MEANING_DEED_NOUN, DEED_INVESTIGATE, "查件|调查|查询申请|查询工单|工单|理赔|索赔|丢件申报"},
    {"ja", MEANING_DEED_NOUN, DEED_INVESTIGATE, "調査|追跡調査|捜索|荷物調査|紛失届"},
    {"en", MEANING_DEED_NOUN, DEED_ADDRESS, "address|new address|delivery address|shipping address"},
    {"de", MEANING_DEED_NOUN, DEED_ADDRESS, "adresse|lieferadresse|anschrift|lieferanschrift|versandadresse|zustelladresse"},
    {"es", MEANING_DEED_NOUN, DEED_ADDRESS, "direccion|direccion de entrega|direccion de envio|domicilio|senas"},
    {"fr", MEANING_DEED_NOUN, DEED_ADDRESS, "adresse|adresse de livraison|coordonnees"},
    {"it", MEANING_DEED_NOUN, DEED_ADDRESS, "indirizzo|indirizzo di consegna|recapito"},
    {"pt", MEANING_DEED_NOUN, DEED_ADDRESS, "morada|morada de entrega|endereco|endereco de entrega"},
    {"nl", MEANING_DEED_NOUN, DEED_ADDRESS, "adres|bezorgadres|afleveradres|leveradres"},
    {"zh", MEANING_DEED_NOUN, DEED_ADDRESS, "地址|收货地址|收件地址|收货信息|配送地址"},
    {"ja", MEANING_DEED_NOUN, DEED_ADDRESS, "住所|ご住所|お届け先|届け先|送付先|宛先|配送先|配達先"},
    {"ja", MEANING_DEED_NOUN, DEED_REPLACE, "代わりの|代替の|交換用の|新しいもの|別のもの"},
    {"zh", MEANING_DEED_NOUN, DEED_REPLACE, "新的一件|一件新|新件|另一件|替代品|替换品|补发的"},
    /* What was made of it, behind it. */
    {"en", MEANING_DEED_MADE, 0, "is now on the parcel|is on the parcel|is now on the label|is on the label|is now in the system|is in the system now|has been updated|has been changed|has been corrected|has been replaced with|is updated|is changed|is now on file|is under way|is underway|is running|is open|has been opened|has been started|has been launched|has been lodged|has been filed|was opened|was started|was lodged|was filed|was changed|was updated|is in progress|is already running"},
    {"de", MEANING_DEED_MADE, 0, "lauft|laufen|lauft bereits|lauft schon|wurde gestellt|wurde eingeleitet|wurde eroffnet|wurde gestartet|ist gestellt|ist eingeleitet|ist eroffnet|ist gestartet|wurde geandert|wurde aktualisiert|wurde angepasst|wurde korrigiert|wurde hinterlegt|ist geandert|ist aktualisiert|ist angepasst|ist korrigiert|ist hinterlegt|ist eingetragen|ist vermerkt|steht jetzt auf|steht nun auf|steht bereits auf|wurde gestern gestellt|wurde heute gestellt|wurde gestern eroffnet|wurde gestern eingeleitet|wurde bereits gestellt|wurde schon gestellt|wurde bereits geandert|wurde schon geandert|ist bereits geandert|ist schon geandert|ist jetzt geandert|ist nun geandert"},
    {"es", MEANING_DEED_MADE, 0, "esta en marcha|esta en curso|esta abierta|esta abierto|ya esta abierta|ya esta abierto|se ha abierto|se ha iniciado|se ha puesto|se ha presentado|ha sido abierta|ha sido abierto|ha sido iniciada|se abrio|se inicio|queda abierta|queda abierto|ha quedado abierta|se ha cambiado|se ha modificado|se ha actualizado|se ha corregido|ha sido cambiada|ha sido modificada|ha sido actualizada|ha quedado cambiada|ha quedado modificada|queda cambiada|queda modificada|queda actualizada|esta cambiada|esta modificada|esta actualizada|ya figura en|ya esta en el paquete"},
    {"fr", MEANING_DEED_MADE, 0, "est en cours|est ouverte|est ouvert|a ete ouverte|a ete ouvert|a ete lancee|a ete lance|a ete deposee|a ete engagee|est lancee|est engagee|a ete modifiee|a ete changee|a ete mise a jour|a ete corrigee|a ete remplacee|est modifiee|est changee|est mise a jour|est a jour|est corrigee|figure sur le colis|est desormais sur|est maintenant sur|vient d'etre modifiee|vient d'etre ouverte"},
    {"it", MEANING_DEED_MADE, 0, "e in corso|e aperta|e aperto|e stata aperta|e stato aperto|e stata avviata|e stato avviato|e stata inoltrata|e stato inoltrato|e partita|e stato cambiato|e stato modificato|e stato aggiornato|e stato corretto|e stato sostituito|e aggiornato|e modificato|e cambiato|e corretto|e ora sul pacco|e gia sul pacco"},
    {"pt", MEANING_DEED_MADE, 0, "esta em curso|esta aberta|esta aberto|foi aberta|foi aberto|foi iniciada|foi iniciado|foi apresentada|ja esta aberta|ficou aberta|foi alterada|foi alterado|foi mudada|foi mudado|foi atualizada|foi atualizado|foi corrigida|foi corrigido|ja esta alterada|ja esta alterado|esta alterada|esta alterado|esta atualizada|ficou alterada|ficou alterado|ja consta da|ja esta na encomenda"},
    {"nl", MEANING_DEED_MADE, 0, "loopt|loopt al|loopt inmiddels|is geopend|is gestart|is ingesteld|is ingediend|is aangevraagd|werd geopend|werd gestart|is gewijzigd|is aangepast|is veranderd|is bijgewerkt|is gecorrigeerd|werd gewijzigd|werd aangepast|is al gewijzigd|is al aangepast|is inmiddels gewijzigd|staat nu op het pakket|staat al op het pakket"},
    {"zh", MEANING_DEED_MADE, 0, "已改|已修改|已更改|已更新|已换成|已经改|已经修改|已经更改|已经更新|改好|换好|改过来|改成了|改到了|已立案|已提交|已经提交|已发起|已受理|正在进行|已经开始|已开始|已启动"},
    {"ja", MEANING_DEED_MADE, 0, "変更しておきました|変更してあります|変更しております|変更済|変更いたしました|変更しました|変更されました|直しました|直しておきました|修正しました|修正いたしました|修正しておきました|書き換えました|書き換えておきました|更新しました|更新いたしました|差し替えました|変えました|変えておきました|改めました|進めております|進行中|始まっております|始まりました|開始されました|開始しております|行っております|依頼済"},
    /* Money that is back. */
    {"en", MEANING_AUX, AUX_WHOLE, "already in your account|already on your card|now in your account|now on your card|back in your account|back on your card|back in your pocket"},
    {"de", MEANING_AUX, AUX_WHOLE, "wieder auf ihrem konto|wieder auf deinem konto|schon auf ihrem konto|bereits auf ihrem konto|zuruck auf ihrem konto|wieder auf ihrer karte|zuruck auf ihrer karte|wieder bei ihnen|wieder gutgeschrieben"},
    {"es", MEANING_AUX, AUX_WHOLE, "ya en su cuenta|ya en tu cuenta|de vuelta en su cuenta|de vuelta en tu cuenta|de nuevo en su cuenta|de nuevo en tu cuenta|de vuelta en su tarjeta|de vuelta en tu tarjeta|en su cuenta ya|por telefono con"},
    {"fr", MEANING_AUX, AUX_WHOLE, "viens d'ouvrir|venons d'ouvrir|viens de lancer|venons de lancer|viens de demander|venons de demander|viens de transmettre|venons de transmettre|viens de contacter|venons de contacter|viens d'appeler|viens de modifier|venons de modifier|viens de changer|venons de changer|viens d'ajouter|venons d'ajouter|viens de bloquer|venons de bloquer|viens d'enregistrer|venons d'enregistrer|viens de verser|venons de verser|viens de declencher|venons de declencher|viens de preparer|deja sur votre compte|de retour sur votre compte|a nouveau sur votre compte|de nouveau sur votre compte|de retour sur votre carte|de nouveau sur votre carte|au telephone"},
    {"it", MEANING_AUX, AUX_WHOLE, "di nuovo sul suo conto|di nuovo sul tuo conto|gia sul suo conto|gia sul tuo conto|di nuovo sulla sua carta|tornati sul suo conto|tornati sulla sua carta|al telefono con"},
    {"pt", MEANING_AUX, AUX_WHOLE, "de volta na sua conta|de volta a sua conta|de novo na sua conta|ja na sua conta|ja esta na sua conta|ja estao na sua conta|de volta no seu cartao|ao telefone com"},
    {"nl", MEANING_AUX, AUX_WHOLE, "weer op uw kaart|weer op je kaart|terug op uw kaart|terug op je kaart|aan de telefoon met|aan de lijn gehad"},
    {"zh", MEANING_AUX, AUX_WHOLE, "回到您的账户|到您账户了|打电话给|通过电话|联系过|沟通过|沟通好"},
    {"ja", MEANING_AUX, AUX_WHOLE, "口座に戻って|口座へ戻って|カードに戻って|電話で確認|電話いたしました"},
    {"zh", MEANING_DONE, DEED_REFUND, "已退回您|已经退回您|已退到您|已经退到您|退回您的账户了|已原路返回|已经原路"},
    /* Where an order stands. */
    {"en", MEANING_STATE_OF, DEED_SHIP, "left the warehouse|left our warehouse|left the depot|left our depot|left the building|left our hands|left us|gone out to you|went out to you|went out yesterday|went out today|went out this morning|departed from our|out of our hands"},
    {"de", MEANING_STATE_OF, DEED_SHIP, "aus dem lager gegangen|aus unserem lager gegangen|das lager verlassen|unser lager verlassen|unser haus verlassen|aus dem haus gegangen|rausgegangen|hinausgegangen|ging raus|ging hinaus|auf die reise gegangen|auf die reise gegeben|auf den weg gegeben|auf den weg gebracht"},
    {"es", MEANING_STATE_OF, DEED_SHIP, "salio del almacen|salio ya del almacen|ha salido del almacen|ha dejado nuestro almacen|dejo nuestro almacen|salio ayer|salio hoy|salio esta manana|partio ayer|ha partido"},
    {"fr", MEANING_STATE_OF, DEED_SHIP, "a quitte l'entrepot|a quitte notre entrepot|a quitte nos entrepots|a quitte le depot|est partie de|est parti de|est partie hier|est parti hier|est partie ce matin|est parti ce matin|sorti de notre entrepot|sortie de notre entrepot"},
    {"it", MEANING_STATE_OF, DEED_SHIP, "ha lasciato il magazzino|ha lasciato il nostro magazzino|ha lasciato il deposito|e uscito dal magazzino|e partito da|e partito ieri|e partito stamattina|e uscito dal nostro"},
    {"pt", MEANING_STATE_OF, DEED_SHIP, "saiu do armazem|saiu do nosso armazem|ja saiu do armazem|deixou o armazem|deixou o nosso armazem|saiu ontem|saiu hoje|saiu esta manha|partiu ontem"},
    {"nl", MEANING_STATE_OF, DEED_SHIP, "het magazijn verlaten|ons magazijn verlaten|het depot verlaten|is vertrokken uit|is gisteren vertrokken|is vanochtend vertrokken|de deur uitgegaan|is de deur uit"},
    {"zh", MEANING_STATE_OF, DEED_SHIP, "从仓库发出|从仓库寄出|已经出库|已经寄出|已经发出|已经发货|昨天发出|今天发出|今早发出|昨天寄出|今早寄出"},
    {"ja", MEANING_STATE_OF, DEED_SHIP, "発送されています|発送されている|発送されており|発送しています|発送しており|出荷されています|出荷されている|出荷されており|出荷しています|出荷しており|倉庫を出ました|倉庫を出て|お送りしております|お送りしています|出庫済|出庫しました"},
    {"ja", MEANING_STATE_OF, DEED_DELIVER, "配達されています|配達されている|お届けされています|お届けしています|お届け済みです|配達完了して"},
    {"ja", MEANING_STATE_OF, DEED_CANCEL, "キャンセルされています|キャンセルされている|キャンセルになって|キャンセルとなって|取り消されています|取り消されている|取り消しになって"},
    {"es", MEANING_PASSIVE, ORDER_BEHIND, "queda|quedan|ha quedado|han quedado|ya queda|le queda|consta como|figura como"},
    {"fr", MEANING_PASSIVE, ORDER_BEHIND, "se trouve|est desormais|est donc|est bien|est maintenant"},
    {"it", MEANING_PASSIVE, ORDER_BEHIND, "risulta|risultano|resta|viene|e ormai|e quindi"},
    {"pt", MEANING_PASSIVE, ORDER_BEHIND, "fica|ficam|ficou|ficaram|encontra-se|consta como"},

    /* Arranged, packed, under way: of whatever it is. */
    {"en", MEANING_AUX, AUX_WHOLE, "packed and ready|packed and waiting|all packed|boxed up|all arranged|all sorted|all taken care of|all set up|re-running"},
    {"de", MEANING_AUX, AUX_WHOLE, "alles abgemacht|alles geregelt|alles organisiert|alles in die wege geleitet|alles aufgegleist|aufgegleist|fertig gepackt|liegt gepackt|steht gepackt|wir sind am|ich bin am|sind wir am|ging der betrag|ging das geld|ging ihr geld|ging die gutschrift|ging die zahlung|ging ihr ersatz|ging der ersatz|ging ihr paket|ging soeben|ging eben|ging heute|ging gestern"},
    {"es", MEANING_AUX, AUX_WHOLE, "todo arreglado|todo gestionado|todo organizado|todo listo para|empaquetado y listo|preparado y listo"},
    {"fr", MEANING_AUX, AUX_WHOLE, "tout est arrange|tout est regle|tout est organise|emballe et pret|emballee et prete|prete a partir|pret a partir|sommes en train de"},
    {"it", MEANING_AUX, AUX_WHOLE, "tutto sistemato|tutto organizzato|tutto predisposto|impacchettato e pronto|imballato e pronto"},
    {"pt", MEANING_AUX, AUX_WHOLE, "tudo tratado|tudo combinado|tudo organizado|embalado e pronto|embalada e pronta"},
    {"nl", MEANING_AUX, AUX_WHOLE, "alles geregeld|alles afgesproken|alles is afgesproken|ingepakt en klaar|we zijn aan het|ik ben aan het|wij zijn aan het"},
    {"zh", MEANING_AUX, AUX_WHOLE, "都安排好了|都办好了|已安排妥当|都搞定了|打包好了|包好了"},
    {"ja", MEANING_AUX, AUX_WHOLE, "手配済み|すべて手配|段取りが済んで|梱包済み|梱包が済んで"},
};
// clang-format on
const size_t words_deeds_count = COUNT_OF(words_deeds);
