/* Texts in C: `quote` and `field` of events.py for what needs no escape, and the words of a frame.
 *
 * A line has some twenty of them, and showing that a text is plain took Python longer than writing it. All others are
 * handed to the functions of events.py.
 */

#include <string.h>

#include "native.h"

enum { ROOM = 2048 }; /* longer ones are rare */

/* Put a plain text (printable ASCII without quote and backslash) of at most `limit` bytes behind `at`, which it moves;
 * 0 where the text is another. */
static int add(char **at, char *end, PyObject *text, Py_ssize_t limit)
{
    char *bytes;
    Py_ssize_t length, i = -1;
    PyObject *utf8 = PyUnicode_AsUTF8String(text); /* refuses surrogates and what is no str */
    if (utf8 != NULL && PyBytes_AsStringAndSize(utf8, &bytes, &length) == 0 && length <= limit &&
        length < end - *at) {
        for (i = 0; i < length; i++)
            if (bytes[i] < ' ' || bytes[i] > '~' || bytes[i] == '"' || bytes[i] == '\\')
                break;
        if (i == length) {
            memcpy(*at, bytes, (size_t)length);
            *at += length;
        }
    }
    Py_DecRef(utf8);
    PyErr_Clear();
    return i >= 0 && i == length;
}

static void add_mark(char **at, const char *mark)
{
    while (*mark)
        *(*at)++ = *mark++;
}

static PyObject *quote(PyObject *reference, PyObject *args)
{
    PyObject *text;
    Py_ssize_t limit = 1200;
    char made[ROOM], *at = made;
    if (!PyArg_ParseTuple(args, "O|n", &text, &limit))
        return NULL;
    add_mark(&at, "\"");
    if (!add(&at, made + ROOM - 8, text, limit))
        return PyObject_CallObject(reference, args);
    add_mark(&at, "\"");
    return PyUnicode_FromStringAndSize(made, at - made);
}

static int is_none(PyObject *object)
{
    PyObject *none = Py_BuildValue("");
    Py_DecRef(none);
    return object == none;
}

static PyObject *field(PyObject *reference, PyObject *args)
{
    PyObject *name, *text;
    Py_ssize_t limit = 1200;
    char made[ROOM], *at = made;
    if (!PyArg_ParseTuple(args, "OO|n", &name, &text, &limit))
        return NULL;
    if (is_none(text))
        return PyUnicode_FromStringAndSize("", 0);
    add_mark(&at, ",\"");
    if (!add(&at, made + 64, name, 64))
        return PyObject_CallObject(reference, args);
    add_mark(&at, "\":\"");
    if (!add(&at, made + ROOM - 8, text, limit))
        return PyObject_CallObject(reference, args);
    add_mark(&at, "\"");
    return PyUnicode_FromStringAndSize(made, at - made);
}

/* texts(quote, field) -> (quote, field): the same in C; what they do not know goes to those that were given. */
PyObject *sentinel_texts(PyObject *module, PyObject *args)
{
    static PyMethodDef methods[] = {
        {"quote", quote, METH_VARARGS, NULL},
        {"field", field, METH_VARARGS, NULL},
    };
    PyObject *quoting, *naming;
    (void)module;
    if (!PyArg_ParseTuple(args, "OO", &quoting, &naming))
        return NULL;
    return Py_BuildValue("(NN)", PyCFunction_NewEx(&methods[0], quoting, NULL),
                         PyCFunction_NewEx(&methods[1], naming, NULL));
}

static PyObject *(*code_of)(PyObject *frame);

static int is_frame(PyObject *object)
{
    PyObject *running = (PyObject *)PyEval_GetFrame(); /* borrowed; NULL where no Python runs */
    PyObject *wanted = running == NULL ? NULL : PyObject_Type(running), *type = PyObject_Type(object);
    int same = wanted != NULL && wanted == type;
    Py_DecRef(wanted);
    Py_DecRef(type);
    return same;
}

static PyObject *words_of(PyObject *reference, PyObject *frame)
{
    PyObject *code, *file, *name, *words = NULL;
    if (!is_frame(frame))
        return PyObject_CallFunctionObjArgs(reference, frame, NULL);
    code = code_of(frame);
    file = PyObject_GetAttrString(code, "co_filename");
    name = PyObject_GetAttrString(code, "co_name");
    if (file != NULL && name != NULL)
        words = Py_BuildValue("(ONO)", file, PyUnicode_FromFormat("%d", PyFrame_GetLineNumber((void *)frame)), name);
    Py_DecRef(file);
    Py_DecRef(name);
    Py_DecRef(code);
    return words;
}

/* words(words_of, library) -> words_of: the one in C, which needs no repr to keep clear of audit events; the given one
 * where this Python has no function for it (before 3.9). `library`: sys.dllhandle on Windows, else 0. */
PyObject *sentinel_words(PyObject *module, PyObject *args)
{
    static PyMethodDef method = {"words_of", words_of, METH_O, NULL};
    PyObject *reference;
    long long library;
    (void)module;
    if (!PyArg_ParseTuple(args, "OL", &reference, &library))
        return NULL;
    code_of = (PyObject * (*)(PyObject *)) sentinel_symbol("PyFrame_GetCode", (void *)(intptr_t)library);
    return code_of == NULL ? Py_BuildValue("O", reference) : PyCFunction_NewEx(&method, reference, NULL);
}
