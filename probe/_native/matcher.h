/* One pass over bytes that leave: is there anything in them that is worth a closer look? */
#ifndef SENTINEL_MATCHER_H
#define SENTINEL_MATCHER_H

#include <stddef.h>
#include <stdint.h>

typedef unsigned char byte;

/* What a pass may find, and what it can be asked for: content_filter.py has the same numbers. */
enum {
    KNOWN = 1, FORMAT = 2, NUMBER = 4, PACKED = 8, NAMED = 16, MARKED = 32,
    SEEN = 63,                /* any of them */
    FIRST = 64, BEGINS = 128  /* the first piece of a body; a head is in it */
};

struct entry { uint32_t text, length, offset, next; };

/* Words that are found by `width` bytes of theirs. Of a word that is looked for at every `stride`-th place of a text
 * as many beginnings are kept, so that one of them falls on such a place. */
struct words {
    uint32_t width, stride, count, room, size;
    uint64_t bits[1024];
    uint32_t heads[1024];
    struct entry *entries;
    byte *text;
};

struct matcher {
    struct words *known, *prefixes, *keywords;
    byte ibans[26][26];       /* lengths by country */
    uint64_t harmless[2048];  /* hashes of names that say no class of data */
    int named;
};

extern struct matcher sentinel_matcher; /* of this process */

static inline uint32_t sentinel_gram(const byte *at, uint32_t width)
{
    uint32_t key = at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16;
    if (width == 4)
        key |= (uint32_t)at[3] << 24;
    return key * 2654435761u >> 16; /* Knuth's multiplicative hash */
}

/* False where no word has these bytes. */
static inline int sentinel_may_be(const struct words *words, const byte *at, uint32_t width)
{
    uint32_t hash = sentinel_gram(at, width);
    return words->bits[hash >> 6] >> (hash & 63) & 1;
}

struct words *sentinel_words_new(uint32_t width, uint32_t stride);
int sentinel_words_add(struct words *words, const byte *text, size_t length);
void sentinel_words_free(struct words *words);
/* 1 where one of the words stands at this place of a text. */
int sentinel_words_in(const struct words *words, const byte *data, size_t length, size_t at);

int sentinel_hex(byte one); /* its value, -1 where it is no digit of hex */
int sentinel_is_packed(const byte *data, size_t length);
int sentinel_is_media(const byte *data, size_t length);
/* True where a code of at least 28 letters begins as no text does: a key, a hash. */
int sentinel_hex_noise(const byte *run);
int sentinel_base64_noise(const byte *run);
size_t sentinel_base64_end(const byte *data, size_t at, size_t end);
/* What a code says, to be freed; `*end` is moved behind the lines that mail makes of one. NULL without memory. */
byte *sentinel_read_hex(const byte *run, size_t length);
byte *sentinel_read_base64(const byte *data, size_t length, size_t at, size_t *end, size_t *size);

int sentinel_scan(const struct matcher *matcher, const byte *data, size_t length, int wanted);
int sentinel_scan_known(const struct words *words, const byte *data, size_t length);
/* The end of a number that begins at `at`; `*found` where its check digits or its form say what it is. */
size_t sentinel_number(const struct matcher *matcher, const byte *data, size_t length, size_t at, int *found);
uint64_t sentinel_hash(const byte *data, size_t length);
int sentinel_is_harmless(const struct matcher *matcher, uint64_t hash);
/* Names of columns and keys that nobody has judged yet. */
int sentinel_scan_names(const struct matcher *matcher, const byte *data, size_t length, int first);

#endif
