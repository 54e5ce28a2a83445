/*
 * Made-up customers of twenty countries, each of a shop of its own: what the tests of
 * masking hide and look for.
 */
#ifndef TESTS_GUARD_MASK_SHOPS_H
#define TESTS_GUARD_MASK_SHOPS_H

#include "guard/mask.h"

struct buyer {
    const char *country;
    const char *name;
    const char *email;
    const char *phone;
    const char *line1;
    const char *city;
    const char *postcode;
    const char *order;
    const char *tracking;
    const char *title;  /* of what they bought */
    const char *before; /* words of their language, in front of a value and behind it */
    const char *behind;
};

// clang-format off
static const struct buyer buyers[] = {
    {"ES", "Begoña Ibáñez Cuesta", "begona.ibanez@correo.example", "+34 611 204 377", "Calle de la Ballesta 27, 2.º A", "Segovia", "40001", "TR-884120", "ES9004411200", "Monte 3 mochila", "Mis datos: ", " , gracias."},
    {"MX", "Citlali Huerta Pech", "citlali_h@buzon.example", "+52 55 4098 1127", "Av. Insurgentes Sur 1288", "Ciudad de México", "03230", "PED55012", "MX00918277364", "Balón Tormenta", "Le dejo ", " y espero."},
    {"DE", "Jürgen Dörflinger", "j.doerflinger@brief.example", "+49 171 2230984", "Gänseblümchenweg 8a", "Regensburg", "93047", "B-2026-4471", "00340434161094042557", "Zelt Kuppel 2", "Hier: ", " , danke."},
    {"AT", "Zoë Pfandlmayr", "zoe@alpenpost.example", "+43 664 1882093", "Krongasse 19", "Wien", "1050", "AT-773100", "AT1029384756", "Rodel Blitz", "Meine Angaben: ", " bitte."},
    {"CH", "Urs Wälchli", "urs.waelchli@bergnetz.example", "+41 79 448 20 16", "Hirzenbachstrasse 44", "Zürich", "8051", "CHF-90017", "996011223344556677", "Ski Piste 9", "Es geht um ", " , merci."},
    {"FR", "Éloïse Brémond", "eloise.bremond@courriel.example", "+33 6 12 48 75 90", "14 rue des Épinettes", "Nantes", "44100", "FR778812", "6A12345678901", "Tente Mistral", "Voici ", " , merci."},
    {"BE", "Thibault Vandenhaute", "thibault@facteur.example", "+32 471 20 33 18", "Rue Haute 210", "Bruxelles", "1000", "BX-40017", "323212345678901234", "Vélo Ardenne", "Je donne ", " ici."},
    {"IT", "Ludovica Sanfelici", "l.sanfelici@posta.example", "+39 347 118 2290", "Via dei Giubbonari 33", "Piacenza", "29121", "IT2026-118", "1UW0123456789", "Scarpa Vetta", "Ecco ", " , grazie."},
    {"PT", "Inês Quaresma Abrantes", "ines.qa@carta.example", "+351 912 480 337", "Rua do Açúcar 76", "Lisboa", "1950-009", "PT-556100", "RR123456789PT", "Bola Maré", "Envio ", " , obrigada."},
    {"BR", "Thaís Guimarães", "thais.g@caixa.example", "+55 11 98447 2016", "Rua Augusta 1508", "São Paulo", "01304-001", "BR0091822", "BR998877665544BR", "Tênis Ipê", "Segue ", " , abraço."},
    {"NL", "Sjoerd Hoekzema", "sjoerd.hoekzema@brief.example", "+31 6 2817 4490", "Oudegracht 219", "Utrecht", "3511 NH", "NL-22019", "3SABCD012345678", "Fiets Wad", "Hierbij ", " , dank."},
    {"GB", "Imogen Fotheringham", "imogen.f@parcelpost.example", "+44 7700 900471", "31 Pudding Chare", "Newcastle", "NE1 1UE", "UK-88172", "JD0002254418273645", "Fell Runner 4", "Here: ", " , thanks."},
    {"IE", "Sadhbh Ní Dhubhghaill", "sadhbh@litir.example", "+353 85 204 1187", "9 Smithfield Terrace", "Dublin", "D07 F2K8", "IE-7781", "CE123456789IE", "Hurl Classic", "It is ", " , ta."},
    {"US", "Wilhelmina Kowalczyk", "billie.k@mailroom.example", "+1 503 555 0142", "2218 NE Alberta Street", "Portland", "97211", "US-100442", "1Z999AA10123456784", "Court Ace 7", "That is ", " , cheers."},
    {"CA", "Gwendolyn Thistlewood", "gwen@northpost.example", "+1 604 555 0188", "488 Robson Street", "Vancouver", "V6B 2B7", "CA-55201", "LM123456789CA", "Canoe Paddle", "See ", " , please."},
    {"SE", "Björn Åkerlund", "bjorn.akerlund@brev.example", "+46 70 174 06 35", "Sveavägen 106", "Stockholm", "113 50", "SE-90021", "RK123456789SE", "Skidor Fjäll", "Jag heter: ", " , tack."},
    {"NO", "Øystein Håvardsholm", "oystein@postkasse.example", "+47 406 12 883", "Torggata 24", "Oslo", "0183", "NO-3317", "70712345678901234", "Ski Fjord", "Her: ", " , takk."},
    {"PL", "Świętosława Brzęczek", "s.brzeczek@poczta.example", "+48 512 340 887", "ulica Piękna 44", "Kraków", "30-001", "PL-66120", "00259007734567890123", "Plecak Tatry", "Oto ", " , dzięki."},
    {"CN", "欧阳慕雪", "muxue@xinfeng.example", "+86 138 0013 9172", "文三路478号华星时代广场12楼", "杭州", "310012", "CN2026112201", "SF1408827736412", "疾风跑鞋 3", "这是", "，谢谢。"},
    {"JP", "早乙女 麗子", "reiko.saotome@tegami.example", "+81 90 1182 7734", "北沢3-27-14 メゾン北沢101", "東京都世田谷区", "155-0031", "JP-88100", "4412-8837-1029", "疾走シューズ", "これは", "です。"},
};
// clang-format on

