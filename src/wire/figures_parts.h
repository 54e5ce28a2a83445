/* What src/wire/figures.c and figures_asked.c share. */
#ifndef WIRE_FIGURES_PARTS_H
#define WIRE_FIGURES_PARTS_H

#include "wire/figures.h"
#include "wire/json_write.h"

void figures_sort_asked(struct figures *figures);
void figures_write_asked(struct json_writer *json, const struct figures *figures);

#endif
