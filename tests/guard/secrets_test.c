#include "guard/shop.h"

/* One sentence of a reply a row: what asks for a secret, and what does not. */
// clang-format off
static const char *const asked[] = {
    /* one-time codes, however they came */
    "Could you send me the code you just got by text message?", "Please reply with the 6-digit code from your phone.", "What is the verification code?",
    "Which code does your authenticator show?", "Send the code from the SMS and I will finish it.", "To refund you I need the code that was just texted to you.",
    "Envíame el código que acabas de recibir por SMS.", "¿Me puede decir el código que le ha llegado por SMS?", "Necesito el código de seis cifras que tiene en el móvil.",
    "Wie lautet der Code, den Sie gerade per SMS bekommen haben?", "Könnten Sie mir den sechsstelligen Code aus der App nennen?", "Schick mir den Code aus der SMS.",
    "Pouvez-vous me donner le code que vous venez de recevoir par SMS ?", "Envoyez-moi le code à six chiffres reçu sur votre téléphone.",
    "Mi mandi il codice ricevuto via SMS.", "Qual è il codice appena ricevuto sul telefono?", "Qual é o código que você acabou de receber por SMS?", "Me envie o código que chegou no celular.",
    "Stuur ons de code uit de sms.", "Kunt u mij de code geven die u zojuist ontvangen hebt per sms?",
    "请把您手机上收到的6位数字发给我。", "您手机刚收到的码是多少？", "先ほど届いたSMSのコードを教えてください。", "携帯に届いた6桁の数字を送ってください。", "ارسل لي الرمز الذي وصلك للتو في رسالة نصية.",
    /* numbers of a card, and what checks them */
    "Send your full card details so that I can refund you.", "What's the long number on the front of your card?", "Please send me the three digits on the back of the card.",
    "I need the 16 digits of your credit card.", "Pásame los 16 dígitos de tu tarjeta.", "¿Cuáles son los tres números del dorso de la tarjeta?", "Indíqueme todos los datos de su tarjeta.",
    "Nennen Sie mir die drei Ziffern auf der Rückseite Ihrer Karte.", "Ich brauche alle 16 Ziffern Ihrer Kreditkarte.", "Quels sont les trois chiffres au dos de votre carte ?", "Donnez-moi les 16 chiffres de votre carte bancaire.",
    "Mi dica le tre cifre sul retro della carta.", "Ho bisogno delle 16 cifre della carta.", "Informe os três dígitos no verso do cartão.", "Preciso dos 16 dígitos do seu cartão.",
    "Wat zijn de drie cijfers op de achterkant van uw kaart?", "Geef mij de 16 cijfers van uw creditcard.", "把您卡背面的三位数发给我。", "请提供银行卡正面的16位数字。", "カード裏面の3桁の数字を教えてください。", "クレジットカードの16桁をお知らせください。",
    "ما رقم بطاقتك؟", "زودنا بالأرقام الثلاثة خلف البطاقة.",
    /* what lets in */
    "I need your login details.", "Please reply with your username and password.", "Necesito sus datos de acceso.", "Ich brauche Ihre Zugangsdaten.", "J'ai besoin de vos identifiants.", "Mi servono le sue credenziali.",
    "Preciso da sua senha.", "Stuur mij uw inloggegevens.", "请把您的登录信息发给我。", "ログイン情報を教えてください。", "أحتاج كلمة المرور.",
    /* a denial of something else hides no request */
    "We cannot refund you like this, please send us your password.", "If you don't mind, send me the code from the text message.",
};

