/* The pass itself: 64 bytes at a time become masks (letters of tokens, digits), and what the masks leave over is read
 * byte by byte. It may say too much, never too little: what it lets through holds nothing that content_secrets.py and
 * content_classes.py would find; probe/tests/test_matcher.py holds it to that. */

#include <stdlib.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#include "matcher.h"

enum {
    RUN = 12,        /* letters of the shortest token with a key in it */
    VALUE = 20,      /* and of a value that only words near it make one */
    NEAR = 64,       /* bytes before a token in which words say what it is */
    WINDOW = 1024,   /* bytes of a token that are looked at for words */
    CODED = 28,      /* letters from which on a token is read as base64 or hex */
    DEEP = 2,        /* codes within codes */
    DECODED = 1 << 18,
    PARTS = 1 << 14,
    SHOWN = 48       /* bytes that tell whether a decoded text is one */
};

typedef byte vector __attribute__((vector_size(16)));

struct masks { uint64_t token, letter, digit, at, percent, odd; };
typedef unsigned __int128 wide; /* the masks of two blocks */
struct view {
    const struct matcher *matcher;
    const byte *data;
    size_t length, number, line, coded; /* where the last number, the last token and the last code end */
    int depth, wanted, found, marks; /* marks: of addresses and phones */
};

static uint64_t bits(vector a, vector b, vector c, vector d)
{
#if defined(__SSE2__)
    return (uint64_t)(uint32_t)_mm_movemask_epi8((__m128i)a) | (uint64_t)(uint32_t)_mm_movemask_epi8((__m128i)b) << 16 |
           (uint64_t)(uint32_t)_mm_movemask_epi8((__m128i)c) << 32 |
           (uint64_t)(uint32_t)_mm_movemask_epi8((__m128i)d) << 48;
#elif defined(__aarch64__)
    const uint8x16_t each = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t low = vpaddq_u8(vandq_u8((uint8x16_t)a, each), vandq_u8((uint8x16_t)b, each));
    uint8x16_t high = vpaddq_u8(vandq_u8((uint8x16_t)c, each), vandq_u8((uint8x16_t)d, each));
    low = vpaddq_u8(low, high);
    low = vpaddq_u8(low, low);
    return vgetq_lane_u64(vreinterpretq_u64_u8(low), 0);
#else
    uint64_t all = 0;
    int i;
    for (i = 0; i < 16; i++)
        all |= (uint64_t)(a[i] & 1) << i | (uint64_t)(b[i] & 1) << (16 + i) | (uint64_t)(c[i] & 1) << (32 + i) |
               (uint64_t)(d[i] & 1) << (48 + i);
    return all;
#endif
}

#define BETWEEN(v, low, high) ((vector)((vector)((v) - (byte)(low)) <= (byte)((high) - (low))))
#define EQUAL(v, one) ((vector)((v) == (byte)(one)))

#define LETTER(v) BETWEEN((v) | 32, 'a', 'z')

/* Letters of tokens: those of keys, addresses and paths, so no space, quote, comma or bracket. */
static vector token_of(vector v)
{
    return LETTER(v) | (BETWEEN(v, '+', ';') & ~EQUAL(v, ',')) | EQUAL(v, '=') | EQUAL(v, '_') |
           EQUAL(v, '~') | EQUAL(v, '$');
}

static vector odd_of(vector v)
{
    return BETWEEN(v, 0, 8) | BETWEEN(v, 14, 31);
}

#define MASK(of) bits(of(v[0]), of(v[1]), of(v[2]), of(v[3]))
#define DIGIT(v) BETWEEN(v, '0', '9')
#define AT(v) EQUAL(v, '@')
#define PERCENT(v) EQUAL(v, '%')

