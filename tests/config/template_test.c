/* The configuration that a new shop finds. */
#include "settings_file.h"

enum shown { SHOWN_AS_COMMENTS, SHOWN_AS_DEFAULTS, SHOWN_WHOLE };

/* Each "# key = value" and "# [section]" as a setting, or those alone that are no examples.
 */
static bool is_taken(struct text line, enum shown shown)
{
    bool is_setting = text_find(line, text_of(" = ")) != NULL;
    bool is_section = text_starts_with(line, "# [");

    if (shown == SHOWN_AS_DEFAULTS)
        return is_setting && text_find(line, text_of(" ; for example")) == NULL;
    return shown == SHOWN_WHOLE && (is_setting || is_section);
}

static void write_template(enum shown shown)
{
    struct buffer template;
    struct buffer out;
    struct text rest;
    struct text line;

    buffer_init(&template, SIZE_MAX);
    buffer_init(&out, SIZE_MAX);
    settings_template(&template);
    rest = text_from(template.bytes, template.len);
    while (text_next(&rest, '\n', &line)) {
        if (is_taken(line, shown))
            line = text_from(line.bytes + 2, line.len - 2);
        buffer_add(&out, line.bytes, line.len);
        buffer_add_char(&out, '\n');
    }
    write_file(buffer_text(&out));
    buffer_release(&out);
    buffer_release(&template);
}

static void the_template__is_a_configuration__that_reads(void **state)
{
    struct settings settings;
    struct error err = {0};

    (void)state;
    write_template(SHOWN_AS_COMMENTS);
    settings_init(&settings);
    if (!settings_read(&settings, path, &err))
        fail_msg("%s", err.text);
    settings_release(&settings);
}

/* What is set by itself, and what is where the template's defaults are written out. */
static void read_both(struct settings *unset, struct settings *written)
{
    struct error err = {0};

    write_template(SHOWN_AS_COMMENTS);
    settings_init(unset);
    if (!settings_read(unset, path, &err))
        fail_msg("%s", err.text);
    write_template(SHOWN_AS_DEFAULTS);
    settings_init(written);
    if (!settings_read(written, path, &err))
        fail_msg("%s", err.text);
}

static void the_template__shows_defaults_that_are_true(void **state)
{
    struct settings unset, written;

    (void)state;
    read_both(&unset, &written);
    assert_string_equal(written.shop_name, unset.shop_name);
    assert_string_equal(written.shop_zone, unset.shop_zone);
    assert_string_equal(written.shop_currency, unset.shop_currency);
    assert_string_equal(written.shop_lang, unset.shop_lang);
    assert_string_equal(written.theme, unset.theme);
    assert_int_equal(written.lock_after, unset.lock_after);
    assert_int_equal(written.blank_after, unset.blank_after);
    assert_int_equal(written.fresh, unset.fresh);
    assert_int_equal(written.keep, unset.keep);
    assert_int_equal(written.consent, unset.consent);
    assert_int_equal(written.enter_sends, unset.enter_sends);
    assert_int_equal(written.borders, unset.borders);
    assert_int_equal(written.bell, unset.bell);
    assert_int_equal(written.osc52, unset.osc52);
    assert_int_equal(written.local_only, unset.local_only);
    assert_int_equal(written.record_keys, unset.record_keys);
    assert_int_equal(written.tokens_per_day, unset.tokens_per_day);
    assert_int_equal(written.tokens_per_ticket, unset.tokens_per_ticket);
    assert_int_equal(written.money_per_day.is_known, unset.money_per_day.is_known);
    assert_int_equal(written.spell_is_off, unset.spell_is_off);
    assert_int_equal(written.never_send_is_off, unset.never_send_is_off);
    assert_int_equal(written.send_delay, 10); /* of mail; in a chat three, as it says */
    assert_string_equal(written.send_after, "next");
    assert_string_equal(written.composer, "emacs");
    settings_release(&unset);
    settings_release(&written);
}

static void the_template__shows_the_lists_that_are_true(void **state)
{
    struct settings unset, written;

    (void)state;
    read_both(&unset, &written);
    assert_int_equal(written.reason_count, unset.reason_count);
    for (size_t i = 0; i < unset.reason_count; i++)
        assert_string_equal(written.reasons[i], unset.reasons[i]);
    assert_int_equal(written.never_send_count, 5); /* where none is named, all of them */
    assert_int_equal(written.mask_count, 1);
    assert_string_equal(written.mask[0], "on");
    assert_int_equal(written.view_count, 0);
    assert_int_equal(written.terms.goodwill.parts, unset.terms.goodwill.parts);
    assert_null(written.shop_country);
    assert_null(written.passphrase_command);
    assert_null(written.model_url);
    assert_null(written.catalogue_url);
    settings_release(&unset);
    settings_release(&written);
}

static void note_missing(void *context, const char *section, const char *key,
                         const char *form)
{
    const struct buffer *template = context;
    char line[80];

    snprintf(line, sizeof(line), "# %s = ", key);
    if (strstr(key, "NAME") == NULL && strstr(template->bytes, line) == NULL)
        fail_msg("the template does not show [%s] %s", section, key);
    assert_true(form[0] != '\0');
}

static void the_template__shows_every_setting(void **state)
{
    struct buffer template;

    (void)state;
    buffer_init(&template, SIZE_MAX);
    settings_template(&template);
    settings_each(note_missing, &template);
    buffer_release(&template);
}

static void what_the_template_shows__is_taken_as_it_stands(void **state)
{
    struct settings settings;
    struct error err = {0};

    (void)state;
    write_template(SHOWN_WHOLE);
    settings_init(&settings);
    if (!settings_read(&settings, path, &err))
        fail_msg("%s", err.text);
    assert_int_equal(settings.profile_count, 2);
    assert_int_equal(settings.never_send_count, 5);
    assert_int_equal(settings.idle_count, 0);
    settings_release(&settings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_template__is_a_configuration__that_reads),
        cmocka_unit_test(the_template__shows_every_setting),
        cmocka_unit_test(the_template__shows_defaults_that_are_true),
        cmocka_unit_test(the_template__shows_the_lists_that_are_true),
        cmocka_unit_test(what_the_template_shows__is_taken_as_it_stands),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
