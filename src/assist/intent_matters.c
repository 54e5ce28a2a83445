#include "intent_words.h"

#include <stddef.h>

/* Folded as in intent_words.c. A row mutes every intent but thanks and complaint, or those
 * that it names. "A job" and not "job": what is needed for one's job is still late. */
// clang-format off
const struct intent_matter intent_matters[] = {
    /* what one signs in to, and how */
    {.phrases = "my account|your account|an account|user account|customer account|account with|password|passcode|log in|login|username|user name|user profile|my profile"
                "|mi cuenta|una cuenta|cuenta de cliente|cuenta de usuario|contrasena|iniciar sesion|nombre de usuario|mi perfil"
                "|kundenkonto|benutzerkonto|meinen account|mein account|passwort|kennwort|einloggen|anmeldename|benutzername"
                "|mon compte|un compte|compte client|mot de passe|me connecter|identifiant|mio account|un account|mio profilo"
                "|minha conta|uma conta|conta de cliente|palavra-passe|palavra passe|minha senha|iniciar sessao|mijn account|een account|wachtwoord|inloggen|gebruikersnaam"
                "|账号|账户|帐号|帐户|密码|登录|注册|アカウント|パスワード|ログイン|会員登録|كلمة المرور|كلمة السر|حسابي|تسجيل الدخول"},
    /* what is sent to many */
    {.phrases = "newsletter|mailing list|subscription|unsubscribe|marketing mail|marketing e-mail|boletin|suscripcion|suscrib|werbemail|abonnement|lettre d'information|desabonn|iscrizione"
                "|subscricao|cancelar a assinatura|cancelar minha assinatura|cancelar a minha assinatura|nieuwsbrief|订阅|退订|邮件列表|メルマガ|メールマガジン|ニュースレター|配信停止|نشرة|اشتراك"},
    /* where the shop stands in the net: what does not work there is no goods */
    {.phrases = "website|web site|web page|webpage|your site|your page|homepage|broken link|your app|the app|browser|pagina web|sitio web|vuestra web|su web|vuestra app|la app"
                "|webseite|internetseite|eure seite|ihre seite|eure app|ihre app|die app|votre site|le site|site internet|page web|votre appli|l'appli|vostro sito|il sito|sito web|vostra app"
                "|vosso site|o site|vosso portal|vossa app|jullie site|jullie app|de site|de app|网站|网页|官网|链接|你们的app|你们的应用|ホームページ|サイト|アプリ|ウェブ|موقعكم|الموقع|تطبيقكم|التطبيق",
     .mutes = "damaged|warranty|stock|product-question|exchange|wrong-item|cancel|recommend|size-advice"},
    /* who works there */
    {.phrases = "a job|jobs|job opening|job offer|vacancy|vacancies|hiring|internship|apprentic|work for you|work at your|wage|salary|empleo|puesto de trabajo|puestos de trabajo|trabajar con|vacante|practicas|sueldo"
                "|praktik|ausbildung|stellenangebot|freie stelle|bewerben|bewerbung|arbeiten bei|un emploi|emplois|recrut|un stage|embauch|salaire|postes|un poste"
                "|posto di lavoro|posti di lavoro|lavorare con|assunzion|uno stage|tirocinio|stipendio|assumete|um emprego|vagas|uma vaga|estagio|salario|trabalhar con|trabalhar na"
                "|vacature|een baan|stageplaats|sollicit|salaris|招聘|招人|招工|兼职|实习|职位|工资|求人|アルバイト|採用|インターン|給料|募集|وظيف|توظيف|راتب"},
    /* who the shop is, and how one gets hold of it */
    {.phrases = "your company|your firm|the company|headquarter|your office|your branch|the branch|branch of|hotline|opening hours|press kit|press material|sponsor|reseller|wholesale|franchise|investor"
                "|vuestra empresa|su empresa|vuestra oficina|vuestras oficinas|vuestra sede|nota de prensa|patrocin|mayorista|euer unternehmen|eure firma|ihre firma|ihr unternehmen|filiale|geschaftsfuhr|offnungszeit|pressemappe|grosshandel|wiederverkauf"
                "|votre entreprise|votre societe|vos bureaux|siege social|dossier de presse|grossiste|horaires|vostra azienda|vostra societa|vostri uffici|cartella stampa|ingrosso|orari di"
                "|vossa empresa|vosso escritorio|horario de|revend|jullie bedrijf|jullie kantoor|openingstijd|groothandel|你们公司|贵公司|总部|办公室|营业时间|赞助|加盟|批发|御社|貴社|本社|営業時間|スポンサー|卸売|شركتكم|مكتبكم|ساعات العمل|رعاية"},
    /* what is found elsewhere, where a shop's advice is asked: "a physio" and not "physio", since
     * who goes to theirs, or to yoga classes, needs a mat */
    {.phrases = "restaurant|hotel|a doctor|good doctor|a physio|good physio|a dentist|good dentist|a therapist|good therapist|a course|any courses|offer courses|give lessons|offer lessons|any classes|offer classes|a club|running club"
                "|un medico|buen medico|un fisio|buen fisio|un dentista|buen dentista|un entrenador|buen entrenador|un curso|cursos|dais clases|dan clases|ofreceis clases|ofrecen clases"
                "|einen arzt|guten arzt|einen zahnarzt|guten zahnarzt|einen kurs|kurse an|einen verein|guten verein"
                "|un medecin|bon medecin|un kine|bon kine|kinesitherap|un dentiste|bon dentiste|un entraineur|bon entraineur|des cours de|ristorante|un corso|corsi di|dao aulas|oferecem aulas"
                "|een fysio|goede fysio|een tandarts|goede tandarts|een cursus|een vereniging"
                "|餐厅|饭店|酒店|好医生|好教练|培训班|レストラン|ホテル|いい医者|病院|講座|مطعم|فندق|طبيب جيد|دورة تدريب",
     .mutes = "recommend|stock|size-advice|product-question|discount"},
    /* what things are sent in */
    {.phrases = "packaging|your boxes|your cartons|embalaje|vuestras cajas|sus cajas|verpackung|eure kartons|emballage|vos cartons|imballagg|vostre scatole|embalagem|embalagens|vossas caixas|verpakking|jullie dozen|包装|纸箱|梱包|التغليف|التعبئة",
     .mutes = "product-question"},
    {NULL, NULL},
};

