# Deskhand. `make demo` and `make check` do all the set-up on a bare Debian or Ubuntu.
#
#   make            build/deskhand
#   make demo       installs what is missing, builds, opens the demo shop
#   make check      installs what the tests need, builds, runs every test
#   make check-contract  requests and readers against what others made (npm), CONTRACTS=../shared/contracts
#   make install    PREFIX=/usr/local DESTDIR=
#   make proof-vault  what the vault promises, at full figures
#   make proof-guard  what the guard promises, at full figures
#   make proof-screen a million keys by chance, ten thousand sizes
#   make proof-broken that each proof fails when what it proves is taken away
#   make bench-picks  how good picks are, on a real shop's year
#   make bench-mix    which mix of picks a shop's year would choose
#   make bench-index  what the counts behind them take, at a million products
#   make bench-retrieval  how well macros are found by what customers write
#   make bench-questions FILE=  what the local engine makes of questions over the demo shop
#   make hearing      between which bounds a matter is heard, chosen anew on questions of our own
#   make matters      what texts are about, learnt anew from tests/bench/said; make bench-matters judges it
#   make bench-find   products by words among a million
#   make bench-shop   a shop of a million products end to end: import, start, picks
#   make pictures     draws the README's pictures anew
#   make bench sanitize race fuzz clang-reads tidy cover format clean

PREFIX ?= /usr/local
CC ?= cc
PKG_CONFIG ?= pkg-config
VERSION := 0.1.0

LIBRARIES := ncursesw libcurl libcjson libsodium sqlite3 libutf8proc inih
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wwrite-strings -Wvla -Wundef -Wformat=2 -Werror
HARDENING := -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=2
OPTIMISE ?= -O2 -g
HARDENED_LINK := -pie -Wl,-z,relro,-z,now,-z,noexecstack

# A catalogue that many share needs libpq; without it that one setting is refused, in words.
HAS_POSTGRES := $(shell $(PKG_CONFIG) --exists libpq 2>/dev/null && echo yes)
LIBRARIES += $(if $(HAS_POSTGRES),libpq)
# Spelling needs Enchant, whose header alone is used here: it is loaded where it is first asked.
ENCHANT := $(shell $(PKG_CONFIG) --modversion enchant-2 2>/dev/null)

# Where pkg-config is missing (a bare machine, before set-up) these are empty and nothing is built.
LIBRARY_FLAGS := $(shell $(PKG_CONFIG) --cflags $(LIBRARIES) $(if $(ENCHANT),enchant-2) 2>/dev/null)
LIBRARY_LINKS := $(shell $(PKG_CONFIG) --libs $(LIBRARIES) 2>/dev/null) -lm -pthread
TEST_LINKS := $(shell $(PKG_CONFIG) --libs cmocka 2>/dev/null)

CPPFLAGS += -D_GNU_SOURCE -DDESKHAND_VERSION='"$(VERSION)"' -Iinclude -include base/banned.h \
	$(if $(ENCHANT),-DDESKHAND_ENCHANT='"$(ENCHANT)"')
CFLAGS_ALL = -std=c17 $(OPTIMISE) $(WARNINGS) $(HARDENING) $(LIBRARY_FLAGS) $(CFLAGS)

BUILD ?= build
# V=1 shows every command.
QUIET := $(if $(V),,@)

# What is made, and how far it is: "[17/846]  cc  src/app/reply.c". A terminal has one line that is written over,
# but where make says more itself (V=1, -n, -k); a file has a line each. Make asks itself how many there are where
# it begins the first, and counts each as it begins it, whatever -j says.
STEPS :=
STEP_COUNT = $(eval STEP_COUNT := $$(shell MAKEFLAGS= $$(MAKE) -n COUNTING=1 $$(MAKEOVERRIDES) $$(MAKECMDGOALS) | \
	grep -c '^: a step'))$(STEP_COUNT)
