/* vi's keys, a row each. Where one row's keys are the front of another's, both wait for
 * more. */
#include "vi_parts.h"

// clang-format off
const struct vi_motion vi_motions[] = {
    {"h",         vi_move_left,             VI_EXCLUSIVE, false, "One character left"},
    {"Backspace", vi_move_left,             VI_EXCLUSIVE, false, "One character left"},
    {"^H",        vi_move_left,             VI_EXCLUSIVE, false, "One character left"},
    {"Left",      vi_move_left,             VI_EXCLUSIVE, false, "One character left"},
    {"l",         vi_move_right,            VI_EXCLUSIVE, false, "One character right"},
    {"space",     vi_move_right,            VI_EXCLUSIVE, false, "One character right"},
    {"Right",     vi_move_right,            VI_EXCLUSIVE, false, "One character right"},
    {"j",         vi_move_down,             VI_LINES,     false, "One line down"},
    {"^N",        vi_move_down,             VI_LINES,     false, "One line down"},
    {"Down",      vi_move_down,             VI_LINES,     false, "One line down"},
    {"k",         vi_move_up,               VI_LINES,     false, "One line up"},
    {"^P",        vi_move_up,               VI_LINES,     false, "One line up"},
    {"Up",        vi_move_up,               VI_LINES,     false, "One line up"},
    {"Enter",     vi_move_line_on,          VI_LINES,     false, "To the first letter of the next line"},
    {"w",         vi_move_word,             VI_EXCLUSIVE, false, "To the next word"},
    {"W",         vi_move_word_wide,        VI_EXCLUSIVE, false, "To the next word between blanks"},
    {"b",         vi_move_word_back,        VI_EXCLUSIVE, false, "Back to the start of the word"},
    {"B",         vi_move_word_back_wide,   VI_EXCLUSIVE, false, "Back to the start of what stands between blanks"},
    {"e",         vi_move_word_end,         VI_INCLUSIVE, false, "To the end of the word"},
    {"E",         vi_move_word_end_wide,    VI_INCLUSIVE, false, "To the end of what stands between blanks"},
    {"0",         vi_move_line_start,       VI_EXCLUSIVE, false, "To the start of the line"},
    {"Home",      vi_move_line_start,       VI_EXCLUSIVE, false, "To the start of the line"},
    {"^",         vi_move_line_letter,      VI_EXCLUSIVE, false, "To the first letter of the line"},
    {"$",         vi_move_line_end,         VI_INCLUSIVE, false, "To the end of the line"},
    {"End",       vi_move_line_end,         VI_INCLUSIVE, false, "To the end of the line"},
    {"g g",       vi_move_first,            VI_LINES,     false, "To the first line, or to that of the number"},
    {"G",         vi_move_last,             VI_LINES,     false, "To the last line, or to that of the number"},
    {"f",         vi_move_to_letter,        VI_INCLUSIVE, true,  "Onto the next such letter of the line"},
    {"F",         vi_move_back_to_letter,   VI_EXCLUSIVE, true,  "Back onto such a letter"},
    {"t",         vi_move_before_letter,    VI_INCLUSIVE, true,  "Before the next such letter of the line"},
    {"T",         vi_move_behind_letter,    VI_EXCLUSIVE, true,  "Back behind such a letter"},
    {";",         vi_move_again,            VI_INCLUSIVE, false, "To the next of the letter sought"},
    {",",         vi_move_again_back,       VI_INCLUSIVE, false, "The same the other way"},
    {")",         vi_move_sentence,         VI_EXCLUSIVE, false, "To the next sentence"},
    {"(",         vi_move_sentence_back,    VI_EXCLUSIVE, false, "Back to the start of the sentence"},
    {"}",         vi_move_paragraph,        VI_EXCLUSIVE, false, "To the end of the paragraph"},
    {"{",         vi_move_paragraph_back,   VI_EXCLUSIVE, false, "Back to the start of the paragraph"},
    {"n",         vi_move_match,            VI_EXCLUSIVE, false, "To the next place of the words looked for"},
    {"N",         vi_move_match_back,       VI_EXCLUSIVE, false, "The same the other way"},
    {NULL, NULL, VI_EXCLUSIVE, false, NULL},
};

