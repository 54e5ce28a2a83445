#include "asked_for.h"

#include "base/utf8.h"
#include "base/words.h"
#include "thread.h"

/* The thread, as it is looked through for what is asked. */
struct given {
    const struct facts *facts;
    struct text folded; /* what the customer wrote */
    struct text asking; /* the sentence, folded */
    struct arena *arena;
};

/* What stands in a sentence that asks; any question does, too. Each begins a word. */
static const char asks[] =
    "please send|please confirm|please give|please tell|please write|send us|send me|tell me|"
    "give us|give me|could you|can you send|let me know|let us know|bitte senden|bitte schicken|"
    "bitte nennen|bitte bestatigen|senden sie|schicken sie|nennen sie|teilen sie|brauche ich|"
    "brauchen wir|benotige ich|benotigen wir|envianos|enviame|envienos|confirmanos|confirmenos|"
    "escribe|escribenos|indicanos|indiquenos|mandanos|dinos|diganos|necesito|necesitamos|"
    "merci de nous|merci de m|veuillez|envoyez|indiquez|confirmez|pouvez-vous nous|inviaci|"
    "ci invii|mandaci|confermaci|indicaci|scriva|scrivici|envie-nos|envia-nos|confirme|"
    "indique|diga-nos|enviar|stuur ons|stuur me|geef ons|bevestig|laat ons|kunt u ons|请发|"
    "请提供|请告诉|请确认|请您提供|请您发|请把|请将|送ってください|お送りください|教えてください|"
    "お知らせください|ご連絡ください|يرجى|ارسل";

static bool says_any(struct text folded, const char *phrases)
{
    struct text rest = text_of(phrases);
    struct text phrase;

    while (text_next(&rest, '|', &phrase)) {
        if (words_find(folded, phrase))
            return true;
    }
    return false;
}

static bool is_image(const struct attachment *attachment)
{
    static const char *const ends[] = {".jpg", ".jpeg", ".png", ".heic", ".webp", ".gif"};
    const char *name = string_or_empty(attachment->name);
    size_t len = strlen(name);

    if (attachment->type && strncmp(attachment->type, "image/", 6) == 0)
        return true;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t end = strlen(ends[i]);
        if (len > end && text_is_ignoring_case(text_from(name + len - end, end), ends[i]))
            return true;
    }
    return false;
}

/* The first number of the sentence, in digits; 1 where it tells none. */
static size_t number_asked(struct text asking)
{
    for (size_t i = 0; i < asking.len; i++) {
        if (asking.bytes[i] >= '1' && asking.bytes[i] <= '9')
            return (size_t)(asking.bytes[i] - '0');
    }
    return 1;
}

static bool has_photos(const struct given *given)
{
    const struct ticket *ticket = given->facts->ticket;
    size_t count = 0;

    for (size_t i = 0; i < ticket->message_count; i++) {
        const struct message *message = &ticket->messages[i];
        for (size_t k = 0; message->from == FROM_CUSTOMER && k < message->attachment_count;
             k++)
            count += is_image(&message->attachments[k]);
    }
    return count >= number_asked(given->asking);
}

/* The product is what was ordered. */
static bool is_owned(const struct facts *facts, const struct product *product)
{
    for (size_t i = 0; i < facts->order_count; i++) {
        for (size_t k = 0; k < facts->orders[i].line_count; k++) {
            if (string_equals(facts->orders[i].lines[k].product, product->id))
                return true;
        }
    }
    return false;
}

/* A size of something that they have not yet. */
static bool has_size(const struct given *given)
{
    const struct facts *facts = given->facts;

    for (size_t i = 0; i < facts->product_count; i++) {
        const struct product *product = &facts->products[i];
        if (!is_owned(facts, product) &&
            thread_names_size(product, given->folded, given->arena))
            return true;
    }
    return false;
}

static bool says(const struct given *given, const char *value)
{
    struct text folded = words_fold(text_of(value), given->arena);

    return folded.len && words_find(given->folded, folded);
}

static bool has_order_number(const struct given *given)
{
    for (size_t i = 0; i < given->facts->order_count; i++) {
        if (says(given, given->facts->orders[i].id))
            return true;
    }
    return false;
}