static void read_masks(const byte *data, size_t left, struct masks *masks)
{
    vector v[4];
    if (left >= 64)
        memcpy(v, data, 64);
    else {
        memset(v, ' ', 64);
        memcpy(v, data, left);
    }
    masks->token = MASK(token_of);
    masks->letter = MASK(LETTER);
    masks->digit = MASK(DIGIT);
    masks->at = MASK(AT);
    masks->percent = MASK(PERCENT);
    masks->odd = MASK(odd_of);
}

static int is_word(byte one)
{
    return (byte)(one - '0') < 10 || (byte)((one | 32) - 'a') < 26 || one == '_';
}

static int is_token(byte one)
{
    return is_word(one) || (one >= '+' && one <= ';' && one != ',') || one == '=' || one == '~' || one == '$';
}

static void scan_view(struct view *view);

/* What a code said: looked at where it is a text, or where that is sure. */
static void inner(struct view *view, const byte *data, size_t length, int is_sure)
{
    struct view within = {view->matcher, data, length, 0, 0, 0, view->depth + 1, view->wanted & ~FIRST, 0, 0};
    size_t i;
    if (data == NULL)
        return;
    if (sentinel_is_packed(data, length)) {
        view->found |= PACKED;
        return;
    }
    for (i = 0; !is_sure && i < length && i < SHOWN; i++)
        if (data[i] < 9 || (data[i] > 13 && data[i] < 32))
            return;
    scan_view(&within);
    if (view->wanted & NUMBER)
        within.found |= sentinel_scan_names(view->matcher, data, length, 1);
    if ((within.found & ~MARKED) || within.marks > 2)
        view->found |= within.found | PACKED;
    view->found |= within.found;
}

static void read_hex(struct view *view, size_t at, size_t stop)
{
    size_t i = at;
    byte *made;
    while (i < stop && sentinel_hex(view->data[i]) >= 0)
        i++;
    if (i < stop || stop - at < CODED || sentinel_hex_noise(view->data + at))
        return;
    made = sentinel_read_hex(view->data + at, stop - at);
    inner(view, made, (stop - at) / 2, 0);
    free(made);
}

static void read_base64(struct view *view, size_t at, size_t stop)
{
    size_t end = stop, size;
    byte *made;
    if (stop - at < CODED || sentinel_base64_noise(view->data + at))
        return;
    made = sentinel_read_base64(view->data, view->length, at, &end, &size);
    if (made != NULL && !sentinel_is_media(made, size))
        inner(view, made, size, 0);
    free(made);
    view->coded = end > view->coded ? end : view->coded;
}

/* Codes within a token. What a piece begins with may be the middle of one: it is read from each place where its letters
 * may begin to mean something. */
static void codes(struct view *view, size_t start, size_t end)
{
    size_t at, stop, shift;
    for (at = start > view->coded ? start : view->coded; at < end; at = stop + 1) {
        stop = sentinel_base64_end(view->data, at, end);
        if (stop - at < CODED)
            continue;
        view->coded = stop;
        for (shift = 0; shift < (at == 0 ? 4 : 1); shift++)
            read_base64(view, at + shift, stop);
        for (shift = 0; shift < (at == 0 || (stop - at) % 2 ? 2 : 1); shift++)
            read_hex(view, at + shift, stop);
    }
}

static int has_keyword(const struct view *view, size_t start, size_t end)
{
    byte lower[NEAR + WINDOW];
    size_t from = start > NEAR ? start - NEAR : 0, length = end - from, i;
    if (length > sizeof lower)
        length = sizeof lower;
    for (i = 0; i < length; i++) {
        byte one = view->data[from + i];
        lower[i] = (byte)(one - 'A') < 26 ? one | 32 : one;
    }
    for (i = 0; i + 3 <= length; i++)
        if (sentinel_may_be(view->matcher->keywords, lower + i, 3) &&
            sentinel_words_in(view->matcher->keywords, lower, length, i))
            return 1;
    return 0;
}