const struct vi_object vi_objects[] = {
    {"i w", vi_find_word,        "the word"},
    {"a w", vi_find_a_word,      "the word with a blank"},
    {"i W", vi_find_word_wide,   "what stands between blanks"},
    {"a W", vi_find_a_word_wide, "what stands between blanks, with one"},
    {"i s", vi_find_sentence,    "the sentence"},
    {"a s", vi_find_a_sentence,  "the sentence with its blank"},
    {"i p", vi_find_paragraph,   "the paragraph"},
    {"a p", vi_find_a_paragraph, "the paragraph with its empty line"},
    {"i (", vi_find_round,       "what stands in round brackets"},
    {"i )", vi_find_round,       "what stands in round brackets"},
    {"i b", vi_find_round,       "what stands in round brackets"},
    {"a (", vi_find_a_round,     "the round brackets and what stands in them"},
    {"a )", vi_find_a_round,     "the round brackets and what stands in them"},
    {"a b", vi_find_a_round,     "the round brackets and what stands in them"},
    {"i [", vi_find_square,      "what stands in square brackets"},
    {"i ]", vi_find_square,      "what stands in square brackets"},
    {"a [", vi_find_a_square,    "the square brackets and what stands in them"},
    {"a ]", vi_find_a_square,    "the square brackets and what stands in them"},
    {"i {", vi_find_curly,       "what stands in curly brackets"},
    {"i }", vi_find_curly,       "what stands in curly brackets"},
    {"a {", vi_find_a_curly,     "the curly brackets and what stands in them"},
    {"a }", vi_find_a_curly,     "the curly brackets and what stands in them"},
    {NULL, NULL, NULL},
};

const struct vi_operator vi_operators[] = {
    {"d",         vi_operate_delete, VI_IN_BOTH,   true,  false, false, "Delete, with a motion or an object"},
    {"c",         vi_operate_change, VI_IN_BOTH,   true,  true,  false, "Change, with a motion or an object"},
    {"y",         vi_operate_yank,   VI_IN_BOTH,   false, false, false, "Copy, with a motion or an object"},
    {"g U",       vi_operate_upper,  VI_IN_NORMAL, true,  false, false, "In capitals, with a motion or an object"},
    {"g u",       vi_operate_lower,  VI_IN_NORMAL, true,  false, false, "In small letters, with a motion or an object"},
    {"g ~",       vi_operate_case,   VI_IN_NORMAL, true,  false, false, "Small letters for capitals, and the other way, with a motion or an object"},
    {"x",         vi_operate_delete, VI_IN_VISUAL, true,  false, false, "Delete what is selected"},
    {"Delete",    vi_operate_delete, VI_IN_VISUAL, true,  false, false, "Delete what is selected"},
    {"s",         vi_operate_change, VI_IN_VISUAL, true,  true,  false, "Change what is selected"},
    {"~",         vi_operate_case,   VI_IN_VISUAL, true,  false, false, "Small letters for capitals, and the other way"},
    {"U",         vi_operate_upper,  VI_IN_VISUAL, true,  false, false, "What is selected in capitals"},
    {"u",         vi_operate_lower,  VI_IN_VISUAL, true,  false, false, "What is selected in small letters"},
    {"J",         vi_operate_join,   VI_IN_VISUAL, true,  false, false, "The lines selected in one"},
    {"r",         vi_operate_replace, VI_IN_VISUAL, true, false, true, "Another letter in the place of each"},
    {NULL, NULL, VI_IN_BOTH, false, false, false, NULL},
};

