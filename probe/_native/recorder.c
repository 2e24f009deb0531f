/* Lines in C: what events.Recorder and inbox.Inbox.append do in Python, for the usual case.
 *
 * Their state stays where it is, in attributes of the two Python objects, so there is one truth: whatever is unusual
 * (a full file, a failed write, a stranger's descriptor, faults to tell) is handed to their methods, and a method that
 * was never translated sees what happened here. The Python methods are the reference; the same tests run against both.
 */

#include <stdio.h>
#include <string.h>

#include "native.h"

#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>
#endif

enum { LOST, WRITTEN, UNUSUAL, FAULT }; /* FAULT: an exception is set */

/* Attribute names, interned by the first `recorder` of each life of the interpreter. */
static struct {
    PyObject *plain, *descriptor, *size, *room, *torn, *failed, *by_python;         /* of an Inbox */
    PyObject *inbox, *append, *numbers, *now, *keys, *recent, *older, *faults;       /* of a Recorder */
    PyObject *lost, *tell_faults, *tell_repeats, *turn;                              /* its methods */
} names;

static int name_all(void)
{
    static const struct { PyObject **name; const char *text; } all[] = {
        {&names.plain, "plain"}, {&names.descriptor, "descriptor"}, {&names.size, "size"}, {&names.room, "room"},
        {&names.torn, "torn"}, {&names.failed, "_failed"}, {&names.by_python, "_append"}, {&names.inbox, "inbox"}, {&names.append, "append"},
        {&names.numbers, "numbers"}, {&names.now, "now"}, {&names.keys, "keys"}, {&names.recent, "recent"},
        {&names.older, "older"}, {&names.faults, "faults"}, {&names.lost, "_lost"},
        {&names.tell_faults, "_tell_faults"}, {&names.tell_repeats, "_tell_repeats"}, {&names.turn, "_turn"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if ((*all[i].name = PyUnicode_InternFromString(all[i].text)) == NULL)
            return 0;
    return 1;
}

/* object.name as an int; -1 with an exception set where it is none. */
static long long number_of(PyObject *object, PyObject *name)
{
    PyObject *value = PyObject_GetAttr(object, name);
    long long number = value == NULL ? -1 : PyLong_AsLongLong(value);
    Py_DecRef(value);
    return number;
}

/* bool(object), which it takes over; -1 with an exception set, also for NULL. */
static int truth(PyObject *object)
{
    int is = object == NULL ? -1 : PyObject_IsTrue(object);
    Py_DecRef(object);
    return is;
}

/* object.name(first, second), either of which may be NULL: a new reference. */
static PyObject *call(PyObject *object, PyObject *name, PyObject *first, PyObject *second)
{
    PyObject *method = PyObject_GetAttr(object, name), *result = NULL;
    if (method != NULL)
        result = PyObject_CallFunctionObjArgs(method, first, second, NULL);
    Py_DecRef(method);
    return result;
}

/* object.name(first) for what it does; 0 with an exception set. */
static int done(PyObject *object, PyObject *name, PyObject *first)
{
    PyObject *result = call(object, name, first, NULL);
    Py_DecRef(result);
    return result != NULL;
}

#ifdef _WIN32 /* descriptors belong to the C library of the interpreter, which is not ours */
static int put(PyObject *inbox, PyObject *line)
{
    (void)inbox;
    (void)line;
    return UNUSUAL;
}
#else
static int set(PyObject *object, PyObject *name, PyObject *value)
{
    int outcome = value == NULL ? -1 : PyObject_SetAttr(object, name, value);
    Py_DecRef(value);
    return outcome == 0;
}

/* The usual case of Inbox.append: the descriptor bears both our marks and the file has room. */
static int put(PyObject *inbox, PyObject *line)
{
    char *bytes;
    Py_ssize_t length, written;
    long long descriptor, size, room;
    PyThreadState *thread;
    int plain = truth(PyObject_GetAttr(inbox, names.plain)), flags;
    if (plain != 1)
        return plain == 0 ? UNUSUAL : FAULT;
    descriptor = number_of(inbox, names.descriptor);
    size = number_of(inbox, names.size);
    room = number_of(inbox, names.room);
    if (PyErr_Occurred() != NULL || PyBytes_AsStringAndSize(line, &bytes, &length) < 0)
        return FAULT;
    if (size + length > room || lseek((int)descriptor, 0, SEEK_CUR) != size)
        return UNUSUAL;
    flags = fcntl((int)descriptor, F_GETFL);
    if (flags < 0 || !(flags & O_NONBLOCK))
        return UNUSUAL;
    if (!set(inbox, names.size, PyLong_FromLongLong(size + length))) /* before another thread may look */
        return FAULT;
    thread = PyEval_SaveThread();
    written = write((int)descriptor, bytes, (size_t)length);
    PyEval_RestoreThread(thread);
    if (written == length)
        return WRITTEN;
    if (written < 0)
        return UNUSUAL;
    if (!set(inbox, names.torn, PyBool_FromLong(1)) || !done(inbox, names.failed, NULL))
        return FAULT;
    return LOST;
}
#endif

/* What the method of that name makes of the line. */
static int otherwise(PyObject *object, PyObject *method, PyObject *line, int last)
{
    PyObject *flag = PyBool_FromLong(last);
    int written = truth(call(object, method, line, flag));
    Py_DecRef(flag);
    return written < 0 ? FAULT : written ? WRITTEN : LOST;
}

/* append(inbox, line: bytes, last=False) -> bool: Inbox.append. */
PyObject *sentinel_append(PyObject *module, PyObject *args)
{
    PyObject *inbox, *line;
    int last = 0, outcome;
    (void)module;
    if (!PyArg_ParseTuple(args, "OO|p", &inbox, &line, &last) || (names.turn == NULL && !name_all()))
        return NULL;
    outcome = put(inbox, line);
    if (outcome == UNUSUAL)
        outcome = otherwise(inbox, names.by_python, line, last);
    return outcome == FAULT ? NULL : PyBool_FromLong(outcome == WRITTEN);
}

static PyObject *encoded(PyObject *text)
{
    return PyUnicode_AsEncodedString(text, "utf-8", "backslashreplace");
}

/* The line of an event: a new bytes. */
static PyObject *line_of(long long seq, long long time, PyObject *kind, PyObject *members)
{
    static const char middle[] = "\"", end[] = "}\n";
    char front[80], *type, *rest, *at;
    Py_ssize_t type_length, rest_length;
    PyObject *line = NULL, *types = encoded(kind), *rests = types == NULL ? NULL : encoded(members);
    int length = snprintf(front, sizeof front, "{\"seq\":%lld,\"time\":%lld,\"type\":\"", seq, time);
    if (rests != NULL && PyBytes_AsStringAndSize(types, &type, &type_length) == 0 &&
        PyBytes_AsStringAndSize(rests, &rest, &rest_length) == 0)
        line = PyBytes_FromStringAndSize(NULL, length + type_length + 1 + rest_length + 2);
    if (line != NULL) {
        at = PyBytes_AsString(line);
        memcpy(at, front, (size_t)length);
        memcpy(at += length, type, (size_t)type_length);
        memcpy(at += type_length, middle, 1);
        memcpy(at += 1, rest, (size_t)rest_length);
        memcpy(at + rest_length, end, 2);
    }
    Py_DecRef(types);
    Py_DecRef(rests);
    return line;
}

/* recorder.now() in microseconds; -1 with an exception set. */
static long long microseconds(PyObject *recorder)
{
    PyObject *now = call(recorder, names.now, NULL, NULL);
    long long time = now == NULL ? -1 : PyLong_AsLongLong(now);
    Py_DecRef(now);
    return time < 0 ? time : time / 1000;
}

/* Write a line by the inbox, here or there. */
static int appended(PyObject *recorder, PyObject *line, int last)
{
    PyObject *inbox = PyObject_GetAttr(recorder, names.inbox);
    int outcome = inbox == NULL ? FAULT : put(inbox, line);
    Py_DecRef(inbox);
    return outcome == UNUSUAL ? otherwise(recorder, names.append, line, last) : outcome;
}

/* Recorder.record: *seq is a new reference where the outcome is WRITTEN. */
static int recorded(PyObject *recorder, PyObject *kind, PyObject *members, int last, PyObject **seq)
{
    PyObject *numbers = PyObject_GetAttr(recorder, names.numbers), *line = NULL;
    long long time;
    int outcome = FAULT, faults;
    *seq = numbers == NULL ? NULL : PyIter_Next(numbers);
    Py_DecRef(numbers);
    if (*seq != NULL && ((time = microseconds(recorder)) >= 0 || PyErr_Occurred() == NULL))
        line = line_of(PyLong_AsLongLong(*seq), time, kind, members);
    if (line != NULL)
        outcome = appended(recorder, line, last);
    Py_DecRef(line);
    if (outcome == LOST && !done(recorder, names.lost, NULL))
        outcome = FAULT;
    if (outcome == WRITTEN) {
        faults = truth(PyObject_GetAttr(recorder, names.faults));
        if (faults < 0 || (faults && !done(recorder, names.tell_faults, NULL)))
            outcome = FAULT;
    }
    if (outcome != WRITTEN) {
        Py_DecRef(*seq);
        *seq = NULL;
    }
    return outcome;
}

static PyObject *record(PyObject *recorder, PyObject *args)
{
    PyObject *kind, *members, *seq;
    int last = 0;
    if (!PyArg_ParseTuple(args, "UU|p", &kind, &members, &last))
        return NULL;
    return recorded(recorder, kind, members, last, &seq) == LOST ? Py_BuildValue("") : seq;
}

/* Remember that `key` was written as `seq`: [seq, count, count told]. */
static int remember(PyObject *recorder, PyObject *key, PyObject *seq)
{
    PyObject *recent = PyObject_GetAttr(recorder, names.recent), *entry;
    long long keys = number_of(recorder, names.keys);
    int kept;
    if (recent != NULL && keys >= 0 && PyDict_Size(recent) >= keys) {
        Py_DecRef(recent);
        recent = done(recorder, names.turn, NULL) ? PyObject_GetAttr(recorder, names.recent) : NULL;
    }
    entry = recent == NULL || keys < 0 ? NULL : Py_BuildValue("[Oii]", seq, 1, 1);
    kept = entry != NULL && PyDict_SetItem(recent, key, entry) == 0;
    Py_DecRef(entry);
    Py_DecRef(recent);
    return kept;
}

static PyObject *first(PyObject *recorder, PyObject *args)
{
    PyObject *key, *kind, *members, *seq;
    int outcome;
    if (!PyArg_ParseTuple(args, "OUU", &key, &kind, &members))
        return NULL;
    outcome = recorded(recorder, kind, members, 0, &seq);
    if (outcome == WRITTEN && !remember(recorder, key, seq))
        outcome = FAULT;
    Py_DecRef(seq);
    return outcome == FAULT ? NULL : Py_BuildValue("");
}

/* The entry of `key`, brought into the newer generation: a new reference, or NULL (with an exception set or not). */
static PyObject *entry_of(PyObject *recorder, PyObject *key)
{
    PyObject *recent = PyObject_GetAttr(recorder, names.recent), *older = NULL, *entry = NULL;
    if (recent != NULL && (entry = PyDict_GetItemWithError(recent, key)) != NULL) {
        Py_IncRef(entry);
    } else if (recent != NULL && PyErr_Occurred() == NULL) {
        older = PyObject_GetAttr(recorder, names.older);
        entry = older == NULL ? NULL : PyDict_GetItemWithError(older, key);
        Py_IncRef(entry);
        if (entry != NULL && PyDict_SetItem(recent, key, entry) < 0) {
            Py_DecRef(entry);
            entry = NULL;
        }
    }
    Py_DecRef(older);
    Py_DecRef(recent);
    return entry;
}

static PyObject *again(PyObject *recorder, PyObject *key)
{
    PyObject *entry = entry_of(recorder, key), *value;
    long long count;
    int outcome;
    if (entry == NULL)
        return PyErr_Occurred() == NULL ? PyBool_FromLong(0) : NULL;
    value = PyList_GetItem(entry, 1);
    count = value == NULL ? -1 : PyLong_AsLongLong(value) + 1;
    value = PyErr_Occurred() == NULL ? PyLong_FromLongLong(count) : NULL;
    outcome = value != NULL && PyList_SetItem(entry, 1, value) == 0;
    if (outcome && (count & (count - 1)) == 0)
        outcome = done(recorder, names.tell_repeats, entry);
    Py_DecRef(entry);
    return outcome ? PyBool_FromLong(1) : NULL;
}

/* recorder(recorder) -> (record, first, again): the methods of that events.Recorder, in C. */
PyObject *sentinel_recorder(PyObject *module, PyObject *recorder)
{
    static PyMethodDef methods[] = {
        {"record", record, METH_VARARGS, NULL},
        {"first", first, METH_VARARGS, NULL},
        {"again", again, METH_O, NULL},
    };
    (void)module;
    if (!name_all())
        return NULL;
    return Py_BuildValue("(NNN)", PyCFunction_NewEx(&methods[0], recorder, NULL),
                         PyCFunction_NewEx(&methods[1], recorder, NULL), PyCFunction_NewEx(&methods[2], recorder, NULL));
}
