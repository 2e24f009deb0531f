/* Where in the user's code an act came from, remembered: a stack of the same code objects, with the user's own at the same
 * instruction, has the same origin. Walking it in Python took longer than the rest of a small request's events. */

#include <string.h>

#include "native.h"

enum { CODES = 1024, ORIGINS = 1024, FRAMES = 64 };

static struct {
    PyObject *(*code)(PyObject *), *(*back)(PyObject *);
    int (*instruction)(PyObject *);
} frames;
static struct { PyObject *code; int is_users; } codes[CODES]; /* each is held, so that no other takes its address */
static struct { uint64_t key; PyObject *origin; } origins[ORIGINS];
static int known_codes;

static unsigned place_of(const PyObject *code)
{
    unsigned at = (unsigned)((uintptr_t)code >> 4) % CODES;
    while (codes[at].code != NULL && codes[at].code != code)
        at = (at + 1) % CODES;
    return at;
}

static void forget(void)
{
    int i;
    for (i = 0; i < CODES; i++) {
        Py_DecRef(codes[i].code);
        codes[i].code = NULL;
    }
    for (i = 0; i < ORIGINS; i++) {
        Py_DecRef(origins[i].origin);
        origins[i].origin = NULL;
    }
    known_codes = 0;
}

/* The key of the stack from here to the nearest frame of the user's, 0 where a code is not known. With `mark`, frames are
 * made known: the last of it is the user's. */
static uint64_t walk(PyObject *stop)
{
    PyObject *frame = (PyObject *)PyEval_GetFrame(), *code, *next;
    uint64_t key = 14695981039346656037u;
    int depth, is_users = 0;
    Py_IncRef(frame);
    for (depth = 0; frame != NULL && depth < FRAMES && !is_users; depth++) {
        unsigned at;
        code = frames.code(frame);
        at = place_of(code);
        if (codes[at].code == NULL && stop != NULL && known_codes < CODES / 2) {
            codes[at].code = code;
            codes[at].is_users = frame == stop;
            known_codes++;
            Py_IncRef(code);
        }
        is_users = codes[at].code != NULL && codes[at].is_users;
        key = codes[at].code == NULL ? 0 : (key ^ (uintptr_t)code) * 1099511628211u;
        Py_DecRef(code);
        if (key == 0)
            break;
        if (is_users)
            key = (key ^ (uint64_t)frames.instruction(frame)) * 1099511628211u;
        next = frames.back(frame);
        Py_DecRef(frame);
        frame = next;
    }
    Py_DecRef(frame);
    return is_users ? key : 0;
}

/* origin() -> what was remembered for this stack, or None. */
static PyObject *remembered(PyObject *module, PyObject *none)
{
    uint64_t key = walk(NULL);
    unsigned at = (unsigned)(key >> 32) % ORIGINS;
    (void)module;
    if (key != 0 && origins[at].key == key && origins[at].origin != NULL)
        return Py_BuildValue("O", origins[at].origin);
    return Py_BuildValue("O", none);
}

/* remember(frame of the user's, origin) */
static PyObject *remember(PyObject *module, PyObject *args)
{
    PyObject *frame, *origin;
    uint64_t key;
    unsigned at;
    (void)module;
    if (!PyArg_ParseTuple(args, "OO", &frame, &origin))
        return NULL;
    if (known_codes >= CODES / 2)
        forget();
    key = walk(frame);
    at = (unsigned)(key >> 32) % ORIGINS;
    if (key != 0) {
        Py_IncRef(origin);
        Py_DecRef(origins[at].origin);
        origins[at].origin = origin;
        origins[at].key = key;
    }
    return Py_BuildValue("");
}

/* origins(library) -> (remembered, remember), or None where this Python lacks the functions (before 3.11). */
PyObject *sentinel_origins(PyObject *module, PyObject *number)
{
    static PyMethodDef methods[] = {{"remembered", remembered, METH_O, NULL}, {"remember", remember, METH_VARARGS, NULL}};
    void *library = (void *)(intptr_t)PyLong_AsLongLong(number);
    (void)module;
    frames.code = (PyObject * (*)(PyObject *)) sentinel_symbol("PyFrame_GetCode", library);
    frames.back = (PyObject * (*)(PyObject *)) sentinel_symbol("PyFrame_GetBack", library);
    frames.instruction = (int (*)(PyObject *))sentinel_symbol("PyFrame_GetLasti", library);
    if (frames.code == NULL || frames.back == NULL || frames.instruction == NULL)
        return Py_BuildValue("");
    return Py_BuildValue("(NN)", PyCFunction_NewEx(&methods[0], NULL, NULL), PyCFunction_NewEx(&methods[1], NULL, NULL));
}
