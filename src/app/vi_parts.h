/* What the files of vi share: places in the text, and the tables. Nobody else includes it.
 */
#ifndef APP_VI_PARTS_H
#define APP_VI_PARTS_H

#include "app/vi.h"
#include "base/text.h"
#include "chat/places.h"

/* A place is a byte offset between clusters; in an empty line the only one is its start. */
/* The last cluster of the line; its start where it is empty. */
size_t vi_line_last(struct text text, size_t at);
/* Where the line below or above begins; false: there is none. */
bool vi_line_below(struct text text, size_t at, size_t *start);
bool vi_line_above(struct text text, size_t at, size_t *start);
/* The first cluster of the line that is no blank; the last one where all are. */
size_t vi_line_letter(struct text text, size_t at);
/* The start of line number (from 1), the last line's at most. */
size_t vi_line_numbered(struct text text, size_t number);
size_t vi_next(struct text text, size_t at);
size_t vi_before(struct text text, size_t at);
/* In normal mode the caret stands on a cluster: not behind a line's last one. */
size_t vi_on_cluster(struct text text, size_t at);
int64_t vi_column(struct text text, size_t at);
/* On the line that begins there. */
size_t vi_at_column(struct text text, size_t start, int64_t column);
/* LFs in bytes [start, end). */
size_t vi_lines_between(struct text text, size_t start, size_t end);

/* What words are told apart by. Where is_wide, all that is no blank is one. */
enum vi_class { VI_BLANK, VI_PUNCTUATION, VI_LETTERS, VI_UNSPACED, VI_HAN };
/* An LF, and the end of the text, are blank. */
enum vi_class vi_class_at(struct text text, size_t at, bool is_wide);
bool vi_at_lf(struct text text, size_t at); /* or at the end */
/* The cluster at this place goes on with the word of that class. */
bool vi_class_goes_on(struct text text, size_t at, enum vi_class class, bool is_wide);
/* Where the word, or the run of blanks, that stands there begins, and where it ends. */
size_t vi_word_front(struct text text, size_t at, bool is_wide);
size_t vi_word_behind(struct text text, size_t at, bool is_wide);

enum vi_reach { VI_EXCLUSIVE, VI_INCLUSIVE, VI_LINES };

/* A motion on its way. */
struct vi_moving {
    struct vi *vi;
    struct text text;
    size_t at; /* where it starts, then where it leads */
    size_t count;
    bool is_counted;
    uint32_t letter;
    const struct vi_operator *verb; /* NULL: the caret moves */
    bool is_selecting;
    enum vi_reach reach;
    int64_t goal;  /* a column to keep from here on; -1: none */
    bool is_short; /* it leads less far than it should: the caret goes there all the same */
};
/* False: it leads nowhere. */
typedef bool vi_move(struct vi_moving *moving);
struct vi_motion {
    const char *keys; /* names as in keys.conf, a space between them */
    vi_move *move;
    enum vi_reach reach;
    bool takes_letter;
    const char *help;
};

/* Bytes that an operator works on. */
struct vi_range {
    size_t start;
    size_t end;
    bool is_lines; /* whole lines, the LF behind the last not among them */
    size_t front;  /* the first of where the caret was and is */
};
/* Around the place, count of them. False: there is none. */
typedef bool vi_find(struct text text, size_t at, size_t count, struct vi_range *range);
struct vi_object {
    const char *keys;
    vi_find *find;
    const char *help;
};

enum vi_where { VI_IN_NORMAL = 1, VI_IN_VISUAL = 2, VI_IN_BOTH = 3 };
typedef void vi_operate(struct vi *vi, struct composer *composer, struct vi_range range);
struct vi_operator {
    const char *keys;
    vi_operate *operate;
    enum vi_where where;
    bool is_change; /* "." repeats it */
    bool inserts;   /* it ends in insert mode */
    bool takes_letter;
    const char *help;
};

typedef enum vi_answer vi_act(struct vi *vi, struct composer *composer,
                              const struct vi_command *command);
struct vi_action {
    const char *keys;
    vi_act *act;
    enum vi_where where;
    bool is_change;
    bool takes_letter;
    const char *help;
};

/* A key that stands for two: x for d l. */
struct vi_short {
    const char *keys;
    const char *verb;
    const char *motion; /* NULL: over whole lines */
    const char *help;
};

/* Each ends with a row without keys. */
extern const struct vi_motion vi_motions[];
extern const struct vi_object vi_objects[];
extern const struct vi_operator vi_operators[];
extern const struct vi_action vi_actions[];
extern const struct vi_short vi_shorts[];

/* The functions of the rows, by file. */
vi_move vi_move_left, vi_move_right, vi_move_down, vi_move_up, vi_move_line_start,
    vi_move_line_letter, vi_move_line_end, vi_move_line_on, vi_move_first, vi_move_last,
    vi_move_to_letter, vi_move_back_to_letter, vi_move_before_letter, vi_move_behind_letter,
    vi_move_again, vi_move_again_back, vi_move_match, vi_move_match_back;
vi_move vi_move_word, vi_move_word_wide, vi_move_word_end, vi_move_word_end_wide,
    vi_move_word_back, vi_move_word_back_wide, vi_move_sentence, vi_move_sentence_back,
    vi_move_paragraph, vi_move_paragraph_back;
vi_find vi_find_word, vi_find_a_word, vi_find_word_wide, vi_find_a_word_wide,
    vi_find_sentence, vi_find_a_sentence, vi_find_paragraph, vi_find_a_paragraph,
    vi_find_round, vi_find_a_round, vi_find_square, vi_find_a_square, vi_find_curly,
    vi_find_a_curly;
vi_operate vi_operate_delete, vi_operate_change, vi_operate_yank, vi_operate_case,
    vi_operate_upper, vi_operate_lower, vi_operate_join, vi_operate_replace;
vi_act vi_act_insert, vi_act_append, vi_act_insert_line, vi_act_append_line,
    vi_act_open_below, vi_act_open_above, vi_act_put, vi_act_put_before, vi_act_join,
    vi_act_replace, vi_act_case, vi_act_undo, vi_act_redo, vi_act_earlier, vi_act_later, vi_act_again, vi_act_visual,
    vi_act_visual_line, vi_act_swap, vi_act_put_over, vi_act_ask, vi_act_ask_back;

/* Where the last cluster that is selected begins, or the LF. */
size_t vi_selected_last(const struct vi *vi, const struct composer *composer);
/* Runs a command that is whole; over a selection it learns how much that is. */
enum vi_answer vi_run(struct vi *vi, struct composer *composer, struct vi_command *command);
size_t vi_count_of(const struct vi_command *command); /* 1 at least */
/* Insert mode from here on; what is typed counts so often, by lines where each is one. */
void vi_begin_typing(struct vi *vi, struct composer *composer, size_t times, bool by_lines);
/* The lines of the range in one, count of them at least two; the caret where the last came.
 */
bool vi_join_lines(struct composer *composer, size_t start, size_t count);
/* Keeps the range for p: lines with the LF behind the last. */
void vi_keep(struct composer *composer, struct vi_range range);
/* Puts text in the place of bytes [start, end). */
void vi_put_text(struct composer *composer, size_t start, size_t end, struct text text);

#endif
