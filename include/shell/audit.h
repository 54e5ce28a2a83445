/* Tickets answered again in other guises by one engine, and compared; what is counted. */
#ifndef SHELL_AUDIT_H
#define SHELL_AUDIT_H

#include "assist/audit.h"
#include "base/attributes.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/table.h"
#include "shell/engine.h"
#include "shell/office.h"
#include "shell/report.h"
#include "wire/answers.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct audit {
    struct office *office; /* open */
    struct engine *engine;
    struct shop *shop;
    bool is_model; /* as --engine says, or the configuration */
    size_t per;    /* pairs a ticket and swap */
    struct arena arena;
    struct audit_tally tally;
    struct report report;
    const char *model;       /* of the profile that answered last; NULL */
    size_t tickets;          /* compared */
    size_t kept;             /* that may not leave */
    size_t answers;          /* asked for */
    size_t failed;           /* of them */
    size_t language_tickets; /* with a wording in another language */
    struct table brands;     /* of all picks */
    double price_sum;        /* of the averages of the picks */
    size_t priced;           /* answers with picks */
};

void audit_init(struct audit *audit, struct office *office, struct engine *engine,
                struct shop *shop);
void audit_release(struct audit *audit);

/* What a model would be asked for these tickets. */
struct audit_cost {
    size_t requests;
    int64_t prompt_tokens;               /* as the first ticket's are estimated */
    int64_t answer_tokens;               /* at most; 0: not known */
    int64_t micro;                       /* millionths; 0: no price is set */
    const struct model_profile *profile; /* NULL: none of them may leave */
};
bool audit_estimate(struct audit *audit, const char *const *tickets, size_t count,
                    struct audit_cost *cost, struct error *err) MUST_CHECK;
/*
 * Answers the ticket in each guise of its plan and counts the pairs. Nothing of a guise is
 * kept; of a request to a model its egress record is. A ticket that may not leave is
 * counted and passed over; what a model does not answer is counted, too.
 */
bool audit_ticket(struct audit *audit, const char *ticket, size_t turn,
                  struct error *err) MUST_CHECK;
/* Prints the rows and what is past its limit. False (ERROR_FAILED) where something is,
 * ERROR_UNREACHABLE where answers did not come. */
bool audit_tell(struct audit *audit, bool json, struct error *err) MUST_CHECK;
/* The same for people: a line for each swap, below it what differs. */
bool audit_print(const struct answer_audit *answer, const struct audit *audit,
                 struct error *err) MUST_CHECK;

#endif
