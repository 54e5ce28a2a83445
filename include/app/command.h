/*
 * Every command there is: one row each, from which the functions in app/perform*.c, the names in
 * key files and on the command line, the help and the palette are made. A row without its
 * function does not link.
 */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "base/attributes.h"
#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

// clang-format off
#define COMMANDS(X) \
    /* moving */ \
    X(DOWN,            down,            "down",            "Move down, or scroll") \
    X(UP,              up,              "up",              "Move up, or scroll") \
    X(PAGE_DOWN,       page_down,       "page-down",       "A page down") \
    X(PAGE_UP,         page_up,         "page-up",         "A page up") \
    X(TOP,             top,             "top",             "To the first") \
    X(BOTTOM,          bottom,          "bottom",          "To the last") \
    X(NEXT_WAITING,    next_waiting,    "next-waiting",    "Open the next waiting ticket") \
    X(NEXT_UNREAD,     next_unread,     "next-unread",     "Open the next ticket with an unread message") \
    X(LAST_TICKET,     last_ticket,     "last-ticket",     "Back to the ticket before") \
    X(OPEN,            open,            "open",            "Open, take or put in what is marked") \
    X(NEXT_PANE,       next_pane,       "next-pane",       "Go to the next pane") \
    X(LEFT_PANE,       left_pane,       "left-pane",       "Go to the pane on the left") \
    X(RIGHT_PANE,      right_pane,      "right-pane",      "Go to the pane on the right; in the orders unfold the marked one") \
    X(ZOOM,            zoom,            "zoom",            "This pane alone, and back") \
    X(BACK,            back,            "back",            "One step back; asks before it quits") \
    /* drafts, picks, claims */ \
    X(TAKE_DRAFT,      take_draft,      "take-draft",      "Take the draft of that number into the reply") \
    X(NEXT_DRAFT,      next_draft,      "next-draft",      "Mark the next draft") \
    X(PREVIOUS_DRAFT,  previous_draft,  "previous-draft",  "Mark the previous draft") \
    X(ASK,             ask,             "ask",             "Ask for drafts and picks again") \
    X(MODEL,           model,           "model",           "Choose which model answers, or the local engine alone") \
    X(REWRITE,         rewrite,         "rewrite",         "Rewrite the reply or the marked draft (needs a model)") \
    X(AGAIN,           again,           "again",           "Ask the model again for what lies over the panes") \
    X(SUMMARY,         summary,         "summary",         "Sum up the thread (needs a model)") \
    X(TRIAGE,          triage,          "triage",          "What the ticket is about, how much it presses, and why") \
    X(REJECT,          reject,          "reject",          "Reject the marked draft, with a reason") \
    X(PUT_PICK,        put_pick,        "put-pick",        "Put the pick of that number into the reply") \
    X(PICKS,           picks,           "picks",           "Go to the picks") \
    X(CUSTOMER,        customer,        "customer",        "Go to the customer: profile, consent, history") \
    X(ORDERS,          orders,          "orders",          "Go to the orders; :orders NUMBER to that one") \
    X(PUT_FACT,        put_fact,        "put-fact",        "Put the fact last marked in customer or orders into the reply; :put N the row N") \
    X(NEXT_CLAIM,      next_claim,      "next-claim",      "The next claim, with its source and its age") \
    X(PREVIOUS_CLAIM,  previous_claim,  "previous-claim",  "The previous claim") \
    X(CITED,           cited,           "cited",           "To the message that the claim cites") \
    X(JUMP_BACK,       jump_back,       "jump-back",       "Back to where one read in the thread before a jump") \
    X(DIFF,            diff,            "diff",            "Compare the reply with the draft it came from") \
    X(LEAVES,          leaves,          "leaves",          "Show what would leave this machine") \
    /* writing */ \
    X(REPLY,           reply,           "reply",           "Write a reply to the customer") \
    X(NOTE,            note,            "note",            "Write an internal note") \
    X(TO_NOTE,         to_note,         "to-note",         "Turn the reply into an internal note") \
    X(SEND,            send,            "send",            "Send the reply as it stands") \
    X(SEND_RESOLVE,    send_resolve,    "send-resolve",    "Send and resolve") \
    X(READ,            read,            "read",            "Leave the reply (it is kept) and read") \
    X(KEPT,            kept,            "kept",            "Say that the text is kept (it always is)") \
    X(EDITOR,          editor,          "editor",          "Write in $EDITOR, on a memory file system") \
    X(ATTACH,          attach,          "attach",          "Attach a file, or take one off again") \
    X(NEXT_MISSPELT,   next_misspelt,   "next-misspelt",   "To the next misspelt word, with suggestions") \
    X(SPELL,           spell,           "spell",           "Every misspelt word, with suggestions") \
    X(MACROS,          macros,          "macros",          "Choose a macro") \
    X(TRANSLATE,       translate,       "translate",       "Translate the message; while writing, the reply back (needs a model)") \
    X(EARLIER_LINE,    earlier_line,    "earlier-line",    "The line typed before, in a prompt") \
    X(LATER_LINE,      later_line,      "later-line",      "The line typed behind it") \
    X(COMPLETE,        complete,        "complete",        "Complete ::name; in an empty reply take the marked draft") \
    X(NEW_LINE,        new_line,        "new-line",        "A new line") \
    X(LINE_BREAK,      line_break,      "line-break",      "A new line, also where Enter sends") \
    X(NORMAL,          normal,          "normal",          "vi: to normal mode, where letters are commands") \
    X(LEFT,            left,            "left",            "One character left") \
    X(RIGHT,           right,           "right",           "One character right") \
    X(WORD_LEFT,       word_left,       "word-left",       "One word left") \
    X(WORD_RIGHT,      word_right,      "word-right",      "One word right") \
    X(SENTENCE_LEFT,   sentence_left,   "sentence-left",   "Back to the start of the sentence") \
    X(SENTENCE_RIGHT,  sentence_right,  "sentence-right",  "To the end of the sentence") \
    X(LINE_UP,         line_up,         "line-up",         "One line up") \
    X(LINE_DOWN,       line_down,       "line-down",       "One line down") \
    X(LINE_START,      line_start,      "line-start",      "To the start of the line") \
    X(LINE_END,        line_end,        "line-end",        "To the end of the line") \
    X(TEXT_START,      text_start,      "text-start",      "To the start of the text") \
    X(TEXT_END,        text_end,        "text-end",        "To the end of the text") \
    X(DELETE_LEFT,     delete_left,     "delete-left",     "Delete the character before") \
    X(DELETE_RIGHT,    delete_right,    "delete-right",    "Delete the character behind") \
    X(KILL_WORD_LEFT,  kill_word_left,  "kill-word-left",  "Kill the word before; where a region is marked, that") \
    X(KILL_WORD_RIGHT, kill_word_right, "kill-word-right", "Kill the word behind") \
    X(KILL_SENTENCE,   kill_sentence,   "kill-sentence",   "Kill to the end of the sentence") \
    X(KILL_LINE_END,   kill_line_end,   "kill-line-end",   "Kill to the end of the line") \
    X(KILL_LINE_START, kill_line_start, "kill-line-start", "Kill to the start of the line") \
    X(SET_MARK,        set_mark,        "set-mark",        "Mark the other end of a region here, and take the mark away") \
    X(COPY_REGION,     copy_region,     "copy-region",     "Keep the marked region for yank") \
    X(EXCHANGE_MARK,   exchange_mark,   "exchange-mark",   "To the other end of the marked region") \
    X(YANK,            yank,            "yank",            "Put back what was killed") \
    X(YANK_POP,        yank_pop,        "yank-pop",        "The kill before in its place, behind yank") \
    X(TRANSPOSE,       transpose,       "transpose",       "Swap the characters around the caret") \
    X(CAPITALISE,      capitalise,      "capitalise",      "Capitalise the word") \
    X(UPPER_CASE,      upper_case,      "upper-case",      "The word in capitals") \
    X(LOWER_CASE,      lower_case,      "lower-case",      "The word in small letters") \
    X(EARLIER_REPLY,   earlier_reply,   "earlier-reply",   "Put in the reply sent before") \
    X(TRANSPOSE_WORDS, transpose_words, "transpose-words", "Swap the words around the caret") \
    X(CANCEL,          cancel,          "cancel",          "Cancel what runs, a prompt or a mark; never text") \
    X(UNDO,            undo,            "undo",            "Take back the last change, or the held reply") \
    X(REDO,            redo,            "redo",            "Do again what was taken back") \
    X(EARLIER_TEXT,    earlier_text,    "earlier-text",    "The text as it was before, over all that was undone and written over") \
    X(LATER_TEXT,      later_text,      "later-text",      "The text as it was behind that in time") \
    /* tickets */ \
    X(SNOOZE,          snooze,          "snooze",          "Snooze the ticket") \
    X(ASSIGN,          assign,          "assign",          "Assign the ticket") \
    X(TAG,             tag,             "tag",             "Add or remove tags") \
    X(PRIORITY,        priority,        "priority",        "Set the priority") \
    X(RESOLVE_NEXT,    resolve_next,    "resolve-next",    "Resolve, and open the next waiting ticket") \
    X(REOPEN,          reopen,          "reopen",          "Open a resolved, pending or snoozed ticket again") \
    X(MARK,            mark,            "mark",            "Mark the ticket for bulk work") \
    X(UNMARK,          unmark,          "unmark",          "Take all marks for bulk work off again") \
    X(SENIOR,          senior,          "senior",          "Ask a senior (NAME: WHY): assigns with the reply as a note") \
    X(READ_AGAIN,      read_again,      "read-again",      "Read ticket and orders again") \
    X(OPEN_OUTSIDE,    open_outside,    "open-outside",    "Open the marked link, order or product in a browser") \
    X(FOLD,            fold,            "fold",            "Fold personal details in every ticket, until struck again") \
    X(QUOTES,          quotes,          "quotes",          "Unfold quoted text, in the orders the marked one, and fold it") \
    X(IDENTIFIED,      identified,      "identified",      "Say how the person was identified") \
    /* queue */ \
    X(LIMIT,           limit,           "limit",           "Limit the queue by an expression") \
    X(CLEAR_LIMIT,     clear_limit,     "clear-limit",     "Show the whole queue") \
    X(THEIR_TICKETS,   their_tickets,   "their-tickets",   "Limit the queue to this customer's tickets, old ones too") \
    X(ORDER,           order,           "order",           "Sort the queue otherwise") \
    X(VIEW,            view,            "view",            "The saved view of that number or name") \
    X(SEARCH,          search,          "search",          "Search the thread; :search WORDS searches all tickets") \
    X(NEXT_MATCH,      next_match,      "next-match",      "The next match") \
    X(PREVIOUS_MATCH,  previous_match,  "previous-match",  "The previous match") \
    /* the program */ \
    X(COMMAND_LINE,    command_line,    "command-line",    "Type a command by its name") \
    X(PALETTE,         palette,         "palette",         "Find commands, macros, tickets, customers, products") \
    X(HELP,            help,            "help",            "Show the keys that work now") \
    X(THEME,           theme,           "theme",           "Change the theme: each is shown as you go over it") \
    X(COPY,            copy,            "copy",            "Copy what is marked to the terminal's clipboard ([ui] osc52)") \
    X(COPY_MODE,       copy_mode,       "copy-mode",       "This pane without its frame, for the terminal's own selection") \
    X(REDRAW,          redraw,          "redraw",          "Draw the screen anew") \
    X(SUSPEND,         suspend,         "suspend",         "Suspend the program") \
    X(LOCK,            lock,            "lock",            "Lock the vault") \
    X(QUIT,            quit,            "quit",            "Quit; asks where a reply is held")
// clang-format on

#define COMMAND_ID(id, function, name, help) COMMAND_##id,
enum command { COMMAND_NONE, COMMANDS(COMMAND_ID) COMMAND_COUNT };

const char *command_name(enum command command);
const char *command_help(enum command command);
bool command_parse(struct text name, enum command *command) MUST_CHECK;
/* What a name that is none may be meant for (base/fuzzy.h); COMMAND_NONE: nothing is near. */
enum command command_near(struct text name);

#endif
