#include "keys.h"

#include "base/utf8.h"
#include "choose.h"
#include "effort.h"
#include "errand.h"
#include "focus.h"
#include "menu.h"
#include "overlay.h"
#include "perform.h"
#include "prompt.h"
#include "reply.h"
#include "say.h"
#include "send.h"

#define NO_ROOM        "No more fits in here"
#define LINE_MAX_BYTES ((size_t)4096) /* of a prompt or a filter, by a paste */

static bool place_is_typed_into(enum key_place place, const struct model *model)
{
    if (model->overlay.kind)
        return model->overlay.is_sought;
    return place == PLACE_WRITING || place == PLACE_PROMPT ||
           (place == PLACE_MENU && model->menu.is_filtered);
}

static void key_type(struct model *model, struct key key)
{
    char bytes[4];
    size_t len = utf8_encode(key.code, bytes);

    model->is_quit_asked = false;
    if (!focus_type(model, text_from(bytes, len)))
        say_error(model, NO_ROOM);
}

/* While writing these keys send: whoever strikes them asks what became of the reply. */
static bool struck_would_send(const struct model *model)
{
    struct binding binding;

    return keymap_find(&model->keymap, PLACE_WRITING, &model->struck, &binding) ==
               KEY_MATCH_COMMAND &&
           binding.command == COMMAND_SEND;
}

/* "g x is not bound", or that an input method types where commands are struck. */
static void unbound_say(struct model *model, enum key_place place)
{
    const struct key_sequence *struck = &model->struck;
    struct key last = struck->keys[struck->count - 1];
    char names[80];
    size_t used = 0;

    if (place == PLACE_MENU)
        return;
    if (struck_would_send(model)) {
        send_say(model);
        return;
    }
    if (model->mode == MODE_READING && key_is_text(last) && last.code >= 0x80) {
        say(model, "The input method is on: letters are commands here, r writes");
        return;
    }
    for (size_t i = 0; i < struck->count && used + 1 < sizeof(names); i++) {
        if (i)
            names[used++] = ' ';
        key_format(struck->keys[i], names + used, sizeof(names) - used);
        used += strlen(names + used);
    }
    say(model, "%s is not bound here (? shows the keys)", names);
}

/* What a command does to the text that it is struck over. */
static enum effort_use command_use(enum command command)
{
    if (command >= COMMAND_DELETE_LEFT && command <= COMMAND_KILL_LINE_START)
        return EFFORT_DELETED;
    return command == COMMAND_NEW_LINE || command == COMMAND_LINE_BREAK ? EFFORT_TYPED
                                                                        : EFFORT_COMMAND;
}

static bool place_reads(const struct model *model, enum key_place place)
{
    return model->mode == MODE_READING && place != PLACE_MENU && place != PLACE_PROMPT;
}

/* ^X means nothing while reading, but begins what sends while writing. */
static void unbound_keep(struct model *model, enum key_place place)
{
    struct binding binding;

    if (place_reads(model, place) &&
        keymap_find(&model->keymap, PLACE_WRITING, &model->struck, &binding) ==
            KEY_MATCH_PREFIX)
        model->unbound = model->struck;
}

/* Who strikes ^X Enter means to send: Enter alone would begin to write, and what is struck
 * next would stand in the reply. */
static bool sending_refuse(struct model *model, enum key_place place, struct key key)
{
    struct key_sequence whole = model->unbound;
    struct binding binding;

    model->unbound.count = 0;
    if (!whole.count || whole.count == KEY_SEQUENCE_MAX || !place_reads(model, place))
        return false;
    whole.keys[whole.count++] = key;
    if (keymap_find(&model->keymap, PLACE_WRITING, &whole, &binding) != KEY_MATCH_COMMAND ||
        (binding.command != COMMAND_SEND && binding.command != COMMAND_SEND_RESOLVE))
        return false;
    say_error(model,
              "Nothing is sent: " KEY_SEND " and " KEY_OF(
                  "send-resolve") " send while writing (" KEY_OF("reply") " writes)");
    return true;
}

static enum effort_use sequence_go_on(struct model *model, struct effects *effects,
                                      enum key_place place, struct key key)
{
    struct key_sequence *struck = &model->struck;
    struct binding binding;
    enum effort_use use = EFFORT_COMMAND;