/* The longest part of a token that may be a value: without the marks between names and values. */
static size_t longest_part(const byte *run, size_t length)
{
    size_t i, part = 0, most = 0;
    for (i = 0; i < length; i++) {
        part = run[i] == ';' || run[i] == ':' || run[i] == '=' ? 0 : part + 1;
        most = part > most ? part : most;
    }
    return most;
}

static int has_password(const byte *run, size_t length) /* `PWD=` and `Password=` of connection strings */
{
    size_t i;
    for (i = 3; i < length; i++)
        if (run[i] == '=' && (((run[i - 1] | 32) == 'd' && (run[i - 2] | 32) == 'w' && (run[i - 3] | 32) == 'p') ||
                              (i > 7 && (run[i - 1] | 32) == 'd' && (run[i - 2] | 32) == 'r' &&
                               (run[i - 8] | 32) == 'p')))
            return 1;
    return 0;
}

/* A long token: the beginning of a key in it, a word near it that says it is one, a code. */
static void token(struct view *view, size_t start, size_t end)
{
    const byte *data = view->data;
    size_t i;
    if (end - start >= CODED && view->depth < DEEP)
        codes(view, start, end);
    for (i = start; i + 8 <= end; i++)
        if ((i == start || !is_word(data[i - 1])) && sentinel_may_be(view->matcher->prefixes, data + i, 3) &&
            sentinel_words_in(view->matcher->prefixes, data, view->length, i))
            view->found |= FORMAT;
        else if (data[i] == '.' && ((data[i + 7] == '.' && i - start >= 23) ||
                                    (i - start >= 17 && memcmp(data + i - 17, "pat", 3) == 0)))
            view->found |= FORMAT; /* tokens of Discord, of 24 to 26 letters, six and the rest, and of Airtable */
    if (!(view->found & FORMAT) &&
        (has_password(data + start, end - start) ||
         (end - start >= VALUE && longest_part(data + start, end - start) >= VALUE && has_keyword(view, start, end))))
        view->found |= FORMAT;
}

/* An address with a password has its `://` before an `@`. */
static void mail_sign(struct view *view, size_t at)
{
    size_t back;
    view->found |= MARKED;
    view->marks++;
    for (back = 1; back < 200 && back + 2 < at; back++) {
        const byte *here = view->data + at - back;
        if (*here <= ' ' || *here == '"')
            return;
        if (*here == '/' && here[-1] == '/' && here[-2] == ':') {
            view->found |= FORMAT;
            return;
        }
    }
}

static void percents(struct view *view)
{
    size_t size = 0, i, length = view->length < DECODED ? view->length : DECODED;
    byte *made = view->depth < DEEP ? malloc(length + 1) : NULL;
    int coded = 0;
    for (i = 0; made != NULL && i < length; i++) {
        if (view->data[i] == '%' && i + 2 < view->length && sentinel_hex(view->data[i + 1]) >= 0 &&
            sentinel_hex(view->data[i + 2]) >= 0) {
            made[size++] = (byte)(sentinel_hex(view->data[i + 1]) << 4 | sentinel_hex(view->data[i + 2]));
            i += 2;
            coded = 1;
        } else
            made[size++] = view->data[i] == '+' ? ' ' : view->data[i];
    }
    if (coded)
        inner(view, made, size, 1);
    free(made);
}

static int count_bits(uint32_t some) /* the builtin needs a library where the processor has no instruction for it */
{
    some = some - (some >> 1 & 0x55555555);
    some = (some & 0x33333333) + (some >> 2 & 0x33333333);
    return (int)(((some + (some >> 4)) & 0x0f0f0f0f) * 0x01010101 >> 24);
}

static void read_numbers(struct view *view, uint64_t starts, wide digits, size_t at)
{
    for (; starts != 0; starts &= starts - 1) {
        unsigned offset = (unsigned)__builtin_ctzll(starts);
        size_t here = at + offset;
        if (here > 0 && view->data[here - 1] == '+') {
            view->found |= MARKED;
            view->marks++;
        }
        if (here < view->number || count_bits((uint32_t)(digits >> offset) & 0x1ffffff) < 8)
            continue; /* too few in the next 25 letters for any number that is looked for */
        view->number = sentinel_number(view->matcher, view->data, view->length, here, &view->found);
    }
}

