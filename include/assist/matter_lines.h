/* src/assist/matters.table as lines; made by the Makefile. Of src/assist/matters.c alone. */
#ifndef ASSIST_MATTER_LINES_H
#define ASSIST_MATTER_LINES_H

extern const char *const matter_lines[];

#endif