    if (sending_refuse(model, place, key))
        return use;
    struck->keys[struck->count++] = key;
    enum key_match match = keymap_find(&model->keymap, place, struck, &binding);
    if (match != KEY_MATCH_COMMAND)
        model->is_quit_asked = false;
    if (match == KEY_MATCH_PREFIX && struck->count < KEY_SEQUENCE_MAX)
        return use;
    if (match == KEY_MATCH_COMMAND) {
        use = command_use(binding.command);
        perform(model, effects, binding.command, binding.argument);
    } else {
        unbound_say(model, place);
        unbound_keep(model, place);
    }
    struck->count = 0;
    return use;
}

/* Esc or ^G in the middle of a sequence takes back its front, where it means nothing
 * itself. */
static bool sequence_is_left(const struct model *model, enum key_place place,
                             struct key key)
{
    struct key_sequence struck = model->struck;
    struct binding binding;
    bool is_way_out =
        key.code == KEY_CODE_ESCAPE || (key.code == 'g' && key.modifiers == KEY_CONTROL);

    if (!struck.count || !is_way_out)
        return false;
    struck.keys[struck.count++] = key;
    return keymap_find(&model->keymap, place, &struck, &binding) != KEY_MATCH_COMMAND;
}

/* What vi leaves to the program, which looks at what comes back before it may be sent. */
static const struct {
    enum vi_answer answer;
    enum command command;
} vi_wants[] = {
    {VI_UNDO, COMMAND_UNDO},
    {VI_REDO, COMMAND_REDO},
    {VI_EARLIER, COMMAND_EARLIER_TEXT},
    {VI_LATER, COMMAND_LATER_TEXT},
};

/* Never further than the text's own changes go: to take back what was sent, or go on in
 * what that brings back, is a key of its own. */
static void vi_want(struct model *model, struct effects *effects, enum command command,
                    size_t times)
{
    const struct composer *composer = &model->reply.composer;
    bool is_undo = command == COMMAND_UNDO;
    uint64_t version;

    if (is_undo && !composer->now)
        times = 1;
    do {
        version = composer->version;
        perform(model, effects, command, 0);
    } while (--times > 0 && composer->version != version && (!is_undo || composer->now));
}

/* A key in vi's normal or visual mode; false: it is none of vi's. */
static bool vi_act(struct model *model, struct effects *effects, struct key key,
                   enum effort_use *use)
{
    struct composer *composer = &model->reply.composer;
    uint64_t version = composer->version;
    size_t len = composer->text.len;
    enum vi_answer answer = vi_key(&model->vi, composer, key);

    if (composer->version != version)
        reply_typed(model);
    for (size_t i = 0; i < COUNT_OF(vi_wants); i++) {
        if (vi_wants[i].answer == answer)
            vi_want(model, effects, vi_wants[i].command, vi_times(&model->vi));
    }
    model->reply.is_scrolled = false;
    *use = composer->text.len < len ? EFFORT_DELETED : EFFORT_COMMAND;
    return answer != VI_UNKNOWN;
}

/* keys.conf may take a key from vi, but not out of the middle of a command. */
static bool is_for_vi(const struct model *model, enum key_place place, struct key key)
{
    bool is_begun = !vi_is_idle(&model->vi);
    bool is_way_out = key.code == KEY_CODE_ESCAPE || key.modifiers == KEY_CONTROL;

    if (place != PLACE_NORMAL || model->struck.count)
        return false;
    return is_begun && !is_way_out ? true : !keymap_has(&model->keymap, PLACE_NORMAL, key);
}

/* The item of a menu that the key chooses: by its digit, or as the first letter of words,
 * where it moves nothing there. */
