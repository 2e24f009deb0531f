/* The command line in C: what `parse` and `_argv` of invocation.py say of it, and which words redact.py would leave alone. */

#include "start.h"

#ifdef SENTINEL_STARTS
#include <stdio.h>
#include <string.h>

enum { WORDS_BYTES = 1100 /* as in invocation.py */, HARMLESS = 15 };

/* From sys.orig_argv (3.10). */
static void words_given(Line *line, PyObject *list, Words *words)
{
    Py_ssize_t count = PyList_Size(list);
    if (count < 1 || count > WORDS) {
        PyErr_Clear();
        line->unusual = 1;
        return;
    }
    for (; words->count < count; words->count++) {
        words->held[words->count] = sentinel_utf8(line, PyList_GetItem(list, words->count));
        words->words[words->count] =
            words->held[words->count] == NULL ? "" : PyBytes_AsString(words->held[words->count]);
    }
}

/* Before 3.10: what the kernel keeps, where it is short and ASCII. */
static void words_kept(Line *line, Words *words)
{
    static char raw[8192];
    int length = sentinel_read("/proc/self/cmdline", raw, sizeof raw);
    if (length < 1 || length == sizeof raw - 1 || raw[length - 1] != 0 || PySys_GetObject("argv") == NULL)
        line->unusual = 1;
    for (int i = 0; i < length; i++)
        line->unusual |= (raw[i] & 0x80) != 0;
    for (int i = 0; i < length && !line->unusual; i += (int)strlen(raw + i) + 1)
        if (words->count == WORDS)
            line->unusual = 1;
        else
            words->words[words->count++] = raw + i;
}

void sentinel_read_words(Line *line, Words *words)
{
    PyObject *given = PySys_GetObject("orig_argv");
    if (given != NULL)
        words_given(line, given, words);
    else
        words_kept(line, words);
}

/* `parse` of invocation.py: the kind of start, and where in the words its subject stands. */
const char *sentinel_parse(const Words *words, int *index, size_t *offset)
{
    *offset = 0;
    for (*index = 1; *index < words->count; ++*index) {
        const char *word = words->words[*index];
        if (strcmp(word, "-") == 0)
            return "stdin";
        if (word[0] != '-')
            return "file";
        if (strcmp(word, "--") == 0)
            return ++*index < words->count ? "file" : "none";
        if (word[1] == '-') {
            *index += strcmp(word, "--check-hash-based-pycs") == 0;
            continue;
        }
        for (size_t at = 1; word[at]; at++) {
            if (word[at] == 'c' || word[at] == 'm') {
                *offset = word[at + 1] ? at + 1 : 0;
                *index += !word[at + 1];
                return word[at] == 'c' ? "command" : "module";
            }
            if (word[at] == 'W' || word[at] == 'X') {
                *index += !word[at + 1];
                break;
            }
        }
    }
    return "none";
}

/* True for an argument that redact.mask leaves as it is whatever stands before it: a path, or too short for a key, and
 * without a character that could name, join or quote a secret. */
static int is_harmless(const char *word)
{
    if (strlen(word) > HARMLESS && word[0] != '/' && word[0] != '.')
        return 0;
    for (const char *at = word; *at; at++) {
        int is_letter = (*at | 32) >= 'a' && (*at | 32) <= 'z', is_digit = *at >= '0' && *at <= '9';
        if (!is_letter && !is_digit && *at != '/' && *at != '.' && *at != '_' && (*at != '-' || at == word))
            return 0;
    }
    return 1;
}

/* The words as they are told: the text of `-c` becomes `<code>`. */
void sentinel_tell_words(Line *line, const Words *words, int index, size_t code)
{
    size_t before = line->length;
    sentinel_put(line, ",\"argv\":[");
    for (int i = 0; i < words->count; i++) {
        char shown[EACH];
        const char *word = words->words[i];
        if (i > index && !is_harmless(word))
            line->unusual = 1;
        if (i == index && code != (size_t)-1) {
            snprintf(shown, sizeof shown, "%.*s<code>", (int)code, word);
            word = shown;
        }
        if (i > 0)
            sentinel_put(line, ",");
        sentinel_quote(line, word, EACH);
    }
    sentinel_put(line, "]");
    if (line->length - before > WORDS_BYTES)
        line->unusual = 1;
}
#endif
