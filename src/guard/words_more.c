#include "guard/lexicon_tables.h"

/* The words of the languages that are read in part: Arabic, Korean, Russian. */
// clang-format off
const struct word_row words_more[] = {
    /* What the policy of a shop speaks of. */
    {"ar", MEANING_TOPIC, TOPIC_RETURN, "ارجاع|الارجاع|اعادة|ارجاعه|ارجاعها"},
    {"ar", MEANING_TOPIC, TOPIC_REFUND, "استرداد|المبلغ|استرجاع الاموال|رد المبلغ"},
    {"ar", MEANING_TOPIC, TOPIC_DELIVERY, "التوصيل|توصيل|الشحن|يصل|التسليم|الوصول|وصول"},
    {"ar", MEANING_TOPIC, TOPIC_SHIPPING_FEE, "رسوم الشحن|تكلفة الشحن|تكاليف الشحن"},
    {"ar", MEANING_TOPIC, TOPIC_CANCEL, "الغاء|الالغاء"},
    {"ar", MEANING_TOPIC, TOPIC_DISCOUNT, "خصم|الخصم|تخفيض"},

    /* Units of time, months, weekdays, days from today, what is past or repeated. */
    {"ar", MEANING_UNIT, UNIT_DAY, "يوم|يوما|ايام|الايام"},
    {"ar", MEANING_UNIT, UNIT_WORKING_DAY, "يوم عمل|ايام عمل"},
    {"ar", MEANING_UNIT, UNIT_HOUR, "ساعة|ساعات"},
    {"ar", MEANING_UNIT, UNIT_WEEK, "اسبوع|اسابيع|اسبوعين"},
    {"ar", MEANING_UNIT, UNIT_MONTH, "شهر|اشهر|شهرا"},
    {"ar", MEANING_UNIT, UNIT_YEAR, "سنة|سنوات"},
    {"ar", MEANING_MONTH, 1, "يناير"}, {"ar", MEANING_MONTH, 2, "فبراير"}, {"ar", MEANING_MONTH, 3, "مارس"},
    {"ar", MEANING_MONTH, 4, "ابريل"}, {"ar", MEANING_MONTH, 5, "مايو"}, {"ar", MEANING_MONTH, 6, "يونيو"},
    {"ar", MEANING_MONTH, 7, "يوليو"}, {"ar", MEANING_MONTH, 8, "اغسطس"}, {"ar", MEANING_MONTH, 9, "سبتمبر"},
    {"ar", MEANING_MONTH, 10, "اكتوبر"}, {"ar", MEANING_MONTH, 11, "نوفمبر"}, {"ar", MEANING_MONTH, 12, "ديسمبر"},

    /* How far a statement reaches: denials, conditions, quotations, questions, signatures. */
    {"ar", MEANING_NEGATION, 0, "لا|لم|لن|ليس|غير|بدون"},
    {"ar", MEANING_CONDITION, 0, "اذا|لو|في حال|ما لم"},
    {"ar", MEANING_QUOTE, 0, "تقول|ذكرت|كتبت|تكتب|قلت"},
    {"ko", MEANING_QUOTE, 0, "말씀하신|말씀하셨|고객님께서 쓰신|문의하신|언급하신|라고 하셨|다고 하셨"},
    {"ko", MEANING_QUOTED, 0, "다고 하셨|라고 하셨|하셨다고|말씀하셨"},
    {"ko", MEANING_CONDITIONAL, 0, "다면|으면|하면|라면|면,|경우"},
    {"ko", MEANING_NEGATION, 0, "않|못|없|아니"},
    {"ko", MEANING_DENIED, 0, "이 아니라|가 아니라|아니라"},
    {"ko", MEANING_COMMITMENT, 0, "연락드리겠|답변드리겠|다시 연락|안내드리겠"},
    {"ko", MEANING_ASKS, 0, "까요|나요|습니까"},
    {"ko", MEANING_AFTERWARDS, 0, "후에|후|전에|이후"},
    {"ko", MEANING_UNIT, UNIT_DAY, "일 이내|일 안에|일"},
    {"ko", MEANING_UNIT, UNIT_WORKING_DAY, "영업일"},
    {"ko", MEANING_UNIT, UNIT_MONTH, "개월"},
    {"ko", MEANING_UNIT, UNIT_YEAR, "년"},
    {"ko", MEANING_TOPIC, TOPIC_RETURN, "반품"},
    {"ko", MEANING_TOPIC, TOPIC_REFUND, "환불"},
    {"ko", MEANING_TOPIC, TOPIC_EXCHANGE, "교환"},
    {"ko", MEANING_TOPIC, TOPIC_WARRANTY, "보증"},
    {"ko", MEANING_TOPIC, TOPIC_DELIVERY, "배송|배달|도착"},
    {"ru", MEANING_QUOTE, 0, "вы пишете|вы написали|вы говорите|вы сказали|вы упомянули|вы упоминаете|по вашим словам|вы спрашиваете"},
    {"ru", MEANING_CONDITION, 0, "если|в случае|при условии"},
    {"ru", MEANING_NEGATION, 0, "не|нет|никогда|ни"},
    {"ru", MEANING_INSTEAD, 0, "не|вместо|а не"},
    {"ru", MEANING_BUT, 0, "но|однако"},
    {"ru", MEANING_COMMITMENT, 0, "я напишу|я отвечу|мы ответим|свяжусь с вами|свяжемся с вами|сообщу вам|дам знать"},
    {"ru", MEANING_TEMPORAL, 0, "когда|как только|после|до|пока"},
    {"ru", MEANING_UNIT, UNIT_DAY, "день|дня|дней|календарных дней"},
    {"ru", MEANING_UNIT, UNIT_WORKING_DAY, "рабочих дней|рабочих дня|рабочий день"},
    {"ru", MEANING_UNIT, UNIT_MONTH, "месяц|месяца|месяцев"},
    {"ru", MEANING_UNIT, UNIT_YEAR, "год|года|лет"},
    {"ru", MEANING_TOPIC, TOPIC_RETURN, "возврат*|вернуть|вернете"},
    {"ru", MEANING_TOPIC, TOPIC_REFUND, "возврат денег|возмещ*|вернем деньги"},
    {"ru", MEANING_TOPIC, TOPIC_WARRANTY, "гаранти*"},
    {"ru", MEANING_TOPIC, TOPIC_DELIVERY, "достав*"},
    {"ru", MEANING_PROMISE, 0, "гарантируем|гарантирую|обещаем|обещаю"},
    {"ar", MEANING_QUOTED, 0, "كما تقول|كما ذكرت"},
    {"ar", MEANING_COMMITMENT, 0, "ساكتب لك|ساتواصل معك|سنتواصل معك|سارد عليك|سنرد عليك|ساعود اليك|سنعود اليك"},
    {"ar", MEANING_TEMPORAL, 0, "بعد|عندما|قبل|حالما|حتى|بمجرد"},
    {"ar", MEANING_INSTEAD, 0, "ليس|ليست|بدلا من|لا"},
    {"ar", MEANING_BUT, 0, "لكن|بل|ولكن"},
    {"ar", MEANING_QUESTION, 0, "هل|ما|متى|اين|كيف|كم"},
    {"ar", MEANING_CLOSING, 0, "مع التحية|مع اطيب التحيات|تحياتي|مع تحياتنا"},

    /* What a date is the date of; cues in front of numbers; stock; promises. */
    {"ar", MEANING_EVENT, EVENT_SHIPPED, "شحن|شحنه|غادر|غادرت"},
    {"ar", MEANING_EVENT, EVENT_DUE, "متوقع|المتوقع|يصل|سيصل|ستصل|تصل|الوصول|وصول|وصوله"},
    {"ar", MEANING_EVENT, EVENT_DELIVERED, "تسليم|تسليمه|تسليمها|وصل|وصلت"},
    {"ar", MEANING_EVENT, EVENT_DISPATCH, "سنرسل|سنشحن|سيغادر"},
    {"ar", MEANING_HEDGE, 0, "متوقع|المتوقع|قد|ربما|يمكنك"},
    {"ar", MEANING_MESSAGE, 0, "رسالتك|رسالة|بريدك|اتصالك"},
    {"ar", MEANING_ORDER_CUE, 0, "طلبك|الطلب|طلب|رقم الطلب"},
    {"ar", MEANING_TRACKING_CUE, 0, "رقم التتبع|التتبع"},
    {"ar", MEANING_CODE_CUE, 0, "كود|رمز|كود الخصم|الكود|الرمز"},
    {"ar", MEANING_PROMISE, 0, "نضمن|نضمن لك|نعدك|اعدك|بالتاكيد ستصل"},

    /* What has happened to an order, what the shop says it did. */
    {"ar", MEANING_DONE, DEED_REFUND, "لقد قمنا باسترداد|تم استرداد|تم رد المبلغ|قمنا برد المبلغ|لقد استرددنا|تم ارجاع المبلغ"},
    {"ar", MEANING_DONE, DEED_CANCEL, "لقد الغينا|قمنا بالغاء|تم الغاء طلبك"},
    {"ar", MEANING_STATE, DEED_UNDERWAY, "في الطريق|قيد الشحن|قيد التوصيل"},
    {"ar", MEANING_STATE, DEED_SHIP, "تم شحن|تم ارسال"},
    {"ar", MEANING_STATE, DEED_DELIVER, "تم تسليم|تم توصيل"},
    {"ar", MEANING_REPAID, REPAID_ANYWHERE, "استرداد|رد المبلغ|سنعيد|سنرد|نعيد لك|نرد لك"},
    {"ko", MEANING_REPAID, REPAID_ANYWHERE, "환불"},
    {"ru", MEANING_REPAID, REPAID_ANYWHERE, "возврат*|возмещ*|вернем|верн*"},

    /* What must not go out unseen: requests for secrets, advertising, address, prompts. */
    {"ar", MEANING_ASK, 0, "ارسل|زودنا|اعطنا|اخبرنا|يرجى ارسال"},
};
// clang-format on
const size_t words_more_count = COUNT_OF(words_more);