static const struct menu_item *item_of_key(const struct model *model, struct key key,
                                           bool *is_letter)
{
    static const enum command moving[] = {COMMAND_DOWN, COMMAND_UP, COMMAND_TOP,
                                          COMMAND_BOTTOM, COMMAND_BACK};
    const struct menu_item *item = menu_with_digit(&model->menu, key);
    struct key_sequence alone = {.keys = {key_narrow(key)}, .count = 1};
    struct binding binding;

    *is_letter = false;
    if (item || !key_is_text(key) || key.code == ' ')
        return item;
    enum key_match match = keymap_find(&model->keymap, PLACE_MENU, &alone, &binding);
    *is_letter = match != KEY_MATCH_PREFIX;
    for (size_t i = 0; match == KEY_MATCH_COMMAND && i < COUNT_OF(moving); i++)
        *is_letter &= binding.command != moving[i];
    return *is_letter ? menu_with_words(&model->menu) : NULL;
}

static enum effort_use key_act(struct model *model, struct effects *effects, struct key key)
{
    enum key_place place = model_place(model);
    const struct menu_item *item = NULL;
    bool is_typed = place_is_typed_into(place, model), is_letter = false;
    enum effort_use use;

    if (!model->struck.count)
        say_nothing(model);
    if (is_typed && !model->struck.count && key_is_text(key)) {
        key_type(model, key);
        return EFFORT_TYPED;
    }
    if (is_for_vi(model, place, key) && vi_act(model, effects, key, &use))
        return use;
    if (place == PLACE_MENU && !is_typed && !model->overlay.kind && !model->struck.count)
        item = item_of_key(model, key, &is_letter);
    if (item) {
        menu_choose(model, effects, item);
        if (is_letter)
            key_type(model, key);
        return EFFORT_COMMAND;
    }
    if (!sequence_is_left(model, place, key))
        return sequence_go_on(model, effects, place, key_narrow(key));
    model->struck.count = 0;
    return EFFORT_COMMAND;
}

/* Esc has left the text, and a key that has a meaning with Alt there came so soon behind it
 * that both are that key: it is done to the text, as in a terminal that sends them at once.
 */
static struct key key_behind_escape(struct model *model, const struct event *event)
{
    struct key key = event->key;
    struct key_sequence with_alt = {.keys = {{.code = key.code, .modifiers = KEY_ALT}},
                                    .count = 1};
    struct binding binding;

    if (!model->has_just_escaped || !event->is_quick || key.modifiers ||
        keymap_find(&model->keymap, PLACE_WRITING, &with_alt, &binding) !=
            KEY_MATCH_COMMAND)
        return key;
    model->mode = MODE_WRITING;
    model->pane = PANE_REPLY;
    return with_alt.keys[0];
}

/* What became of a key that was perhaps meant as another. */
static void alt_say(struct model *model, struct key key)
{
    char name[24];

    key_format(key, name, sizeof(name));
    if (!model->status[0])
        say(model, "Esc and that key so soon are %s (" KEY_UNDO " takes it back)", name);
}

static bool is_writing(const struct model *model)
{
    return model->open && model->mode == MODE_WRITING;
}

/* vi begins with the writing, and follows what other keys do to the text. */
static void vi_follow(struct model *model, bool was_writing, enum effort_use use)
{
    struct composer *composer = &model->reply.composer;
    struct vi *vi = &model->vi;
    bool has_changed = composer->version != vi->version;

    if (!model->preferences.has_vi || !is_writing(model))
        return;
    if (!was_writing)
        vi_begin(vi, composer);
    else if (vi->mode == VI_INSERT && use == EFFORT_COMMAND && has_changed)
        vi_break(vi, composer);
    else
        vi_look(vi, composer);
}

/* In vi Alt and a key are Esc and that key. */
static bool alt_is_escape(const struct model *model, struct key key)
{
    enum key_place place = model_place(model);

    return model->preferences.has_vi && (key.modifiers & KEY_ALT) &&
           (place == PLACE_WRITING || place == PLACE_NORMAL);
}

static enum effort_use keys_act(struct model *model, struct effects *effects,
                                struct key key)
{
    if (!alt_is_escape(model, key))
        return key_act(model, effects, key);
    key_act(model, effects, (struct key){.code = KEY_CODE_ESCAPE});
    key.modifiers &= ~KEY_ALT;
    return key_act(model, effects, key);
}