/* What is bought, paid and sent: a sentence with one of these is the shop's, whatever else
 * is in it. */
const char intent_goods[] =
    "parcel|package|packet|order|deliver|shipment|shipped|tracking|goods|item|article|product|bought|purchase|return|refund|money|invoice|receipt|label|code|voucher|coupon|shoe"
    "|paquete|pedido|envi|entreg|compr|seguimiento|articulo|producto|devol|reembols|dinero|factura|etiqueta|codigo|cupon|zapat"
    "|paket|bestell|liefer|sendung|zugestellt|gekauft|artikel|waren|die ware|produkt|zuruck|rucksend|erstattung|geld|rechnung|etikett|gutschein|schuh"
    "|colis|paquet|commande|livr|suivi|achat|achete|article|produit|retour|renvoy|rembours|argent|facture|etiquette|chaussure"
    "|pacco|ordine|ordinat|spedi|consegn|comprat|acquist|articol|prodott|restitu|rimbors|soldi|fattura|etichetta|codice|buono|scarp"
    "|encomend|pacote|comprei|artigo|produto|estorno|dinheiro|fatura|sapat"
    "|pakket|pakje|bestel|lever|bezorg|zending|gekocht|terug|factuur|kortingscode|schoen"
    "|包裹|快递|物流|送达|签收|订单|下单|商品|退货|退款|发票|优惠|折扣|鞋|荷物|配達|追跡|注文|返品|返金|請求書|領収書|クーポン|靴|طرد|طلب|شحن|منتج|ارجاع|استرداد|فاتورة|قسيمة|حذاء";
// clang-format on
