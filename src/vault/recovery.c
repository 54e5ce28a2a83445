#include "vault/recovery.h"

#include "base/secret.h"

#include <string.h>

#define CHANCE_LEN 20
#define CHECK_LEN  4
#define GROUP_LEN  4

_Static_assert(RECOVERY_LEN + RECOVERY_LEN / GROUP_LEN <= VAULT_RECOVERY_SIZE, "room");

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* 5 bytes are 8 digits. */
static void write_digits(const uint8_t bytes[5], char digits[8])
{
    uint64_t value = 0;
    for (int i = 0; i < 5; i++) {
        value = value << 8 | bytes[i];
    }
    for (int i = 0; i < 8; i++) {
        digits[i] = alphabet[value >> (35 - 5 * i) & 31];
    }
}

static void write_check(const char digits[RECOVERY_LEN], char check[CHECK_LEN])
{
    uint8_t hash[16];
    secret_hash(NULL, digits, RECOVERY_LEN - CHECK_LEN, hash, sizeof hash);
    for (int i = 0; i < CHECK_LEN; i++) {
        check[i] = alphabet[hash[i] & 31];
    }
    secret_wipe(hash, sizeof hash);
}

void recovery_make(char code[VAULT_RECOVERY_SIZE])
{
    uint8_t chance[CHANCE_LEN];
    char digits[RECOVERY_LEN];
    secret_random(chance, sizeof chance);
    for (int i = 0; i < CHANCE_LEN / 5; i++) {
        write_digits(chance + (ptrdiff_t)5 * i, digits + (ptrdiff_t)8 * i);
    }
    write_check(digits, digits + RECOVERY_LEN - CHECK_LEN);

    char *to = code;
    for (int i = 0; i < RECOVERY_LEN; i++) {
        if (i > 0 && i % GROUP_LEN == 0) {
            *to++ = '-';
        }
        *to++ = digits[i];
    }
    *to = '\0';
    secret_wipe(chance, sizeof chance);
    secret_wipe(digits, sizeof digits);
}

/* The digit that was meant, '\0' for none. */
static char digit_of(char typed)
{
    if (typed >= 'a' && typed <= 'z') {
        typed = (char)(typed - 'a' + 'A');
    }
    if (typed == 'I' || typed == 'L') {
        return '1';
    }
    if (typed == 'O') {
        return '0';
    }
    return typed != '\0' && strchr(alphabet, typed) != NULL ? typed : '\0';
}

bool recovery_read(struct text typed, char code[RECOVERY_LEN])
{
    char digits[RECOVERY_LEN];
    char check[CHECK_LEN];
    size_t len = 0;
    bool is_code = true;
    for (size_t i = 0; i < typed.len && is_code; i++) {
        char digit = digit_of(typed.bytes[i]);
        if (typed.bytes[i] == '-' || typed.bytes[i] == ' ') {
            continue;
        }
        is_code = digit != '\0' && len < RECOVERY_LEN;
        if (is_code) {
            digits[len++] = digit;
        }
    }
    is_code = is_code && len == RECOVERY_LEN;
    if (is_code) {
        write_check(digits, check);
        is_code = memcmp(check, digits + RECOVERY_LEN - CHECK_LEN, CHECK_LEN) == 0;
    }
    if (is_code) {
        memcpy(code, digits, RECOVERY_LEN);
    }
    secret_wipe(digits, sizeof digits);
    return is_code;
}