SAYS_MORE = $(V)$(findstring n,$(firstword -$(MAKEFLAGS)))$(findstring k,$(firstword -$(MAKEFLAGS)))
IS_FIRST = $(filter 1,$(words $(STEPS)))
# A processor compiles about four files a second.
HOW_LONG = [ $(STEP_COUNT) -lt 200 ] || echo "deskhand: $(STEP_COUNT) files to make, about" \
	"$$((($(STEP_COUNT) / 4 / $(PROCESSORS) + 59) / 60)) min with $(PROCESSORS) processors to itself; the next time only what changed";
OVER_THE_LAST = over=; $(if $(SAYS_MORE)$(IS_FIRST),,[ -t 1 ] && [ "$$TERM" != dumb ] && over='\033[A\033[2K';)
step = $(if $(COUNTING),: a step,$(eval STEPS += .)$(if $(IS_FIRST),$(HOW_LONG))$(OVER_THE_LAST) \
	printf "$$over  [%s]  %s\n" $(words $(STEPS))/$(STEP_COUNT) "$(1)  $(2)")

# As many at once as there are processors, where nobody says -jN.
PROCESSORS = $(or $(shell nproc 2>/dev/null),2)
PARALLEL = $(if $(filter -j%,$(MAKEFLAGS)),,-j$(PROCESSORS))
SOURCES := $(sort $(filter-out $(if $(HAS_POSTGRES),%/no_postgres.c,%/postgres.c src/catalogue/postgres_%) \
	src/spell/$(if $(ENCHANT),no_dictionary,dictionary).c, $(wildcard src/*/*.c)))
GENERATED := $(BUILD)/generated/demo_lines.c $(BUILD)/generated/theme_texts.c $(BUILD)/generated/lexicon_texts.c \
	$(BUILD)/generated/matter_lines.c $(BUILD)/generated/manual_date.c
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/objects/%.o) $(GENERATED:%.c=%.o)
MAIN := $(BUILD)/objects/shell/main.o
# What the tests' build has otherwise: how little an Argon2id run may cost, places to die at, the day.
TEST_SWITCHES := vault/cost shell/fault base/moment chat/suggestion assist/hearing
TEST_SWITCHED := $(TEST_SWITCHES:%=$(BUILD)/test/switched/%.o)
PARTS := $(filter-out $(MAIN) $(TEST_SWITCHES:%=$(BUILD)/objects/%.o),$(OBJECTS))

TEST_SOURCES := $(sort $(wildcard tests/*/*_test.c))
TESTS := $(TEST_SOURCES:tests/%.c=$(BUILD)/test/%)
# The scripted server is a program of its own; everything else there is linked to every unit test.
FAKE_SERVER := $(BUILD)/test/support/fake_server
TEST_HELPERS := $(sort $(filter-out tests/support/fake_% tests/support/%_test.c,$(wildcard tests/support/*.c)))
TEST_HELPER_OBJECTS := $(TEST_HELPERS:tests/%.c=$(BUILD)/test/%.o)
TEST_SCRIPTS := $(sort $(wildcard tests/*/*_test.sh))
FUZZ_SOURCES := $(sort $(wildcard tests/fuzz/*_fuzz.c))

.PHONY: all generated demo check check-contract install pictures bench bench-picks bench-mix bench-index bench-retrieval bench-matters bench-questions hearing matters bench-find bench-shop sanitize race fuzz tidy cover format clean clang-reads tests proofs proof-vault proof-guard proof-screen proof-broken
.DELETE_ON_ERROR:
.SECONDARY:
all: $(BUILD)/deskhand

$(BUILD)/deskhand: $(OBJECTS)
	@$(call step,ld,$@)
	$(QUIET)$(CC) $(CFLAGS_ALL) $(LDFLAGS) $(HARDENED_LINK) $^ $(LIBRARY_LINKS) -o $@

# The program as the tests drive it: the same objects, a cheap passphrase.
$(BUILD)/test/deskhand: $(PARTS) $(MAIN) $(TEST_SWITCHED)
	@$(call step,ld,$@)
	$(QUIET)$(CC) $(CFLAGS_ALL) $(LDFLAGS) $(HARDENED_LINK) $^ $(LIBRARY_LINKS) -o $@

$(BUILD)/objects/%.o: src/%.c | $(GENERATED)
	@mkdir -p $(@D)
	@$(call step,cc,$<)
	$(QUIET)$(CC) $(CPPFLAGS) $(CFLAGS_ALL) -MMD -MP -c $< -o $@

$(BUILD)/test/switched/%.o: src/%.c | $(GENERATED)
	@mkdir -p $(@D)
	@$(call step,cc,$<)
	$(QUIET)$(CC) $(CPPFLAGS) -DVAULT_COST_FOR_TESTS -DFAULTS_FOR_TESTS $(CFLAGS_ALL) -MMD -MP -c $< -o $@

$(BUILD)/generated/%.o: $(BUILD)/generated/%.c
	@$(call step,cc,$<)
	$(QUIET)$(CC) $(CPPFLAGS) $(CFLAGS_ALL) -Wno-overlength-strings -MMD -MP -c $< -o $@

generated: $(GENERATED)

# Text files as C: one array of lines a file, "" for an empty line, NULL at the end.
define LINES_TO_C
	{ printf 'const char *const %s[];\nconst char *const %s[] = {\n' $(2) $(2); \
	  sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' -e 's/^/    "/' -e 's/$$/",/' $(1); \
	  printf '    0,\n};\n'; } >> $@.new
endef

DEMO_PARTS := products customers orders articles promotions macros tickets script
$(BUILD)/generated/demo_lines.c: $(wildcard src/demo/*.jsonl) Makefile
	@mkdir -p $(@D)
	@printf '#include "demo/demo_lines.h"\n' > $@.new
	@set -e; $(foreach part,$(DEMO_PARTS),$(call LINES_TO_C,src/demo/$(part).jsonl,demo_$(part));)
	@mv $@.new $@

THEMES := $(sort $(notdir $(basename $(wildcard themes/*.theme))))
$(BUILD)/generated/theme_texts.c: $(wildcard themes/*.theme) Makefile
	@mkdir -p $(@D)
	@printf '#include "config/theme_texts.h"\n' > $@.new
	@set -e; $(foreach theme,$(THEMES),$(call LINES_TO_C,themes/$(theme).theme,theme_text_$(subst -,_,$(theme)));)
	@mv $@.new $@

LEXICONS := $(sort $(notdir $(wildcard src/guard/lexicons/*.*)))
$(BUILD)/generated/lexicon_texts.c: $(wildcard src/guard/lexicons/*.*) Makefile
	@mkdir -p $(@D)
	@printf '#include "guard/lexicon_texts.h"\n' > $@.new
	@set -e; $(foreach name,$(LEXICONS),$(call LINES_TO_C,src/guard/lexicons/$(name),lexicon_$(subst .,_,$(name)));)
	@{ printf 'const struct lexicon_text lexicon_texts[] = {\n'; \
	  for name in $(LEXICONS); do printf '    {"%s", "%s", lexicon_%s_%s},\n' $${name%.*} $${name#*.} $${name%.*} $${name#*.}; done; \
	  printf '};\nconst size_t lexicon_texts_count = %s;\n' $(words $(LEXICONS)); } >> $@.new
	@mv $@.new $@

$(BUILD)/generated/matter_lines.c: src/assist/matters.table Makefile
	@mkdir -p $(@D)
	@printf '#include "assist/matter_lines.h"\n' > $@.new
	@set -e; $(call LINES_TO_C,$<,matter_lines)
	@mv $@.new $@

# The day of what the manual's pages are made from: SOURCE_DATE_EPOCH's, else that of the last commit to it, else
# (no git) this file's. Written anew where it is another.
MANUAL_DATE := $(BUILD)/generated/manual_date.c
MANUAL_DAY := $(or $(shell if [ -n "$$SOURCE_DATE_EPOCH" ]; then date -u -d "@$$SOURCE_DATE_EPOCH" +%F; \
	else git log -1 --date=short --format=%cd -- src include 2>/dev/null; fi),$(shell date -u -r Makefile +%F))
.PHONY: another-day
$(MANUAL_DATE): Makefile $(if $(findstring "$(MANUAL_DAY)",$(shell cat $(MANUAL_DATE) 2>/dev/null)),,another-day)
	@mkdir -p $(@D)
	@printf '#include "shell/manual.h"\nconst char manual_date[] = "%s";\n' $(MANUAL_DAY) > $@.new
	@mv $@.new $@

# Everything but main(): a test takes from it what it needs.
$(BUILD)/test/parts.a: $(PARTS) $(TEST_SWITCHED)
	@rm -f $@
	$(QUIET)ar qcs $@ $^

$(BUILD)/test/%_test: tests/%_test.c $(TEST_HELPER_OBJECTS) $(BUILD)/test/parts.a | $(FAKE_SERVER)
	@mkdir -p $(@D)
	@$(call step,ld,$@)
	$(QUIET)$(CC) $(CPPFLAGS) -Itests $(CFLAGS_ALL) -MMD -MP -MT $@ $(LDFLAGS) \
		$(filter %.c %.o %.a,$^) $(LIBRARY_LINKS) $(TEST_LINKS) -o $@

$(BUILD)/test/support/%.o: tests/support/%.c
	@mkdir -p $(@D)
	@$(call step,cc,$<)
	$(QUIET)$(CC) $(CPPFLAGS) -Itests $(CFLAGS_ALL) -MMD -MP -c $< -o $@

$(FAKE_SERVER): $(patsubst tests/%.c,$(BUILD)/test/%.o,$(wildcard tests/support/fake_*.c)) $(BUILD)/test/parts.a
	@$(call step,ld,$@)
	$(QUIET)$(CC) $(CFLAGS_ALL) $(LDFLAGS) $^ $(LIBRARY_LINKS) -o $@

tests: $(TESTS) $(FAKE_SERVER) $(BUILD)/test/deskhand $(BUILD)/deskhand

demo:
	@sh .ci/packages run
	@$(MAKE) --no-print-directory -s $(PARALLEL) $(BUILD)/deskhand
	@$(BUILD)/deskhand demo

check:
	@sh .ci/packages check
	@$(MAKE) --no-print-directory -s $(PARALLEL) tests proofs
	@BUILD=$(BUILD) sh tests/run.sh $(TESTS) -- tests/floors.sh $(TEST_SCRIPTS) tests/fuzz/run.sh tests/proof/run.sh

# The README's pictures, drawn of the program as it is.
pictures: $(BUILD)/test/deskhand
	@python3 tests/pictures.py $< src/doc/pictures

check-contract:
	@sh .ci/packages check
	@$(MAKE) --no-print-directory -s $(PARALLEL) $(BUILD)/test/deskhand
	@BUILD=$(BUILD) sh tests/contract/run.sh

# Made from the program's own tables: what it is called there, and where it goes.
PAGES := deskhand.1:man/man1/deskhand.1 deskhand.conf.5:man/man5/deskhand.conf.5 \
	deskhand-keys.5:man/man5/deskhand-keys.5 bash:bash-completion/completions/deskhand \
	zsh:zsh/site-functions/_deskhand fish:fish/vendor_completions.d/deskhand.fish
install: $(BUILD)/deskhand
	install -D -m 755 $(BUILD)/deskhand $(DESTDIR)$(PREFIX)/bin/deskhand
	install -d $(foreach page,$(PAGES),$(DESTDIR)$(PREFIX)/share/$(dir $(lastword $(subst :, ,$(page)))))
	@set -e; for page in $(PAGES); do to=$(DESTDIR)$(PREFIX)/share/$${page#*:}; \
		echo "$(BUILD)/deskhand manual $${page%%:*} > $$to"; \
		$(BUILD)/deskhand manual $${page%%:*} > $$to; chmod 644 $$to; done

# clang's address and undefined-behaviour sanitizers over every unit test.
SANITIZED = BUILD=$(BUILD)/sanitize CC=clang OPTIMISE="-O1 -g" HARDENING=-fPIE \
	CFLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"
sanitize:
	@sh .ci/packages check
	@$(MAKE) --no-print-directory -s $(PARALLEL) $(SANITIZED) tests
	@BUILD=$(BUILD)/sanitize sh tests/run.sh $(patsubst $(BUILD)/%,$(BUILD)/sanitize/%,$(TESTS)) --

# clang's thread sanitizer over the tests of the one module that has a second thread.
race:
	@sh .ci/packages check
	@$(MAKE) --no-print-directory -s $(PARALLEL) BUILD=$(BUILD)/race CC=clang OPTIMISE="-O1 -g" \
		HARDENING=-fPIE CFLAGS=-fsanitize=thread \
		$(BUILD)/race/test/vault/search_test $(BUILD)/race/test/vault/tend_test
	@BUILD=$(BUILD)/race sh tests/run.sh $(BUILD)/race/test/vault/search_test $(BUILD)/race/test/vault/tend_test --

FUZZ_SECONDS ?= 60
fuzz:
	@sh .ci/packages check
	@BUILD=$(BUILD) SECONDS_EACH=$(FUZZ_SECONDS) sh tests/fuzz/run.sh

$(BUILD)/test/bench/%_bench: tests/bench/%_bench.c $(BUILD)/test/parts.a
	@mkdir -p $(@D)
	@$(call step,ld,$@)
	$(QUIET)$(CC) $(CPPFLAGS) -Itests $(CFLAGS_ALL) $(BENCH_FLAGS) $(LDFLAGS) $(filter %.c %.o,$^) $(filter %.a,$^) $(LIBRARY_LINKS) $(BENCH_LINKS) -o $@

$(BUILD)/test/bench/matters_bench: $(wildcard tests/bench/matters_*.c) tests/bench/matters.h
# The same table on every processor: no product is rounded together with the sum behind it.
$(BUILD)/test/bench/matters_bench: BENCH_FLAGS = -ffp-contract=off
$(BUILD)/test/bench/retrieval_bench: $(wildcard tests/bench/retrieval_*.c) tests/bench/retrieval.h

# It has the fake server beside it, started as unit tests start it.
$(BUILD)/test/bench/transfer_bench: $(BUILD)/test/support/server.o | $(FAKE_SERVER)
$(BUILD)/test/bench/transfer_bench: BENCH_LINKS = $(TEST_LINKS)

PROOF_SOURCES := $(sort $(wildcard tests/proof/*_proof.c))
PROOFS := $(PROOF_SOURCES:tests/%.c=$(BUILD)/test/%)
PROOF_HELPERS := tests/proof/proof.c tests/proof/power.c
$(BUILD)/test/proof/%_proof: tests/proof/%_proof.c $(PROOF_HELPERS) tests/proof/proof.h tests/proof/power.h $(BUILD)/test/parts.a
	@mkdir -p $(@D)
	@$(call step,ld,$@)
	$(QUIET)$(CC) $(CPPFLAGS) -Itests $(CFLAGS_ALL) $(LDFLAGS) $(PROOF_FLAGS) $(filter %.c %.a,$^) $(LIBRARY_LINKS) -o $@

# Leaks are looked for where the compiler brings its sanitizer.
HAS_LEAK_SANITIZER = $(wildcard $(shell $(CC) -print-file-name=liblsan.a))
$(BUILD)/test/proof/libraries_proof: PROOF_FLAGS = $(if $(HAS_LEAK_SANITIZER),-fsanitize=leak -DPROOF_LEAKS)

# Masking as a filter, for a proof that draws values elsewhere.
MASK_LINES := $(BUILD)/test/proof/mask_lines
$(MASK_LINES): tests/proof/mask_lines.c $(BUILD)/test/parts.a
	@mkdir -p $(@D)
	@$(call step,ld,$@)
	$(QUIET)$(CC) $(CPPFLAGS) $(CFLAGS_ALL) $(LDFLAGS) $(filter %.c %.a,$^) $(LIBRARY_LINKS) -o $@

PROOF_PARTS := $(PROOFS) $(MASK_LINES) $(BUILD)/test/proof/faults.so $(BUILD)/test/deskhand $(BUILD)/test/vault/frozen_test \
	$(BUILD)/test/vault/vectors_test
# What the vault promises, at full figures (half an hour and more); make check takes a share of each.
proofs: $(PROOF_PARTS)
proof-vault:
	@sh .ci/packages check
	@$(MAKE) --no-print-directory -s $(PARALLEL) $(PROOF_PARTS)
	@BUILD=$(BUILD) PROOF=full sh tests/proof/run.sh
# What the guard promises, at full figures; FUZZ_SECONDS as for fuzz.
proof-guard:
	@sh .ci/packages check
	@$(MAKE) --no-print-directory -s $(PARALLEL) tests $(MASK_LINES)
	@BUILD=$(BUILD) FUZZ_SECONDS=$(FUZZ_SECONDS) sh tests/proof/guard.sh
# The screen under a million keys and ten thousand sizes, its program built with clang's sanitizers.
proof-screen:
	@sh .ci/packages check
	@$(MAKE) --no-print-directory -s $(PARALLEL) $(SANITIZED) $(BUILD)/sanitize/test/deskhand $(FAKE_SERVER:$(BUILD)/%=$(BUILD)/sanitize/%)
	@BUILD=$(BUILD)/sanitize PROOF=full sh tests/proof/run.sh monkey resizes
# One protection after the other is taken away in a copy of the tree: its proof has to fail.
proof-broken:
	@BUILD=$(BUILD) sh tests/proof/broken.sh

$(BUILD)/test/proof/faults.so: tests/proof/faults.c
	@mkdir -p $(@D)
	@$(call step,ld,$@)
	$(QUIET)$(CC) -D_GNU_SOURCE -std=c17 $(OPTIMISE) $(WARNINGS) -fPIC -shared $< -o $@

# Each goal with its figure, and what stands beside it: "goal 3: … : reached". An hour; single parts can be run alone.
bench:
	@sh .ci/packages check
	@$(MAKE) --no-print-directory -s $(PARALLEL) $(BUILD)/deskhand $(FAKE_SERVER) \
		$(patsubst %,$(BUILD)/test/bench/%_bench,vault search rotate queue erase sse transfer sanitise mask guard find picks_index)
	@python3 tests/bench/bench.py $(BUILD)/deskhand
	@$(MAKE) --no-print-directory -s $(PARALLEL) $(BUILD)/test/deskhand
	@python3 tests/bench/keys_bench.py $(BUILD)/test/deskhand
	@python3 tests/bench/queue_bench.py $(BUILD)/deskhand $(BUILD)/test/bench/queue_bench
	@python3 tests/bench/thread_bench.py $(BUILD)/deskhand
	@$(BUILD)/test/bench/rotate_bench
	@$(BUILD)/test/bench/erase_bench
	@$(BUILD)/test/bench/sse_bench
	@$(BUILD)/test/bench/transfer_bench
	@$(BUILD)/test/bench/sanitise_bench
	@$(BUILD)/test/bench/mask_bench
	@$(BUILD)/test/bench/guard_bench
	@python3 tests/bench/stream_bench.py $(BUILD)/deskhand $(FAKE_SERVER)
	@$(BUILD)/test/bench/find_bench
	@$(BUILD)/test/bench/picks_index_bench

# Picks beside what everybody could do, on a real shop's year: DATA=../shared/data/retail
bench-picks: $(BUILD)/deskhand
	@python3 tests/bench/picks_bench.py $(BUILD)/deskhand $(DATA)

# The mix behind picks, chosen anew on one month and judged on the next.
bench-mix: $(BUILD)/test/deskhand
	@python3 tests/bench/weights.py $(BUILD)/test/deskhand $(DATA)
	@python3 tests/bench/again.py $(DATA)

# The counts picks are made from, over a made-up shop; THOUSANDS="products customers lines"
bench-index: $(BUILD)/test/bench/picks_index_bench
	@$(BUILD)/test/bench/picks_index_bench $(THOUSANDS)

# Macros by what customers write: four fifths of a file's examples are known, the others asked.
bench-retrieval: $(BUILD)/test/bench/retrieval_bench
	@$< $(if $(DATA),$(DATA)/macros.jsonl.gz)

# The numbers of src/assist/matters.table out of sentences whose matter is known; and how well they
# tell the matters of a fifth of them that they were not made from.
MATTERS_TRAIN := $(BUILD)/test/bench/matters_bench
matters: $(MATTERS_TRAIN)
	@$< tests/bench/said src/demo/macros.jsonl > $(BUILD)/matters.table
	@mv $(BUILD)/matters.table src/assist/matters.table
bench-matters: $(MATTERS_TRAIN)
	@$< tests/bench/said src/demo/macros.jsonl --judge

# What the local engine makes of questions over the demo shop: FILE=questions.jsonl EACH=--each
bench-questions: $(BUILD)/deskhand
	@python3 tests/bench/questions.py $< $(FILE) $(EACH)

# The bounds of src/assist/hearing.h as our own questions choose them, judged by those they are not
# chosen on; EACH=--each
hearing: $(BUILD)/test/deskhand
	@python3 tests/bench/hearing.py $< $(EACH)

bench-find: $(BUILD)/test/bench/find_bench
	@$<

# A made-up shop end to end: imported, opened, asked; THOUSANDS="products customers lines"
bench-shop:
	@$(MAKE) --no-print-directory -s $(PARALLEL) $(BUILD)/deskhand $(BUILD)/test/bench/shop_bench $(BUILD)/test/bench/queue_bench
	@python3 tests/bench/shop_bench.py $(BUILD)/deskhand $(BUILD)/test/bench/shop_bench $(BUILD)/test/bench/queue_bench $(THOUSANDS)
	@$(MAKE) --no-print-directory -s bench-index bench-find

# The other compiler takes every file without a word, too; objects are left to whom CC names.
clang-reads: | $(GENERATED)
	@printf '%s\n' $(SOURCES) $(TEST_SOURCES) $(TEST_HELPERS) | xargs -P 2 -n 16 \
		clang -fsyntax-only $(CPPFLAGS) -Itests -std=c17 $(WARNINGS) $(LIBRARY_FLAGS)

tidy:
	@clang-tidy --quiet $(SOURCES) -- -std=c17 $(CPPFLAGS) $(LIBRARY_FLAGS)

cover:
	@sh .ci/packages check
	@$(MAKE) --no-print-directory -s $(PARALLEL) BUILD=$(BUILD)/cover CC=gcc OPTIMISE="-O0 -g" \
		HARDENING=-fPIE CFLAGS=--coverage tests
	@BUILD=$(BUILD)/cover sh tests/run.sh $(patsubst $(BUILD)/%,$(BUILD)/cover/%,$(TESTS)) --
	@sh tests/cover.sh $(BUILD)/cover

format:
	@clang-format -i $(wildcard src/*/*.c include/*/*.h tests/*/*.c)

clean:
	rm -rf $(BUILD)

-include $(wildcard $(BUILD)/objects/*/*.d $(BUILD)/test/*/*.d $(BUILD)/test/switched/*/*.d)
