/* SHA-256 (FIPS 180-4). Loading the interpreter's own module for it was a quarter of the probe's start. */

#include <string.h>

#include "native.h"

static const uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};
static const uint32_t START[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static uint32_t turned(uint32_t word, int by)
{
    return word >> by | word << (32 - by);
}

/* The message schedule of one block (FIPS 180-4, 6.2.2 step 1). */
static void schedule(const unsigned char *block, uint32_t words[64])
{
    for (int i = 0; i < 16; i++, block += 4)
        words[i] = (uint32_t)block[0] << 24 | (uint32_t)block[1] << 16 | (uint32_t)block[2] << 8 | block[3];
    for (int i = 16; i < 64; i++) {
        uint32_t a = words[i - 15], b = words[i - 2];
        uint32_t s0 = turned(a, 7) ^ turned(a, 18) ^ a >> 3, s1 = turned(b, 17) ^ turned(b, 19) ^ b >> 10;
        words[i] = words[i - 16] + s0 + words[i - 7] + s1;
    }
}

/* One block of 64 bytes into the state (6.2.2 steps 2 to 4). */
static void mix(uint32_t state[8], const unsigned char *block)
{
    uint32_t words[64], v[8];
    schedule(block, words);
    memcpy(v, state, sizeof v);
    for (int i = 0; i < 64; i++) {
        uint32_t s1 = turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25), choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
        uint32_t s0 = turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22);
        uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        uint32_t first = v[7] + s1 + choice + K[i] + words[i];
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += first;
        v[0] = first + s0 + majority;
    }
    for (int i = 0; i < 8; i++)
        state[i] += v[i];
}

/* The last bytes, the mark of the end and the length in bits (5.1.1): one block or two. */
static void finish(uint32_t state[8], const unsigned char *rest, uint64_t length)
{
    unsigned char block[128] = {0};
    size_t left = length & 63, whole = left < 56 ? 64 : 128;
    memcpy(block, rest, left);
    block[left] = 0x80;
    for (int i = 0; i < 8; i++)
        block[whole - 1 - i] = (unsigned char)(length * 8 >> 8 * i);
    for (size_t at = 0; at < whole; at += 64)
        mix(state, block + at);
}

/* The digest in 64 hexadecimal digits, without a NUL behind them. */
void sentinel_digest(const unsigned char *content, size_t length, char digits[64])
{
    uint32_t state[8];
    memcpy(state, START, sizeof state);
    for (size_t at = 0; at + 64 <= length; at += 64)
        mix(state, content + at);
    finish(state, content + (length & ~(size_t)63), (uint64_t)length);
    for (int i = 0; i < 64; i++)
        digits[i] = "0123456789abcdef"[state[i / 8] >> (28 - 4 * (i % 8)) & 15];
}

/* sha256(content: bytes) -> str of 64 hexadecimal digits (a new reference); TypeError for anything but bytes. */
PyObject *sentinel_sha256(PyObject *module, PyObject *content)
{
    char *bytes, digits[64];
    Py_ssize_t length;
    (void)module;
    if (PyBytes_AsStringAndSize(content, &bytes, &length) < 0)
        return NULL;
    sentinel_digest((unsigned char *)bytes, (size_t)length, digits);
    return PyUnicode_FromStringAndSize(digits, 64);
}