static void read_tokens(struct view *view, wide tokens, wide letters, size_t at)
{
    wide run = tokens & tokens >> 1;
    uint64_t begin;
    run &= run >> 2; /* four in a row */
    run &= run >> 4;
    run &= run >> 4; /* twelve */
    for (begin = (uint64_t)run; begin != 0;) {
        unsigned offset = (unsigned)__builtin_ctzll(begin), end = offset + RUN;
        size_t start = at + offset, stop = start + RUN;
        if (start >= view->line) {
            for (; end < 128 && (tokens >> end & 1); end++)
                ;
            stop = at + end;
            for (; end == 128 && stop < view->length && is_token(view->data[stop]); stop++)
                ;
            if (stop > view->length)
                stop = view->length;
            if (end == 128 || (letters >> offset & (((wide)1 << (end - offset)) - 1)) != 0)
                token(view, start, stop); /* without a letter it is a number or a time */
            view->line = stop;
        }
        if (view->line >= at + 64)
            return;
        begin &= view->line > start ? ~(uint64_t)0 << (view->line - at) : begin - 1;
    }
}

static void scan_view(struct view *view)
{
    struct masks here, next;
    uint64_t before = 0, percent = 0;
    size_t at;
    if (view->wanted & KNOWN)
        view->found |= sentinel_scan_known(view->matcher->known, view->data, view->length);
    if (view->length == 0 || !(view->wanted & ~KNOWN))
        return;
    read_masks(view->data, view->length, &here);
    for (at = 0; at < view->length; at += 64) {
        memset(&next, 0, sizeof next);
        if (at + 64 < view->length)
            read_masks(view->data + at + 64, view->length - at - 64, &next);
        if (view->wanted & NUMBER)
            read_numbers(view, here.digit & ~(here.digit << 1 | before), here.digit | (wide)next.digit << 64, at);
        before = here.digit >> 63;
        read_tokens(view, here.token | (wide)next.token << 64, here.letter | (wide)next.letter << 64, at);
        for (; here.at != 0; here.at &= here.at - 1)
            mail_sign(view, at + (size_t)__builtin_ctzll(here.at));
        percent |= here.percent;
        if (here.odd != 0 && view->depth == 0)
            for (; here.odd != 0; here.odd &= here.odd - 1) {
                size_t odd = at + (size_t)__builtin_ctzll(here.odd);
                if (sentinel_is_packed(view->data + odd, view->length - odd) ||
                    (odd >= 2 && sentinel_is_packed(view->data + odd - 2, view->length - odd + 2)))
                    view->found |= PACKED;
            }
        here = next;
    }
    if (percent)
        percents(view);
}

/* A body that is packed may stand behind the head of a part of a form. */
static int has_packed_part(const byte *data, size_t length)
{
    const byte *at = data, *end = data + (length < PARTS ? length : PARTS);
    while ((at = memchr(at, '\r', (size_t)(end - at))) != NULL) {
        if (end - at > 8 && at[1] == '\n' && at[2] == '\r' && at[3] == '\n' && sentinel_is_packed(at + 4, 4))
            return 1;
        at++;
    }
    return 0;
}

int sentinel_scan(const struct matcher *matcher, const byte *data, size_t length, int wanted)
{
    struct view view = {matcher, data, length, 0, 0, 0, 0, wanted, 0, 0};
    scan_view(&view);
    if (sentinel_is_packed(data, length) || has_packed_part(data, length) ||
        (length > 13 && data[3] == 0 && sentinel_is_packed(data + 9, 4))) /* behind the head of a frame of HTTP/2 */
        view.found |= PACKED;
    return view.found;
}
