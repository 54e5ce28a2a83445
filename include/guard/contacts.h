/*
 * An earlier ticket of the customer's, or a reply of ours, told with its day: "ticket 1021
 * (12 October)". In the words in which it is put into a reply the day is surely that
 * ticket's, and no order's.
 */
#ifndef GUARD_CONTACTS_H
#define GUARD_CONTACTS_H

struct judge;
/* Proves what is told in these words (record_phrases_of()) by the facts' contacts and
   thread; where they do not have it, the day is one that nothing proves. After all claims.
 */
void contacts_read(struct judge *judge);

#endif