/* Keys count for the reply that they are struck in, and the one that begins it. */
void keys_struck(struct model *model, struct event *event, struct effects *effects)
{
    bool was_writing = is_writing(model);
    size_t front = model->struck.count;

    if (model->is_locked)
        return;
    model->has_hesitated = false;
    struct key key = key_behind_escape(model, event);
    enum effort_use use = keys_act(model, effects, key);
    model->has_just_escaped =
        was_writing && !is_writing(model) && front == 0 && key.code == KEY_CODE_ESCAPE;
    vi_follow(model, was_writing, use);
    if (!key_equals(key, event->key))
        alt_say(model, key);
    if (model->open && model->struck.count == 0 && (was_writing || is_writing(model)))
        effort_struck(model, use, front);
}

/* A prompt and a filter hold one line: the lines of a paste stand in it one behind the
 * other, without what is no letter, as far as there is room. */
static bool paste_clean(struct text text, size_t room, struct buffer *out)
{
    size_t len = 0;

    buffer_init(out, COMPOSER_LIMIT);
    utf8_sanitise(text, SANITISE_SENT, out, NULL);
    while (out->len > 0 && out->bytes[out->len - 1] == '\n')
        out->len--;
    for (size_t i = 0; i < out->len; i++) {
        if (out->bytes[i] == '\n' || out->bytes[i] == '\t')
            out->bytes[i] = ' ';
    }
    struct text clean = text_from(out->bytes, out->len);
    while (len < clean.len && len + utf8_cluster_len(clean, len) <= room)
        len += utf8_cluster_len(clean, len);
    bool fits = len == clean.len && !out->is_cut;
    out->len = len;
    return fits;
}

static void paste_line(struct model *model, struct text text)
{
    const struct composer *line = focus_line(model);
    size_t used = line ? line->text.len : 0;
    struct buffer clean;
    bool fits =
        paste_clean(text, used < LINE_MAX_BYTES ? LINE_MAX_BYTES - used : 0, &clean);

    if (clean.len && !focus_type(model, text_from(clean.bytes, clean.len)))
        fits = false;
    if (!fits)
        say_error(model, NO_ROOM ": the paste was cut");
    buffer_release_wiped(&clean);
}

/* Into what vi looks for: no letter of it is a key. */
static void paste_sought(struct model *model, struct text text)
{
    struct buffer *asked = &model->vi.asked;
    struct buffer clean;
    bool fits = paste_clean(text, asked->limit - asked->len, &clean);

    buffer_add(asked, clean.bytes, clean.len);
    if (!fits)
        say_error(model, NO_ROOM ": the paste was cut");
    buffer_release_wiped(&clean);
}

/* Nothing of a paste is run: it is offered to the reply. */
static void paste_offer(struct model *model, struct effects *effects, struct text text)
{
    if (!model->open) {
        say(model, "Pasted, but no ticket is open: nothing was done");
        return;
    }
    errand_leave(model, effects);
    overlay_close(model);
    memory_free(model->pasted);
    model->pasted = memory_copy(text.bytes, text.len);
    menu_paste(model);
}

static void paste_put(struct model *model, struct event *event, struct effects *effects)
{
    enum key_place place = model_place(model);
    struct text text = text_from(event->text, event->len);

    if (place == PLACE_NORMAL && model->vi.is_asking) {
        paste_sought(model, text);
        return;
    }
    if (place == PLACE_NORMAL) /* it is no end of what was struck of a command */
        vi_escape(&model->vi, &model->reply.composer);
    if (place == PLACE_WRITING || place == PLACE_NORMAL)
        reply_paste(model, text, event->lost);
    else if (place_is_typed_into(place, model))
        paste_line(model, text);
    else
        paste_offer(model, effects, text);
}

void keys_pasted(struct model *model, struct event *event, struct effects *effects)
{
    enum key_place place = model_place(model);
    bool is_into_reply =
        place == PLACE_WRITING || (place == PLACE_NORMAL && !model->vi.is_asking);

    model->struck.count = 0;
    model->is_quit_asked = false;
    model->has_just_escaped = false;
    if (model->is_locked || !event->len)
        return;
    say_nothing(model);
    if (is_writing(model))
        effort_struck(model, EFFORT_COMMAND, 0);
    paste_put(model, event, effects);
    vi_follow(model, true, EFFORT_TYPED);
    if (event->lost && !is_into_reply)
        say_error(model, "The paste was too long: its last %zu kB are left out",
                  (event->lost + 1023) / 1024);
}
