/* Base64, hex and the beginnings of packed bodies and of media. */

#include <stdlib.h>
#include <string.h>

#include "matcher.h"

enum { DECODED = 1 << 18 };

static const byte base64_value[256] = {
    ['A'] = 1, ['B'] = 2, ['C'] = 3, ['D'] = 4, ['E'] = 5, ['F'] = 6, ['G'] = 7, ['H'] = 8, ['I'] = 9, ['J'] = 10,
    ['K'] = 11, ['L'] = 12, ['M'] = 13, ['N'] = 14, ['O'] = 15, ['P'] = 16, ['Q'] = 17, ['R'] = 18, ['S'] = 19,
    ['T'] = 20, ['U'] = 21, ['V'] = 22, ['W'] = 23, ['X'] = 24, ['Y'] = 25, ['Z'] = 26, ['a'] = 27, ['b'] = 28,
    ['c'] = 29, ['d'] = 30, ['e'] = 31, ['f'] = 32, ['g'] = 33, ['h'] = 34, ['i'] = 35, ['j'] = 36, ['k'] = 37,
    ['l'] = 38, ['m'] = 39, ['n'] = 40, ['o'] = 41, ['p'] = 42, ['q'] = 43, ['r'] = 44, ['s'] = 45, ['t'] = 46,
    ['u'] = 47, ['v'] = 48, ['w'] = 49, ['x'] = 50, ['y'] = 51, ['z'] = 52, ['0'] = 53, ['1'] = 54, ['2'] = 55,
    ['3'] = 56, ['4'] = 57, ['5'] = 58, ['6'] = 59, ['7'] = 60, ['8'] = 61, ['9'] = 62, ['+'] = 63, ['-'] = 63,
    ['/'] = 64, ['_'] = 64,
};

int sentinel_is_packed(const byte *data, size_t length) /* the beginnings of gzip, zlib, zip and zstd */
{
    return length > 3 && ((data[0] == 0x1f && data[1] == 0x8b) ||
                          (data[0] == 0x78 && (data[1] == 1 || data[1] == 0x5e || data[1] == 0x9c || data[1] == 0xda)) ||
                          memcmp(data, "PK\3\4", 4) == 0 || memcmp(data, "\x28\xb5\x2f\xfd", 4) == 0);
}

int sentinel_is_media(const byte *data, size_t length) /* content_views.MEDIA */
{
    return length >= 6 && (memcmp(data, "\x89PNG\r\n", 6) == 0 || memcmp(data, "\xff\xd8\xff", 3) == 0 ||
                           memcmp(data, "GIF8", 4) == 0 || memcmp(data, "%PDF", 4) == 0 ||
                           memcmp(data, "ID3", 3) == 0 || memcmp(data, "OggS", 4) == 0 ||
                           memcmp(data, "RIFF", 4) == 0);
}

int sentinel_hex(byte one)
{
    if ((byte)(one - '0') < 10)
        return one - '0';
    one |= 32;
    return (byte)(one - 'a') < 6 ? one - 'a' + 10 : -1;
}

/* Nothing that a text begins with, nor anything packed: a key, a hash or a picture. */
static int is_noise(const byte *made, int count)
{
    int i;
    for (i = 0; i < count; i++)
        if (made[i] < 9 || (made[i] > 13 && made[i] < 32))
            return !sentinel_is_packed(made, (size_t)count);
    return 0;
}

int sentinel_hex_noise(const byte *run)
{
    byte made[12];
    int i;
    for (i = 0; i < 12; i++)
        made[i] = (byte)(sentinel_hex(run[2 * i]) << 4 | sentinel_hex(run[2 * i + 1]));
    return is_noise(made, 12);
}

int sentinel_base64_noise(const byte *run)
{
    byte made[18];
    int i;
    for (i = 0; i < 6; i++) {
        uint32_t four = (uint32_t)(base64_value[run[4 * i]] - 1) << 18 | (uint32_t)(base64_value[run[4 * i + 1]] - 1) << 12 |
                        (uint32_t)(base64_value[run[4 * i + 2]] - 1) << 6 | (uint32_t)(base64_value[run[4 * i + 3]] - 1);
        made[3 * i] = (byte)(four >> 16);
        made[3 * i + 1] = (byte)(four >> 8);
        made[3 * i + 2] = (byte)four;
    }
    return is_noise(made, 18);
}

byte *sentinel_read_hex(const byte *run, size_t length)
{
    byte *made = malloc(length / 2 + 1);
    size_t i;
    for (i = 0; made != NULL && i + 1 < length; i += 2)
        made[i / 2] = (byte)(sentinel_hex(run[i]) << 4 | sentinel_hex(run[i + 1]));
    return made;
}

size_t sentinel_base64_end(const byte *data, size_t at, size_t end)
{
    for (; at < end && base64_value[data[at]]; at++)
        ;
    return at;
}

byte *sentinel_read_base64(const byte *data, size_t length, size_t at, size_t *end, size_t *size)
{
    size_t first = at, lines = *end - at, room;
    uint32_t kept = 0;
    int count = 0;
    byte *made;
    if (lines >= 60 && lines <= 76) /* mail's: as much as may follow */
        lines = length - at;
    room = lines < DECODED ? lines : DECODED;
    made = malloc(room + 4);
    for (*size = 0; made != NULL && at < length && *size < room; at++) {
        int value = base64_value[data[at]];
        if (value) {
            kept = kept << 6 | (uint32_t)(value - 1);
            if (++count == 4) {
                made[(*size)++] = (byte)(kept >> 16);
                made[(*size)++] = (byte)(kept >> 8);
                made[(*size)++] = (byte)kept;
                count = 0;
            }
        } else if (!((data[at] == '\n' || (data[at] == '\r' && at + 1 < length && data[at + 1] == '\n')) &&
                     at - first >= 60))
            break;
    }
    if (made != NULL && count > 1)
        made[(*size)++] = (byte)(kept << (6 * (4 - count)) >> 16);
    if (made != NULL && count > 2)
        made[(*size)++] = (byte)(kept << 6 >> 8);
    *end = at > *end ? at : *end;
    return made;
}
