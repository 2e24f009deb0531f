/* What the matcher looks for, as content_filter.py gives it. */

#include <string.h>

#include "matcher.h"
#include "native.h"

struct matcher sentinel_matcher;

/* Words from a sequence of bytes; NULL where something is wrong with it. */
static struct words *words_of(PyObject *texts, uint32_t width, uint32_t stride)
{
    struct words *words = sentinel_words_new(width, stride);
    PyObject *all = PyObject_GetIter(texts), *one;
    char *bytes;
    Py_ssize_t length;
    while (words != NULL && all != NULL && (one = PyIter_Next(all)) != NULL) {
        if (PyBytes_AsStringAndSize(one, &bytes, &length) != 0 ||
            !sentinel_words_add(words, (byte *)bytes, (size_t)length)) {
            sentinel_words_free(words);
            words = NULL;
        }
        Py_DecRef(one);
    }
    Py_DecRef(all);
    return words;
}

/* formats(prefixes, keywords, ibans): beginnings of keys, words in small letters of at least three bytes, and
 * `DE22 FR27 …`. */
PyObject *sentinel_formats(PyObject *module, PyObject *args)
{
    PyObject *prefixes, *keywords;
    const char *ibans;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOs", &prefixes, &keywords, &ibans))
        return NULL;
    for (; strlen(ibans) >= 4; ibans += 4 + (ibans[4] == ' '))
        if (ibans[0] >= 'A' && ibans[0] <= 'Z' && ibans[1] >= 'A' && ibans[1] <= 'Z')
            sentinel_matcher.ibans[ibans[0] - 'A'][ibans[1] - 'A'] = (byte)((ibans[2] - '0') * 10 + ibans[3] - '0');
    sentinel_words_free(sentinel_matcher.prefixes);
    sentinel_words_free(sentinel_matcher.keywords);
    sentinel_matcher.prefixes = words_of(prefixes, 3, 1);
    sentinel_matcher.keywords = words_of(keywords, 3, 1);
    return PyErr_Occurred() ? NULL : PyBool_FromLong(sentinel_matcher.prefixes && sentinel_matcher.keywords);
}

/* learn(needles, shortest): the values that this process knows, in every way they may be written; `shortest` the length of
 * the shortest, from 8 on. */
PyObject *sentinel_learn(PyObject *module, PyObject *args)
{
    PyObject *needles;
    int shortest;
    struct words *words;
    (void)module;
    if (!PyArg_ParseTuple(args, "Oi", &needles, &shortest) || shortest < 8)
        return PyErr_Occurred() ? NULL : PyBool_FromLong(0);
    words = words_of(needles, 4, (uint32_t)(shortest < 19 ? shortest - 3 : 16));
    if (words == NULL)
        return PyErr_Occurred() ? NULL : PyBool_FromLong(0);
    sentinel_words_free(sentinel_matcher.known);
    sentinel_matcher.known = words;
    return PyBool_FromLong(1);
}

/* harmless(name): the name of a column or key, or a line of them, that says no class of data. */
PyObject *sentinel_harmless(PyObject *module, PyObject *name)
{
    char *bytes;
    Py_ssize_t length;
    uint64_t hash;
    uint32_t at;
    (void)module;
    if (PyBytes_AsStringAndSize(name, &bytes, &length) != 0)
        return NULL;
    hash = sentinel_hash((byte *)bytes, (size_t)length);
    if (sentinel_matcher.named < 1536 && !sentinel_is_harmless(&sentinel_matcher, hash)) {
        for (at = (uint32_t)(hash >> 20); sentinel_matcher.harmless[at & 2047] != 0; at++)
            ;
        sentinel_matcher.harmless[at & 2047] = hash;
        sentinel_matcher.named++;
    }
    return Py_BuildValue("");
}

/* scan(bytes, wanted) -> what is found, as matcher.h numbers it. */
PyObject *sentinel_scanned(PyObject *module, PyObject *args)
{
    PyObject *given;
    char *bytes;
    Py_ssize_t length;
    int wanted, found;
    (void)module;
    if (!PyArg_ParseTuple(args, "Oi", &given, &wanted) || PyBytes_AsStringAndSize(given, &bytes, &length) != 0)
        return NULL;
    found = sentinel_scan(&sentinel_matcher, (byte *)bytes, (size_t)length, wanted);
    if (wanted & NUMBER)
        found |= sentinel_scan_names(&sentinel_matcher, (byte *)bytes, (size_t)length, wanted & FIRST);
    return PyLong_FromLong(found & ~FIRST);
}