const struct vi_action vi_actions[] = {
    {"i",  vi_act_insert,       VI_IN_NORMAL, true,  false, "Type here"},
    {"a",  vi_act_append,       VI_IN_NORMAL, true,  false, "Type behind the character"},
    {"I",  vi_act_insert_line,  VI_IN_NORMAL, true,  false, "Type at the first letter of the line"},
    {"A",  vi_act_append_line,  VI_IN_NORMAL, true,  false, "Type at the end of the line"},
    {"o",  vi_act_open_below,   VI_IN_NORMAL, true,  false, "Type in a new line below"},
    {"O",  vi_act_open_above,   VI_IN_NORMAL, true,  false, "Type in a new line above"},
    {"p",  vi_act_put,          VI_IN_NORMAL, true,  false, "Put in what was deleted or copied, behind"},
    {"P",  vi_act_put_before,   VI_IN_NORMAL, true,  false, "Put in what was deleted or copied, before"},
    {"J",  vi_act_join,         VI_IN_NORMAL, true,  false, "This line and the next in one"},
    {"r",  vi_act_replace,      VI_IN_NORMAL, true,  true,  "Another letter in the place of this one"},
    {"~",  vi_act_case,         VI_IN_NORMAL, true,  false, "Small letter for capital, and the other way"},
    {".",  vi_act_again,        VI_IN_NORMAL, false, false, "The last change once more"},
    {"u",  vi_act_undo,         VI_IN_NORMAL, false, false, "Take back the last change, or the held reply"},
    {"^R", vi_act_redo,         VI_IN_NORMAL, false, false, "Do again what was taken back"},
    {"g -", vi_act_earlier,     VI_IN_NORMAL, false, false, "The text as it was before, over all that was undone"},
    {"g +", vi_act_later,       VI_IN_NORMAL, false, false, "The text as it was behind that in time"},
    {"v",  vi_act_visual,       VI_IN_BOTH,   false, false, "Select by characters"},
    {"V",  vi_act_visual_line,  VI_IN_BOTH,   false, false, "Select by lines"},
    {"o",  vi_act_swap,         VI_IN_VISUAL, false, false, "To the other end of what is selected"},
    {"p",  vi_act_put_over,     VI_IN_VISUAL, true,  false, "Put in what was deleted in the place of what is selected"},
    {"P",  vi_act_put_over,     VI_IN_VISUAL, true,  false, "Put in what was deleted in the place of what is selected"},
    {"/",  vi_act_ask,          VI_IN_BOTH,   false, false, "Look for words in the text"},
    {"?",  vi_act_ask_back,     VI_IN_BOTH,   false, false, "The same backwards"},
    {NULL, NULL, VI_IN_BOTH, false, false, NULL},
};

const struct vi_short vi_shorts[] = {
    {"x",      "d", "l",  "Delete the character"},
    {"Delete", "d", "l",  "Delete the character"},
    {"X",      "d", "h",  "Delete the character before"},
    {"D",      "d", "$",  "Delete to the end of the line"},
    {"C",      "c", "$",  "Change to the end of the line"},
    {"s",      "c", "l",  "Change the character"},
    {"S",      "c", NULL, "Change the line"},
    {"Y",      "y", NULL, "Copy the line"},
    {NULL, NULL, NULL, NULL},
};
// clang-format on

/* Keys that mean the same, one behind the other, stand in one line. */
#define HELP_ROWS(rows, row, out)                                                          \
    for (row = rows; row->keys; row++) {                                                   \
        buffer_add_text(out, row->keys);                                                   \
        if (string_equals(row->help, (row + 1)->help))                                     \
            buffer_add_text(out, ", ");                                                    \
        else                                                                               \
            buffer_format(out, "\t%s\n", row->help);                                       \
    }

void vi_help(struct buffer *out)
{
    const struct vi_motion *motion;
    const struct vi_operator *verb;
    const struct vi_action *action;
    const struct vi_short *row;

    HELP_ROWS(vi_motions, motion, out)
    HELP_ROWS(vi_operators, verb, out)
    for (const struct vi_object *object = vi_objects; object->keys; object++)
        buffer_format(out, "%s\tBehind an operator, or selecting: %s\n", object->keys,
                      object->help);
    HELP_ROWS(vi_actions, action, out)
    HELP_ROWS(vi_shorts, row, out)
}
