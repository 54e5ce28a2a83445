/*
 * Sentences that claim nothing that could be wrong, fifty in each of nine languages: idioms,
 * quotations, denials, conditions, questions, signatures, small talk, numbers in titles and
 * names, commitments, requests. Written without a look at the guard's words.
 */
#ifndef TESTS_GUARD_LABELLED_INNOCENT_H
#define TESTS_GUARD_LABELLED_INNOCENT_H

#define INNOCENT_LANGS     9
#define INNOCENT_SENTENCES 50

// clang-format off
static const char *const labelled_innocent[INNOCENT_LANGS][INNOCENT_SENTENCES] = {
    { /* en */
        "Better late than never, as the saying goes.", "You hit the nail on the head.", "That is one in a million.", "I am all ears, tell me more.", "We are on the same page now.",
        "Fingers crossed that it turns up soon.", "Take your time, there is no rush at all.", "It is a piece of cake, I promise you will manage.", "Thanks a million for the kind words.", "Let me get the ball rolling.",
        "According to your message, the lamp cost you 74.50 EUR.", "You told our chat that you were promised 20 % off.", "In your own words: \"I was charged 99 EUR twice.\"", "You report that the box arrived on 3 March without the cable.", "As I read it, you expected 45 days for the return.",
        "\"Free for 90 days\" is what you say the advert read.", "You wonder whether the order has been cancelled.", "Your friend claims that we refunded her within an hour.", "We have not issued any refund so far.", "Nothing has been cancelled on our side.",
        "We did not send you a second parcel.", "There is no discount of 50 percent at the moment.", "It was never delivered, I am afraid.", "I cannot say whether it will arrive on Monday.", "We do not promise delivery on a given day.",
        "If the parcel is lost, we will look for it together.", "Should you prefer a voucher of 10 EUR, just say so.", "If we had refunded you, you would see it by now.", "Provided that it is unused, we will gladly take it back.", "Unless the colour is wrong, keep it and enjoy it.",
        "Which of the 2 parcels is the one you mean?", "Was it delivered to number 14 or to number 41?", "Have you been refunded 30 EUR or 40 EUR?", "Could you send us the invoice, please?", "May I ask when you placed the order?",
        "Do you want us to cancel it?", "Warm wishes, Nadia from customer care", "Yours, Nadia", "All the best from the whole team", "Nadia Brook\nCustomer Care\nMonday to Friday, 8 to 18",
        "Happy Friday and enjoy the sunshine!", "What a lovely photo of your dog!", "I grew up with that book myself.", "The train set is my favourite, too.", "Catch 22 is a classic.",
        "I will check with my colleague and write to you tomorrow.", "Let me look into it and come back to you by Thursday.", "Please keep the box until we have spoken.", "Kindly send a picture of the label.", "I have passed your wish on to the warehouse team.",
    },
    { /* zh */
        "俗话说，好事多磨。", "您真是一语中的。", "百闻不如一见。", "一回生，二回熟。", "三言两语说不清，我慢慢跟您讲。",
        "祝您一路平安，万事如意。", "别着急，慢慢来。", "这只是举手之劳，您太客气了。", "千言万语，汇成一句谢谢。", "十分抱歉给您添麻烦了。",
        "您在信中写道，台灯花了您74.50欧元。", "您说客服答应过给您八折。", "您的原话是：“我被扣了两次99欧元。”", "您反映箱子3月3日到的时候没有数据线。", "据您所说，退货期应该是45天。",
        "您提到广告上写的是“90天免费”。", "您问订单是不是已经取消了。", "您说朋友一小时内就收到了退款。", "到目前为止我们没有办理过任何退款。", "我们这边没有取消任何东西。",
        "我们并没有给您寄第二个包裹。", "目前没有五折的活动。", "很遗憾，包裹一直没有送达。", "我无法确定周一能不能到。", "我们不能承诺具体哪一天送到。",
        "如果包裹丢了，我们一起想办法。", "如果您更想要10欧元的代金券，请告诉我。", "如果已经退款，您现在应该能看到。", "只要商品没有使用过，我们很乐意收回。", "除非颜色不对，否则您就放心用吧。",
        "请问您指的是这2个包裹中的哪一个？", "是送到14号还是41号了？", "您收到的退款是30欧元还是40欧元？", "能麻烦您把发票发给我们吗？", "请问您是什么时候下的单？",
        "需要我们帮您取消吗？", "此致\n敬礼\nNadia", "客服部 Nadia 敬上", "顺祝商祺", "您的客服 Nadia\n周一至周五 8点到18点",
        "周末愉快，祝您玩得开心！", "您家狗狗的照片真可爱！", "我小时候也很喜欢这本书。", "这套小火车我也最喜欢。", "《三十六计》是一部经典。",
        "我问一下同事，明天给您回信。", "我先核实一下，周四之前回复您。", "请先保留包装盒。", "麻烦您拍一张标签的照片。", "我已经把您的要求转给仓库同事了。",
    },
    { /* es */
        "Más vale tarde que nunca, como se suele decir.", "Ha dado usted en el clavo.", "Es una entre un millón.", "Soy todo oídos, cuénteme más.", "Ahora estamos en la misma página.",
        "Crucemos los dedos para que aparezca pronto.", "Tómese su tiempo, no hay ninguna prisa.", "Es pan comido, ya lo verá.", "Un millón de gracias por sus palabras.", "Voy a poner manos a la obra.",
        "Según su mensaje, la lámpara le costó 74,50 EUR.", "Nos dice que le prometieron un 20 % de descuento.", "En sus propias palabras: «Me cobraron 99 EUR dos veces».", "Usted indica que la caja llegó el 3 de marzo sin el cable.", "Por lo que leo, usted esperaba 45 días para la devolución.",
        "«Gratis durante 90 días» es lo que dice que ponía el anuncio.", "Se pregunta si el pedido se ha cancelado.", "Su amiga afirma que le reembolsamos en una hora.", "Hasta ahora no hemos hecho ningún reembolso.", "Por nuestra parte no se ha cancelado nada.",
        "No le hemos enviado un segundo paquete.", "En este momento no hay ningún descuento del 50 por ciento.", "Lamentablemente nunca se entregó.", "No sé decirle si llegará el lunes.", "No prometemos la entrega en un día concreto.",
        "Si el paquete se ha perdido, lo buscaremos juntos.", "Si prefiere un vale de 10 EUR, dígamelo.", "Si le hubiéramos reembolsado, ya lo vería.", "Siempre que esté sin usar, lo recogemos con gusto.", "A menos que el color no le guste, quédeselo.",
        "¿A cuál de los 2 paquetes se refiere?", "¿Se entregó en el número 14 o en el 41?", "¿Le han reembolsado 30 EUR o 40 EUR?", "¿Podría enviarnos la factura, por favor?", "¿Me permite preguntar cuándo hizo el pedido?",
        "¿Quiere que lo cancelemos?", "Un afectuoso saludo, Nadia", "Atentamente, Nadia", "Saludos de todo el equipo", "Nadia Brook\nAtención al cliente\nDe lunes a viernes, de 8 a 18",
        "¡Feliz viernes y a disfrutar del sol!", "¡Qué foto tan bonita de su perro!", "Yo también crecí con ese libro.", "El tren de juguete también es mi favorito.", "Cien años de soledad es un clásico.",
        "Lo consulto con mi compañera y le escribo mañana.", "Lo miro y le respondo antes del jueves.", "Por favor, guarde la caja hasta que hablemos.", "Le ruego que nos envíe una foto de la etiqueta.", "He trasladado su deseo al equipo del almacén.",
    },
    { /* de */
        "Besser spät als nie, wie man so sagt.", "Da haben Sie den Nagel auf den Kopf getroffen.", "So etwas gibt es nur einmal unter Millionen.", "Ich bin ganz Ohr, erzählen Sie mir mehr.", "Jetzt sind wir auf einer Wellenlänge.",
        "Drücken wir die Daumen, dass es bald auftaucht.", "Lassen Sie sich ruhig Zeit, es eilt nicht.", "Das ist ein Kinderspiel, Sie schaffen das.", "Tausend Dank für die netten Worte.", "Ich bringe den Stein ins Rollen.",
        "Ihrer Nachricht zufolge hat die Lampe 74,50 EUR gekostet.", "Sie sagen, Ihnen seien 20 % Rabatt versprochen worden.", "In Ihren Worten: „Mir wurden zweimal 99 EUR abgebucht.“", "Sie berichten, dass der Karton am 3. März ohne Kabel ankam.", "So wie ich es lese, haben Sie 45 Tage für die Rückgabe erwartet.",
        "„90 Tage gratis“ stand laut Ihnen in der Anzeige.", "Sie fragen sich, ob die Bestellung storniert wurde.", "Ihre Freundin behauptet, wir hätten ihr in einer Stunde erstattet.", "Bisher haben wir keine Erstattung veranlasst.", "Von unserer Seite wurde nichts storniert.",
        "Wir haben Ihnen kein zweites Paket geschickt.", "Einen Rabatt von 50 Prozent gibt es derzeit nicht.", "Leider wurde es nie zugestellt.", "Ich kann nicht sagen, ob es am Montag ankommt.", "Eine Lieferung an einem bestimmten Tag versprechen wir nicht.",
        "Falls das Paket verloren ist, suchen wir es gemeinsam.", "Sollten Sie lieber einen Gutschein über 10 EUR wollen, sagen Sie es einfach.", "Hätten wir erstattet, würden Sie es schon sehen.", "Sofern es unbenutzt ist, nehmen wir es gern zurück.", "Wenn die Farbe nicht stört, behalten Sie es einfach.",
        "Welches der 2 Pakete meinen Sie?", "Wurde es in Nummer 14 oder in Nummer 41 abgegeben?", "Wurden Ihnen 30 EUR oder 40 EUR erstattet?", "Könnten Sie uns bitte die Rechnung schicken?", "Darf ich fragen, wann Sie bestellt haben?",
        "Möchten Sie, dass wir stornieren?", "Herzliche Grüße, Nadia", "Ihre Nadia", "Alles Gute vom ganzen Team", "Nadia Brook\nKundenservice\nMontag bis Freitag, 8 bis 18 Uhr",
        "Schönen Freitag und genießen Sie die Sonne!", "Was für ein schönes Foto von Ihrem Hund!", "Mit diesem Buch bin ich selbst aufgewachsen.", "Die Eisenbahn ist auch mein Liebling.", "In 80 Tagen um die Welt ist ein Klassiker.",
        "Ich frage meine Kollegin und schreibe Ihnen morgen.", "Ich sehe nach und melde mich bis Donnerstag bei Ihnen.", "Bitte heben Sie den Karton auf, bis wir gesprochen haben.", "Senden Sie uns bitte ein Foto vom Etikett.", "Ich habe Ihren Wunsch an das Lager weitergegeben.",
    },
    { /* fr */
        "Mieux vaut tard que jamais, comme on dit.", "Vous avez mis le doigt dessus.", "C'est une chance sur un million.", "Je suis tout ouïe, dites-m'en plus.", "Nous sommes maintenant sur la même longueur d'onde.",
        "Croisons les doigts pour qu'il réapparaisse vite.", "Prenez votre temps, rien ne presse.", "C'est un jeu d'enfant, vous verrez.", "Mille fois merci pour vos mots.", "Je m'y mets tout de suite.",
        "D'après votre message, la lampe vous a coûté 74,50 EUR.", "Vous nous dites qu'on vous a promis 20 % de remise.", "Selon vos propres mots : « On m'a débité 99 EUR deux fois. »", "Vous indiquez que le carton est arrivé le 3 mars sans le câble.", "Si je vous lis bien, vous attendiez 45 jours pour le retour.",
        "« Gratuit pendant 90 jours », c'est ce que disait la publicité selon vous.", "Vous vous demandez si la commande a été annulée.", "Votre amie affirme que nous l'avons remboursée en une heure.", "Nous n'avons effectué aucun remboursement à ce jour.", "Rien n'a été annulé de notre côté.",
        "Nous ne vous avons pas envoyé de second colis.", "Il n'y a pas de remise de 50 pour cent en ce moment.", "Il n'a malheureusement jamais été livré.", "Je ne peux pas dire s'il arrivera lundi.", "Nous ne promettons pas de livraison à un jour donné.",
        "Si le colis est perdu, nous le chercherons ensemble.", "Si vous préférez un bon de 10 EUR, dites-le-moi.", "Si nous vous avions remboursé, vous le verriez déjà.", "À condition qu'il soit neuf, nous le reprenons volontiers.", "À moins que la couleur ne vous gêne, gardez-le.",
        "Duquel des 2 colis parlez-vous ?", "A-t-il été livré au numéro 14 ou au numéro 41 ?", "Vous a-t-on remboursé 30 EUR ou 40 EUR ?", "Pourriez-vous nous envoyer la facture ?", "Puis-je vous demander quand vous avez commandé ?",
        "Voulez-vous que nous l'annulions ?", "Bien chaleureusement, Nadia", "Votre Nadia", "Toute l'équipe vous salue", "Nadia Brook\nService client\nDu lundi au vendredi, de 8 h à 18 h",
        "Bon vendredi et profitez du soleil !", "Quelle belle photo de votre chien !", "J'ai moi-même grandi avec ce livre.", "Le petit train est aussi mon préféré.", "Vingt mille lieues sous les mers est un classique.",
        "Je demande à ma collègue et je vous écris demain.", "Je regarde cela et je reviens vers vous d'ici jeudi.", "Merci de garder le carton jusqu'à notre échange.", "Envoyez-nous une photo de l'étiquette, s'il vous plaît.", "J'ai transmis votre souhait à l'entrepôt.",
    },
    { /* ja */
        "急がば回れと申します。", "おっしゃるとおりでございます。", "百聞は一見にしかず、ですね。", "十人十色と申しますので、ご安心ください。", "一石二鳥でございますね。",
        "早く見つかりますよう願っております。", "どうぞごゆっくりお考えください。", "とても簡単ですので、ご安心ください。", "温かいお言葉をありがとうございます。", "さっそく取りかかります。",
        "ランプは74.50ユーロだったとのこと、承知いたしました。", "20%の割引をお約束したとのお話、確認いたします。", "「99ユーロが二度引き落とされた」とのことでございますね。", "3月3日に届いた箱にケーブルが入っていなかったとのことですね。", "返品は45日以内だとお考えだったとのことですね。",
        "広告に「90日間無料」とあったとのご指摘、承りました。", "ご注文がキャンセルされたかどうかをお尋ねですね。", "ご友人は一時間で返金されたとおっしゃったのですね。", "現在のところ、返金は一切行っておりません。", "当店ではキャンセルの手続きをしておりません。",
        "二つ目の荷物はお送りしておりません。", "ただいま50パーセントの割引はございません。", "残念ながら、まだ届いておりません。", "月曜日に届くかどうかは分かりかねます。", "日にちのお約束はいたしかねます。",
        "お荷物が紛失した場合は、一緒にお探しいたします。", "10ユーロの商品券をご希望の場合は、お申し付けください。", "返金が済んでいれば、すでに表示されているはずです。", "未使用であれば、喜んでお引き取りいたします。", "色が違っていなければ、そのままお使いください。",
        "2つのお荷物のうち、どちらのことでしょうか。", "14番地と41番地のどちらに届きましたか。", "返金は30ユーロでしたか、40ユーロでしたか。", "請求書をお送りいただけますでしょうか。", "いつご注文になりましたでしょうか。",
        "キャンセルをご希望でしょうか。", "今後ともよろしくお願い申し上げます。\nNadia", "敬具\nNadia", "スタッフ一同", "カスタマーサポート Nadia\n月曜日から金曜日、8時から18時",
        "よい週末をお過ごしください。", "わんちゃんのお写真、とてもかわいいですね。", "私もその本が大好きでした。", "電車のおもちゃは私のお気に入りでもあります。", "「二十四の瞳」は名作ですね。",
        "担当者に確認し、明日ご連絡いたします。", "お調べして、木曜日までにご返信いたします。", "お話しできるまで箱をお持ちください。", "ラベルの写真をお送りください。", "ご要望は倉庫の担当者に伝えました。",
    },
    { /* pt */
        "Mais vale tarde do que nunca, como se costuma dizer.", "Acertou em cheio.", "É uma num milhão.", "Sou todo ouvidos, conte-me mais.", "Agora estamos em sintonia.",
        "Vamos fazer figas para que apareça depressa.", "Leve o seu tempo, não há pressa.", "É canja, vai ver.", "Mil vezes obrigada pelas suas palavras.", "Vou já pôr mãos à obra.",
        "Segundo a sua mensagem, o candeeiro custou-lhe 74,50 EUR.", "Diz-nos que lhe prometeram 20 % de desconto.", "Nas suas palavras: «Cobraram-me 99 EUR duas vezes.»", "Refere que a caixa chegou a 3 de março sem o cabo.", "Pelo que leio, esperava 45 dias para a devolução.",
        "«Grátis durante 90 dias» é o que diz que estava no anúncio.", "Pergunta se a encomenda foi cancelada.", "A sua amiga afirma que a reembolsámos numa hora.", "Até agora não fizemos nenhum reembolso.", "Do nosso lado nada foi cancelado.",
        "Não lhe enviámos uma segunda encomenda.", "De momento não há nenhum desconto de 50 por cento.", "Infelizmente nunca foi entregue.", "Não sei dizer se chega na segunda-feira.", "Não prometemos a entrega num dia certo.",
        "Se a encomenda se perdeu, procuramo-la juntos.", "Se preferir um vale de 10 EUR, diga-me.", "Se tivéssemos reembolsado, já o veria.", "Desde que esteja por usar, aceitamo-lo de volta com gosto.", "A menos que a cor o incomode, fique com ele.",
        "A qual das 2 encomendas se refere?", "Foi entregue no número 14 ou no 41?", "Reembolsaram-lhe 30 EUR ou 40 EUR?", "Poderia enviar-nos a fatura, por favor?", "Posso perguntar quando fez o pedido?",
        "Quer que cancelemos?", "Um abraço, Nadia", "Atentamente, Nadia", "Cumprimentos de toda a equipa", "Nadia Brook\nApoio ao cliente\nDe segunda a sexta, das 8 às 18",
        "Boa sexta-feira e aproveite o sol!", "Que bela fotografia do seu cão!", "Eu também cresci com esse livro.", "O comboio também é o meu preferido.", "A volta ao mundo em 80 dias é um clássico.",
        "Vou perguntar à minha colega e escrevo-lhe amanhã.", "Vou ver e volto ao contacto até quinta-feira.", "Guarde a caixa até falarmos, por favor.", "Envie-nos uma fotografia da etiqueta, se faz favor.", "Transmiti o seu pedido à equipa do armazém.",
    },
    { /* it */
        "Meglio tardi che mai, come si dice.", "Ha colto nel segno.", "È una su un milione.", "Sono tutto orecchi, mi racconti.", "Ora siamo sulla stessa lunghezza d'onda.",
        "Incrociamo le dita perché si ritrovi presto.", "Faccia con calma, non c'è fretta.", "È un gioco da ragazzi, vedrà.", "Mille grazie per le belle parole.", "Mi metto subito all'opera.",
        "Secondo il Suo messaggio la lampada è costata 74,50 EUR.", "Ci dice che Le hanno promesso il 20 % di sconto.", "Con le Sue parole: «Mi hanno addebitato 99 EUR due volte».", "Lei riferisce che la scatola è arrivata il 3 marzo senza il cavo.", "Da quanto leggo, si aspettava 45 giorni per il reso.",
        "«Gratis per 90 giorni» è quanto, secondo Lei, diceva la pubblicità.", "Si chiede se l'ordine sia stato annullato.", "La Sua amica sostiene che l'abbiamo rimborsata in un'ora.", "Finora non abbiamo effettuato alcun rimborso.", "Da parte nostra non è stato annullato nulla.",
        "Non Le abbiamo spedito un secondo pacco.", "Al momento non c'è nessuno sconto del 50 per cento.", "Purtroppo non è mai stato consegnato.", "Non so dire se arriverà lunedì.", "Non promettiamo la consegna in un giorno preciso.",
        "Se il pacco è andato perso, lo cercheremo insieme.", "Se preferisce un buono da 10 EUR, me lo dica.", "Se avessimo rimborsato, lo vedrebbe già.", "Purché sia inutilizzato, lo riprendiamo volentieri.", "A meno che il colore non La disturbi, lo tenga pure.",
        "A quale dei 2 pacchi si riferisce?", "È stato consegnato al numero 14 o al 41?", "Le hanno rimborsato 30 EUR o 40 EUR?", "Potrebbe inviarci la fattura, per favore?", "Posso chiederLe quando ha ordinato?",
        "Desidera che lo annulliamo?", "Un caro saluto, Nadia", "Sua Nadia", "Saluti da tutta la squadra", "Nadia Brook\nAssistenza clienti\nDal lunedì al venerdì, dalle 8 alle 18",
        "Buon venerdì e si goda il sole!", "Che bella foto del Suo cane!", "Anch'io sono cresciuta con quel libro.", "Il trenino è anche il mio preferito.", "Il giro del mondo in 80 giorni è un classico.",
        "Chiedo alla mia collega e Le scrivo domani.", "Controllo e Le rispondo entro giovedì.", "Tenga la scatola finché non ci sentiamo.", "Ci mandi una foto dell'etichetta, per favore.", "Ho inoltrato il Suo desiderio al magazzino.",
    },
    { /* nl */
        "Beter laat dan nooit, zoals men zegt.", "U slaat de spijker op de kop.", "Dat is er een uit een miljoen.", "Ik ben een en al oor, vertel.", "We zitten nu op dezelfde golflengte.",
        "Laten we duimen dat het snel opduikt.", "Neem gerust de tijd, er is geen haast bij.", "Het is een fluitje van een cent.", "Duizendmaal dank voor uw woorden.", "Ik ga er meteen mee aan de slag.",
        "Volgens uw bericht heeft de lamp 74,50 EUR gekost.", "U zegt dat u 20 % korting was beloofd.", "In uw eigen woorden: \"Er is twee keer 99 EUR afgeschreven.\"", "U meldt dat de doos op 3 maart zonder kabel aankwam.", "Zoals ik het lees, verwachtte u 45 dagen voor de retour.",
        "\"90 dagen gratis\" stond volgens u in de advertentie.", "U vraagt zich af of de bestelling is geannuleerd.", "Uw vriendin beweert dat wij haar binnen een uur hebben terugbetaald.", "Tot nu toe hebben wij niets terugbetaald.", "Van onze kant is er niets geannuleerd.",
        "Wij hebben u geen tweede pakket gestuurd.", "Op dit moment is er geen korting van 50 procent.", "Helaas is het nooit bezorgd.", "Ik kan niet zeggen of het maandag aankomt.", "Wij beloven geen levering op een bepaalde dag.",
        "Als het pakket kwijt is, zoeken we het samen.", "Mocht u liever een bon van 10 EUR willen, zegt u het dan.", "Als wij hadden terugbetaald, zou u het al zien.", "Mits het ongebruikt is, nemen wij het graag terug.", "Tenzij de kleur u stoort, houdt u het gewoon.",
        "Welk van de 2 pakketten bedoelt u?", "Is het op nummer 14 of op nummer 41 bezorgd?", "Is er 30 EUR of 40 EUR terugbetaald?", "Kunt u ons de factuur sturen?", "Mag ik vragen wanneer u hebt besteld?",
        "Wilt u dat wij annuleren?", "Hartelijke groeten, Nadia", "Uw Nadia", "Groeten van het hele team", "Nadia Brook\nKlantenservice\nMaandag tot en met vrijdag, 8 tot 18 uur",
        "Fijne vrijdag en geniet van de zon!", "Wat een mooie foto van uw hond!", "Ik ben zelf met dat boek opgegroeid.", "De trein is ook mijn favoriet.", "De reis om de wereld in 80 dagen is een klassieker.",
        "Ik vraag het mijn collega en schrijf u morgen.", "Ik kijk ernaar en laat u voor donderdag iets weten.", "Bewaar de doos tot we elkaar gesproken hebben.", "Stuurt u ons een foto van het etiket.", "Ik heb uw wens aan het magazijn doorgegeven.",
    },
};
// clang-format on

#endif