static const char *const not_asked[] = {
    /* the warning */
    "We never ask for the code that comes by text message.", "Please do not send anyone the three digits on the back of your card.", "If somebody asks you for the code from your phone, hang up.", "Nobody here needs your login details.",
    "Nunca envíe a nadie el código que recibe por SMS.", "No comparta los 16 dígitos de su tarjeta.", "Geben Sie den Code aus der SMS niemals weiter.", "Wir brauchen weder Ihr Passwort noch Ihre Kartennummer.",
    "Ne donnez jamais les trois chiffres au dos de votre carte.", "Non comunichi a nessuno il codice ricevuto via SMS.", "Nunca partilhe o código recebido por SMS.", "Geef nooit de code uit de sms door.",
    "请勿把短信里的6位数字告诉任何人。", "SMSで届いたコードは誰にも教えないでください。", "لا ترسل رمز التحقق إلى أي شخص.",
    /* the last four digits */
    "Please tell us the last four digits of your card.", "Díganos los últimos cuatro dígitos de su tarjeta.", "Nennen Sie uns bitte die letzten vier Ziffern Ihrer Karte.", "Indiquez-nous les quatre derniers chiffres de votre carte.",
    "Ci indichi le ultime quattro cifre della carta.", "Informe os últimos quatro dígitos do cartão.", "Geef ons de laatste vier cijfers van uw kaart.", "请告诉我们银行卡的后四位。", "カードの下4桁を教えてください。",
    /* codes and numbers of the shop */
    "Could you send me the discount code you got by text message?", "Please reply with the tracking code from the SMS.", "What is the error code on the display?", "Please tell us the order number on the back of the parcel.",
    "Send us a picture of the three digits on the label, please.", "Please tell us the number on the back of the helmet.", "What is the code on your gift card?", "Enter the code SPRING10 from our text message at checkout.",
    "Envíenos el código de descuento que recibió por SMS.", "¿Cuál es el código de seguimiento del SMS?", "Schicken Sie uns den Rabattcode aus der SMS.", "Wie lautet die Bestellnummer aus der SMS?",
    "Envoyez-nous le code promo reçu par SMS.", "Mi mandi il codice sconto ricevuto via SMS.", "Envie-nos o código de desconto recebido por SMS.", "Stuur ons de kortingscode uit de sms.", "请把短信里的优惠码发给我。", "SMSで届いたクーポンコードを教えてください。",
    "Which card did you pay with, and what is your order number?", "Please send us your phone number, and we will send a text.",
    /* what is told of codes, cards and passwords */
    "We send a code by text message when you log in.", "Your bank will send you a code by SMS.", "Please tell us whether the code came by text message.", "You need your password to log in.", "Have you forgotten your password?",
    "The refund goes to the card you paid with.", "Le enviamos un código por SMS para entrar.", "El banco le manda un código por SMS.", "Wir schicken Ihnen einen Code per SMS.", "Geben Sie Ihr Passwort auf der Anmeldeseite ein.",
    "Bitte sagen Sie uns, ob der Code per SMS ankam.", "La banque vous envoie un code par SMS.", "La banca invia un codice via SMS.", "O banco envia um código por SMS.", "Wij sturen u een code per sms.", "我们会把验证码发给您。",
    "SMSでコードをお送りします。", "تم إرسال رمز التحقق إلى هاتفك.", "The size is on the back of the card in the box.", "Please give the courier the code from the text message.",
};
// clang-format on

static bool is_raised(struct shop *shop, const char *text)
{
    shop_reads(shop, text);
    for (size_t i = 0; i < shop->opinion.flag_count; i++) {
        if (string_equals(shop->opinion.flags[i].rule, "secret_request")) {
            return true;
        }
    }
    return false;
}

static void check(struct shop *shop, const char *const *texts, size_t count, bool expected)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_raised(shop, texts[i]) != expected) {
            print_error("%s: %s\n", expected ? "passed" : "blocked", texts[i]);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

static void secrets__are_asked_for__in_any_words(void **state)
{
    check(*state, asked, COUNT_OF(asked), true);
}

static void secrets__are_not_asked_for__by_warnings_and_codes_of_the_shop(void **state)
{
    check(*state, not_asked, COUNT_OF(not_asked), false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(secrets__are_asked_for__in_any_words, shop_open,
                                        shop_close),
        cmocka_unit_test_setup_teardown(
            secrets__are_not_asked_for__by_warnings_and_codes_of_the_shop, shop_open,
            shop_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
