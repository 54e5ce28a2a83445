#include "guard/lexicon.h"

/* What must not go out unseen: requests for secrets, advertising, address, slurs, prompts.
 */
// clang-format off
const struct word_row words_flags[] = {
    {"en", MEANING_ASK, 0, "pin please|password please|code please|cvv please|number please|pin, please|password, please|number, please|send us|send me|tell us|tell me|give us|give me|provide|share|confirm your|please confirm|reply with|we need|i need|what is your|what's your|let me know your|type your|forward us|dictate|supply|could you send|please send|message me|text me|read me"},
    {"es", MEANING_ASK, 0, "dame|deme|danos tu|escribeme|cual es|manda|envia|por favor tu|envianos|envienos|enviame|enviarnos|indiquenos|indicanos|indicame|digame|dime|dinos|diganos|facilitenos|facilitanos|facilite|necesitamos|necesito|comparte|comparta|confirma tu|confirme su|confirmanos|proporcione|proporcionanos|mandanos|mandame|cual es tu|cual es su|danos|denos|pasanos"},
    {"de", MEANING_ASK, 0, "passwort bitte|pin bitte|wie lautet|verraten sie|nennt|nenn|senden sie|schicken sie|schicken sie uns|nennen sie|nenne|teilen sie|geben sie|benotigen|brauchen|bestatigen sie|schicke|schick|sende uns|gib|wie lautet ihr|wie ist ihr|ubermitteln sie|mailen sie"},
    {"fr", MEANING_ASK, 0, "quel est|donne-moi|donnez-moi|mot de passe svp|mot de passe s'il vous plait|dites-moi|dis-moi|envoyez|envoyez-nous|indiquez|donnez|communiquez|transmettez|besoin de votre|confirmez votre|fournissez|fournir|quel est votre|envoie|donne|dites-nous|merci de nous envoyer|merci de nous communiquer|nous envoyer"},
    {"it", MEANING_ASK, 0, "ci invii|inviaci|ci indichi|mi dica|ci fornisca|abbiamo bisogno|confermi|comunichi|mandaci|qual e la sua"},
    {"pt", MEANING_ASK, 0, "envie|envie-nos|informe|diga|precisamos|confirme|forneca|compartilhe|qual e a sua"},
    {"nl", MEANING_ASK, 0, "stuur ons|geef|bevestig uw|wij hebben nodig|laat ons|wat is uw"},
    {"zh", MEANING_ASK, 0, "是什么|是多少|给我|说一下|请提供|请告诉|请发送|发给我们|告诉我们|请告知|提供您的|请把|发给我|告诉我|请回复您的|请输入|请将|提供一下|请发"},
    {"ja", MEANING_ASK, 0, "何ですか|教えろ|を入力して|教えて|ください|下さい|お知らせください|送ってください|お送りください|ご提供|ご入力ください|ご返信ください|お伝えください|ご記入ください|お聞かせください"},
    {"ar", MEANING_ASK, 0, "ارسل|ارسال|زودنا|اعطنا|اخبرنا|يرجى ارسال"},

    {"en", MEANING_HARMLESS, 0, "last four|last 4|last three digits|reset your password|change your password|forgot your password|new password|forgot password|reset the password|never ask|never share|do not share|never send|not send|password reset|set a password|without the full|reset password"},
    {"es", MEANING_HARMLESS, 0, "ultimos cuatro|ultimos 4|ultimas cuatro|restablecer|cambiar tu contrasena|cambiar su contrasena|olvidado|nunca|nueva contrasena|cambiar la contrasena"},
    {"de", MEANING_HARMLESS, 0, "letzten vier|letzten 4|zurucksetzen|passwort andern|neues passwort|vergessen|niemals|nie"},
    {"fr", MEANING_HARMLESS, 0, "quatre derniers|4 derniers|reinitialiser|changer votre mot de passe|nouveau mot de passe|mot de passe oublie|jamais"},
    {"zh", MEANING_HARMLESS, 0, "后四位|末四位|重置密码|修改密码|忘记密码|切勿|请勿|不要|不会|绝不|从不|永远不"},
    {"ja", MEANING_HARMLESS, 0, "下4桁|下四桁|再設定|お忘れ|変更する|決して|お伺いすることはありません|お尋ねすることは"},

    {"en", MEANING_WISH, 0, "recommend*|suggest*|offer*|discount*|newsletter|sale|deals|what else|anything else|similar|new collection|goes with|promotion*|code|looking for|accessor*"},
    {"es", MEANING_WISH, 0, "recomiend*|recomend*|suger*|oferta*|descuent*|rebaja*|codigo|algo mas|parecido|busco|promocion*|boletin"},
    {"de", MEANING_WISH, 0, "empfehl*|empfiehl*|vorschlag*|angebot*|rabatt*|newsletter|code|passt dazu|ahnlich*|suche"},
    {"fr", MEANING_WISH, 0, "recommand*|conseill*|sugger*|offre*|reduction*|promo*|code|similaire|cherche"},
    {"zh", MEANING_WISH, 0, "推荐|优惠|折扣|促销|新品|还有什么|类似|搭配|想买|优惠码"},
    {"ja", MEANING_WISH, 0, "おすすめ|お勧め|オススメ|割引|クーポン|セール|探して"},

    {"zh", MEANING_NEUTRAL, 0, "你好"},

    {"en", MEANING_ECHO, 0, "as an ai|as a language model|ai language model|ignore previous instructions|ignore all previous|ignore the above|system prompt|my instructions|previous instructions|i am an ai|i'm an ai|as an assistant i cannot|here is the draft|here is a draft|here's a draft|here is your reply|sure, here|certainly! here|the customer's message says|untrusted text|developer message|disregard previous|disregard all"},
    {"es", MEANING_ECHO, 0, "como modelo de lenguaje|como ia|ignora las instrucciones|instrucciones anteriores|aqui tienes el borrador|aqui tienes la respuesta"},
    {"de", MEANING_ECHO, 0, "als ki|als sprachmodell|ignoriere alle|vorherige anweisungen|vorherigen anweisungen|hier ist der entwurf"},
    {"fr", MEANING_ECHO, 0, "en tant que modele de langage|en tant qu'ia|ignorez les instructions|instructions precedentes|voici le brouillon"},
    {"zh", MEANING_ECHO, 0, "作为人工智能|作为语言模型|作为ai|忽略之前的指令|忽略以上|系统提示|以下是草稿|以下是回复"},
    {"ja", MEANING_ECHO, 0, "aiとして|言語モデルとして|以前の指示を無視|システムプロンプト|以下が下書き"},
};
// clang-format on
const size_t words_flags_count = COUNT_OF(words_flags);