/* The postcode that we know of the customer or an order. */
static bool has_old_postcode(const struct given *given)
{
    const struct facts *facts = given->facts;
    const struct customer *customer = facts->customer;

    for (size_t i = 0; i < facts->order_count; i++) {
        const char *postcode = facts->orders[i].address.postcode;
        if (postcode && says(given, postcode))
            return true;
    }
    for (size_t i = 0; customer && i < customer->address_count; i++) {
        const char *postcode = customer->addresses[i].postcode;
        if (postcode && says(given, postcode))
            return true;
    }
    return false;
}

/* A street by its word, with a number in the text. */
static bool has_address(const struct given *given)
{
    static const char streets[] =
        "street|road|avenue|lane|calle|avenida|plaza|paseo|strasse|straße|platz|weg|rue|"
        "boulevard|place|via|viale|piazza|rua|praca|straat|laan|plein|路|街|号|丁目|番地|شارع";
    bool has_digit = false;

    for (size_t i = 0; i < given->folded.len && !has_digit; i++)
        has_digit = given->folded.bytes[i] >= '0' && given->folded.bytes[i] <= '9';
    return has_digit && says_any(given->folded, streets);
}

/*
 * What is asked for, by the words of the sentence that asks, each behind a bar. A sentence
 * that has words of several asks for all of them.
 */
static const struct thing {
    const char *words;
    bool (*is_given)(const struct given *given);
} things[] = {
    {"photo|photos|picture|pictures|foto|fotos|fotografias|photographie|fotografie|照片|图片|"
     "写真|صور",
     has_photos},
    {"which size|what size|welche grosse|welche große|que talla|cual talla|quelle taille|"
     "quelle pointure|che taglia|che misura|quale taglia|que tamanho|welke maat|哪个尺码|什么尺码|"
     "多大码|どのサイズ|اي مقاس",
     has_size},
    {"order number|bestellnummer|numero de pedido|numero del pedido|numero de commande|"
     "numero d'ordine|numero da encomenda|numero de encomenda|bestelnummer|订单号|注文番号|رقم الطلب",
     has_order_number},
    {"old postcode|alte postleitzahl|bisherige postleitzahl|codigo postal antiguo|"
     "codigo postal anterior|ancien code postal|vecchio cap|codigo postal antigo|oude postcode|"
     "原邮编|旧邮编|以前の郵便番号",
     has_old_postcode},
    {"new address|neue adresse|neue anschrift|direccion nueva|nueva direccion|nouvelle adresse|"
     "nuovo indirizzo|nova morada|novo endereco|nieuwe adres|新地址|新しい住所|العنوان الجديد",
     has_address},
};

static struct text customers_words(const struct facts *facts, struct arena *arena)
{
    const struct ticket *ticket = facts->ticket;
    struct buffer out;

    buffer_init(&out, SIZE_MAX);
    for (size_t i = 0; i < ticket->message_count; i++) {
        const struct message *message = &ticket->messages[i];
        if (message->from == FROM_CUSTOMER && message->text)
            thread_own_lines(thread_words(ticket, facts->customer, message, arena), &out);
    }
    struct text folded = words_fold(text_from(buffer_text(&out), out.len), arena);
    buffer_release_wiped(&out);
    return folded;
}

bool asked_for_is_given(struct text sentence, const struct facts *facts,
                        struct arena *arena)
{
    struct given given = {.facts = facts, .arena = arena};
    bool is_question = text_find(sentence, text_of("?")) ||
                       text_find(sentence, text_of("\uFF1F")) ||
                       text_find(sentence, text_of("\u061F"));
    bool asks_any = false;

    given.asking = words_fold(sentence, arena);
    if (!facts->ticket || !thread_is_told(facts) ||
        (!is_question && !says_any(given.asking, asks)))
        return false;
    for (size_t i = 0; i < COUNT_OF(things); i++) {
        if (!says_any(given.asking, things[i].words))
            continue;
        if (!given.folded.bytes)
            given.folded = customers_words(facts, arena);
        if (!things[i].is_given(&given))
            return false;
        asks_any = true;
    }
    return asks_any;
}
