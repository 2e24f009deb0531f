/* Many words at once: a bitmap of the bytes that they begin with, chains behind it, and names that were judged. */

#include <stdlib.h>
#include <string.h>

#include "matcher.h"

struct words *sentinel_words_new(uint32_t width, uint32_t stride)
{
    struct words *words = calloc(1, sizeof(struct words));
    if (words != NULL) {
        words->width = width;
        words->stride = stride;
    }
    return words;
}

void sentinel_words_free(struct words *words)
{
    if (words == NULL)
        return;
    free(words->entries);
    free(words->text);
    free(words);
}

static int make_room(struct words *words, size_t length)
{
    uint32_t wanted = words->count + words->stride;
    byte *text = realloc(words->text, words->size + length);
    if (text == NULL)
        return 0;
    words->text = text;
    if (wanted > words->room) {
        struct entry *entries = realloc(words->entries, 2 * wanted * sizeof(struct entry));
        if (entries == NULL)
            return 0;
        words->entries = entries;
        words->room = 2 * wanted;
    }
    return 1;
}

/* 0 where there is no memory, or the word is shorter than the places it is looked for at. */
int sentinel_words_add(struct words *words, const byte *text, size_t length)
{
    uint32_t offset, hash;
    if (length < words->width + words->stride - 1 || length > 1 << 16 || !make_room(words, length))
        return 0;
    memcpy(words->text + words->size, text, length);
    for (offset = 0; offset < words->stride; offset++) {
        hash = sentinel_gram(text + offset, words->width);
        words->bits[hash >> 6] |= (uint64_t)1 << (hash & 63);
        words->entries[words->count] =
            (struct entry){words->size, (uint32_t)length, offset, words->heads[hash & 1023]};
        words->heads[hash & 1023] = ++words->count; /* 0 is the end */
    }
    words->size += (uint32_t)length;
    return 1;
}

static int words_at(const struct words *words, const byte *data, size_t length, size_t at)
{
    uint32_t hash = sentinel_gram(data + at, words->width), next;
    for (next = words->heads[hash & 1023]; next != 0; next = words->entries[next - 1].next) {
        const struct entry *entry = &words->entries[next - 1];
        if (entry->offset <= at && entry->length <= length - (at - entry->offset) &&
            memcmp(data + at - entry->offset, words->text + entry->text, entry->length) == 0)
            return 1;
    }
    return 0;
}

int sentinel_scan_known(const struct words *words, const byte *data, size_t length)
{
    size_t at;
    if (words == NULL || words->count == 0)
        return 0;
    for (at = 0; at + words->width <= length; at += words->stride)
        if (sentinel_may_be(words, data + at, 4) && words_at(words, data, length, at))
            return KNOWN;
    return 0;
}

uint64_t sentinel_hash(const byte *data, size_t length) /* FNV-1a, eight bytes at a time, mixed at the end */
{
    uint64_t hash = 14695981039346656037u ^ length, part;
    for (; length >= 8; data += 8, length -= 8) {
        memcpy(&part, data, 8);
        hash = (hash ^ part) * 1099511628211u;
        hash ^= hash >> 29;
    }
    part = 0;
    memcpy(&part, data, length);
    hash = (hash ^ part) * 1099511628211u;
    hash ^= hash >> 32;
    return hash ? hash : 1;
}

int sentinel_is_harmless(const struct matcher *matcher, uint64_t hash)
{
    uint32_t at = (uint32_t)(hash >> 20);
    while (matcher->harmless[at & 2047] != 0)
        if (matcher->harmless[at++ & 2047] == hash)
            return 1;
    return 0;
}

static int is_letter(byte one)
{
    return (byte)((one | 32) - 'a') < 26;
}

/* `"name": "` and `"name": 1`; behind a backslash, too, for JSON in a text of JSON. The end of the name, or 0. */
static size_t key_end(const byte *data, size_t length, size_t at)
{
    size_t end = at, digits = 0, next;
    while (end < length && end - at <= 42 && data[end] != '"' && data[end] != '\\')
        digits += (byte)(data[end++] - '0') < 10;
    if (end == length || end - at < 2 || end - at > 41 || digits > 4)
        return 0;
    next = end + 1 + (data[end] == '\\');
    while (next < length && (data[next] == ' ' || data[next] == '\n' || data[next] == '\r' || data[next] == '\t'))
        next++;
    return next < length && data[next] == ':' ? end : 0;
}

/* The end of a line, be it written as `\\n` in a text of JSON; NULL where there is none. */
static const byte *line_end(const byte *data, size_t length)
{
    const byte *end = memchr(data, '\n', length), *at = data, *limit = end == NULL ? data + length : end;
    while ((at = memchr(at, '\\', (size_t)(limit - at))) != NULL) {
        if (at + 1 < limit && at[1] == 'n')
            return at;
        at++;
    }
    return end;
}

int sentinel_scan_names(const struct matcher *matcher, const byte *data, size_t length, int first)
{
    const byte *quote = data, *line;
    size_t at, end;
    while ((quote = memchr(quote, '"', length - (size_t)(quote - data))) != NULL) {
        at = (size_t)(++quote - data);
        if (at < length && is_letter(data[at]) && (end = key_end(data, length, at)) != 0) {
            if (!sentinel_is_harmless(matcher, sentinel_hash(data + at, end - at)))
                return NAMED;
            quote = data + end;
        }
    }
    if (!first)
        return 0;
    line = line_end(data, length < 8192 ? length : 8192);
    if (line == NULL || line_end(line + 1, length - (size_t)(line + 1 - data)) == NULL)
        return 0;
    end = (size_t)(line - data);
    if (!memchr(data, ',', end) && !memchr(data, ';', end) && !memchr(data, '\t', end))
        return 0;
    return sentinel_is_harmless(matcher, sentinel_hash(data, end)) ? 0 : NAMED;
}

int sentinel_words_in(const struct words *words, const byte *data, size_t length, size_t at)
{
    return at + words->width <= length && words_at(words, data, length, at);
}
