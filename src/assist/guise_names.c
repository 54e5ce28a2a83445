/* Names by origin and gender. People of one number are of one family. */
#include "assist/guise.h"

#include "base/attributes.h"
#include "guard/language.h"

// clang-format off
const struct guise_origin guise_origins[] = {
    {"English", "en", {{{"Emily", "Carter", NULL}, {"Laura", "Bennett", NULL}},
                       {{"James", "Carter", NULL}, {"Oliver", "Bennett", NULL}}}},
    {"Spanish", "es", {{{"Carmen", "Navarro", NULL}, {"Pilar", "Iglesias", NULL}},
                       {{"Javier", "Navarro", NULL}, {"Andrés", "Iglesias", NULL}}}},
    {"German", "de", {{{"Sabine", "Krüger", NULL}, {"Anke", "Lehmann", NULL}},
                      {{"Stefan", "Krüger", NULL}, {"Jürgen", "Lehmann", NULL}}}},
    {"French", "fr", {{{"Claire", "Lefèvre", NULL}, {"Sylvie", "Garnier", NULL}},
                      {{"Mathieu", "Lefèvre", NULL}, {"Thierry", "Garnier", NULL}}}},
    {"Italian", "it", {{{"Chiara", "Ricci", NULL}, {"Paola", "Marchetti", NULL}},
                       {{"Lorenzo", "Ricci", NULL}, {"Stefano", "Marchetti", NULL}}}},
    {"Portuguese", "pt", {{{"Inês", "Tavares", NULL}, {"Catarina", "Pinheiro", NULL}},
                          {{"Tiago", "Tavares", NULL}, {"Gonçalo", "Pinheiro", NULL}}}},
    {"Dutch", "nl", {{{"Femke", "Jansen", NULL}, {"Marloes", "Bakker", NULL}},
                     {{"Jeroen", "Jansen", NULL}, {"Maarten", "Bakker", NULL}}}},
    {"Chinese", "zh", {{{"Lihua", "Wang", "王丽华"}, {"Xiumei", "Zhao", "赵秀梅"}},
                       {{"Jianguo", "Wang", "王建国"}, {"Guoqiang", "Zhao", "赵国强"}}}},
    {"Japanese", "ja", {{{"Yumi", "Kobayashi", "小林 由美"}, {"Aoi", "Nakamura", "中村 葵"}},
                        {{"Takashi", "Kobayashi", "小林 隆"}, {"Kenta", "Nakamura", "中村 健太"}}}},
    {"Arabic", "ar", {{{"Layla", "Haddad", "ليلى حداد"}, {"Noura", "Khalil", "نورة خليل"}},
                      {{"Omar", "Haddad", "عمر حداد"}, {"Khalid", "Khalil", "خالد خليل"}}}},
    {"Polish", "pl", {{{"Agnieszka", "Kowalska", NULL}, {"Ewa", "Zielińska", NULL}},
                      {{"Krzysztof", "Kowalski", NULL}, {"Paweł", "Zieliński", NULL}}}},
    {"Russian", "ru", {{{"Olga", "Ivanova", "Ольга Иванова"}, {"Tatiana", "Smirnova", "Татьяна Смирнова"}},
                       {{"Dmitri", "Ivanov", "Дмитрий Иванов"}, {"Sergei", "Smirnov", "Сергей Смирнов"}}}},
    {"Turkish", "tr", {{{"Ayşe", "Yılmaz", NULL}, {"Zeynep", "Demir", NULL}},
                       {{"Mehmet", "Yılmaz", NULL}, {"Emre", "Demir", NULL}}}},
    {"Nigerian", "yo", {{{"Adaeze", "Okonkwo", NULL}, {"Folake", "Adeyemi", NULL}},
                        {{"Emeka", "Okonkwo", NULL}, {"Babatunde", "Adeyemi", NULL}}}},
    {"Indian", "hi", {{{"Lakshmi", "Sharma", "लक्ष्मी शर्मा"}, {"Ananya", "Reddy", "अनन्या रेड्डी"}},
                      {{"Rajesh", "Sharma", "राजेश शर्मा"}, {"Vikram", "Reddy", "विक्रम रेड्डी"}}}},
    {"Vietnamese", "vi", {{{"Linh", "Nguyen", "Nguyễn Thị Linh"}, {"Huong", "Tran", "Trần Thu Hương"}},
                          {{"Tuan", "Nguyen", "Nguyễn Anh Tuấn"}, {"Minh", "Tran", "Trần Quang Minh"}}}},
};
// clang-format on
const size_t guise_origin_count = COUNT_OF(guise_origins);

size_t guise_origin_of(const char *lang)
{
    for (size_t i = 0; i < guise_origin_count; i++) {
        if (lang != NULL && language_is_same(guise_origins[i].lang, lang))
            return i;
    }
    return 0;
}