struct buyer_facts {
    struct customer customer;
    struct address address;
    struct order order;
    struct order_line line;
    struct product product;
    struct shipment shipment;
    struct message message;
    struct ticket ticket;
    const char *emails[1];
    const char *phones[1];
    struct facts facts;
};

static inline void buyer_know(const struct buyer *buyer, struct buyer_facts *facts)
{
    *facts = (struct buyer_facts){
        .emails = {buyer->email},
        .phones = {buyer->phone},
        .address = {.line1 = buyer->line1,
                    .city = buyer->city,
                    .postcode = buyer->postcode,
                    .country = buyer->country},
        .line = {.product = "P-1", .title = buyer->title, .quantity = 1},
        .product = {.id = "P-1", .title = buyer->title},
        .shipment = {.carrier = "Carrier", .tracking = buyer->tracking},
        .message = {.id = "m1", .from = FROM_CUSTOMER, .text = "", .sender = buyer->email}};
    facts->customer = (struct customer){.id = "c1",
                                        .name = buyer->name,
                                        .emails = facts->emails,
                                        .email_count = 1,
                                        .phones = facts->phones,
                                        .phone_count = 1,
                                        .addresses = &facts->address,
                                        .address_count = 1,
                                        .country = buyer->country};
    facts->order = (struct order){.id = buyer->order,
                                  .customer = "c1",
                                  .lines = &facts->line,
                                  .line_count = 1,
                                  .shipments = &facts->shipment,
                                  .shipment_count = 1};
    facts->ticket = (struct ticket){
        .id = "1", .customer = "c1", .messages = &facts->message, .message_count = 1};
    facts->facts = (struct facts){.ticket = &facts->ticket,
                                  .customer = &facts->customer,
                                  .orders = &facts->order,
                                  .order_count = 1,
                                  .products = &facts->product,
                                  .product_count = 1};
}

static inline struct mask *buyer_mask(const struct buyer *buyer, bool hides_orders)
{
    struct buyer_facts facts;
    buyer_know(buyer, &facts);
    return mask_create(&facts.facts, hides_orders);
}

/* A customer of whom all is known. */
static const struct buyer johansson = {.country = "SE",
                                       .name = "Isabella Johansson",
                                       .email = "kite77@mail.example",
                                       .phone = "+46 70 123 45 67",
                                       .line1 = "Storgatan 22",
                                       .city = "Lund",
                                       .postcode = "222 21",
                                       .order = "SE-90021",
                                       .tracking = "RK123456789SE",
                                       .title = "Fell Runner 4"};

/* The text as it leaves, and nothing of the customer in it. */
static inline void assert_hidden(struct mask *mask, const char *text, const char *hidden)
{
    struct buffer out;
    buffer_init(&out, 1 << 16);
    assert_true(mask_hide(mask, text_of(text), &out));
    assert_string_equal(buffer_text(&out), hidden);
    assert_false(mask_leaks(mask, text_of(buffer_text(&out)), NULL));
    buffer_release(&out);
}

#endif
