/* The probe's Python, woken: when an event is worth it, and what becomes of faults while it comes in. */

#include "start.h"

#ifdef SENTINEL_STARTS
#include <string.h>
#include <unistd.h>

enum { PATIENCE = 2000000 /* microseconds that another thread waits for the waking */, FAULTS = 8 };

/* What bootstrap.start goes on from: a new dict. */
static PyObject *state(void)
{
    const Start *start = &sentinel_run.start;
    return Py_BuildValue("{ss si sK sK sL ss ss ss ss sO sO sO sO sO sO si sN sN}", "run", start->run, "descriptor",
                         sentinel_run.descriptor, "inode", sentinel_run.inode, "device", sentinel_run.device, "size", sentinel_run.size, "cwd", start->cwd,
                         "kind", start->kind, "mode", start->mode, "path", start->path, "common", sentinel_run.common,
                         "directory", sentinel_run.directory, "modules", sentinel_run.modules, "searchPath", sentinel_run.search_path, "stdlib",
                         sentinel_run.stdlib, "kept", sentinel_run.kept, "faults", sentinel_run.faults, "ended",
                         PyBool_FromLong(sentinel_run.ended), "begun", PyBool_FromLong(sentinel_run.begun));
}

/* True for a traceback whose innermost frame is not the probe's: a signal handler of the program raised it. */
static int is_foreign_trace(PyObject *trace)
{
    PyObject *next, *frame, *space, *builtins;
    Py_IncRef(trace);
    while (trace != NULL && (next = PyObject_GetAttrString(trace, "tb_next")) != NULL && next != Py_None) {
        Py_DecRef(trace);
        trace = next;
    }
    frame = trace == NULL ? NULL : PyObject_GetAttrString(trace, "tb_frame");
    space = frame == NULL ? NULL : PyObject_GetAttrString(frame, "f_globals");
    builtins = space == NULL ? NULL : PyDict_GetItemString(space, "__builtins__");
    Py_DecRef(space);
    Py_DecRef(frame);
    Py_DecRef(trace);
    PyErr_Clear();
    return builtins != NULL && builtins != sentinel_run.builtins;
}

/* What `wake` raised: 0 where it is the probe's own fault, counted and told later; -1, with the exception set again,
 * where it belongs to the program. Before 3.10 a swallowed RecursionError ends in a fatal error a few frames later. */
static int hold(void)
{
    PyObject *type, *value, *trace;
    int foreign = !PyErr_ExceptionMatches(PyExc_Exception) ||
                  (PySys_GetObject("orig_argv") == NULL && PyErr_ExceptionMatches(PyExc_RecursionError));
    PyErr_Fetch(&type, &value, &trace);
    if (foreign || (trace != NULL && is_foreign_trace(trace))) {
        PyErr_Restore(type, value, trace);
        return -1;
    }
    Py_DecRef(type);
    Py_DecRef(value);
    Py_DecRef(trace);
    if (++sentinel_run.faults == FAULTS)
        sentinel_be_deaf();
    return 0;
}

/* Another thread is at it: its listening begins any moment. */
static void wait_for_waker(void)
{
    PyThreadState *thread = PyEval_SaveThread();
    if (PyThread_acquire_lock_timed(sentinel_run.lock, PATIENCE, 0) == PY_LOCK_ACQUIRED)
        PyThread_release_lock(sentinel_run.lock);
    PyEval_RestoreThread(thread);
}

int sentinel_wake(void)
{
    unsigned long thread = PyThread_get_thread_ident();
    PyObject *given;
    if (sentinel_run.waker != 0 && sentinel_run.waker != thread)
        wait_for_waker();
    if (sentinel_run.probe != NULL || sentinel_run.waker != 0 || sentinel_run.faults >= FAULTS)
        return 0;
    sentinel_run.waker = thread;
    PyThread_acquire_lock(sentinel_run.lock, 1);
    given = state();
    sentinel_run.probe = given == NULL ? NULL : PyObject_CallFunctionObjArgs(sentinel_run.wake, given, NULL);
    Py_DecRef(given);
    sentinel_run.waker = 0;
    PyThread_release_lock(sentinel_run.lock);
    return sentinel_run.probe == NULL ? hold() : 0;
}

/* What an `import` event is about: FOUND has a path; of what has none yet, only a built-in module will be loaded. */
enum { NOT_AN_IMPORT, FOUND, UNFOUND, BUILT_IN };

static int kind_of_import(const char *event, PyObject *args)
{
    PyObject *name, *path, *rest[3], *builtin = PySys_GetObject("builtin_module_names");
    int is_builtin;
    if (strcmp(event, "import") != 0)
        return NOT_AN_IMPORT;
    if (!PyArg_ParseTuple(args, "OOOOO", &name, &path, &rest[0], &rest[1], &rest[2]) || path != Py_None ||
        builtin == NULL) {
        PyErr_Clear();
        return FOUND;
    }
    is_builtin = PySequence_Contains(builtin, name);
    PyErr_Clear();
    return is_builtin == 0 ? UNFOUND : BUILT_IN;
}

static int is_named(PyObject *space, const char *wanted)
{
    PyObject *name = PyDict_GetItemString(space, "__name__"), *bytes = name == NULL ? NULL : PyUnicode_AsUTF8String(name);
    int same = bytes != NULL && strcmp(PyBytes_AsString(bytes), wanted) == 0;
    Py_DecRef(bytes);
    PyErr_Clear();
    return same;
}

/* True where the globals are importlib's. */
static int is_importlib(PyObject *space)
{
    return space == PyModule_GetDict(PyDict_GetItemString(sentinel_run.kept, "_frozen_importlib")) ||
           space == PyModule_GetDict(PyDict_GetItemString(sentinel_run.kept, "_frozen_importlib_external"));
}

/* True where the globals are those of a module of the standard library. */
static int is_standard(PyObject *space)
{
    PyObject *file = PyDict_GetItemString(space, "__file__"), *library = PyUnicode_AsUTF8String(sentinel_run.stdlib);
    PyObject *bytes = file == NULL ? NULL : PyUnicode_AsUTF8String(file);
    const char *path = bytes == NULL ? "" : PyBytes_AsString(bytes), *prefix = PyBytes_AsString(library);
    int standard = strncmp(path, prefix, strlen(prefix)) == 0 && strstr(path, "-packages/") == NULL;
    Py_DecRef(bytes);
    Py_DecRef(library);
    PyErr_Clear();
    return standard;
}

/* The globals of the innermost frame that `passes` does not hold for: a new reference, or NULL where there is none. */
static PyObject *asker(int (*passes)(PyObject *space))
{
    PyObject *frame = (PyObject *)PyEval_GetFrame(), *space = NULL, *next;
    Py_IncRef(frame);
    while (frame != NULL && frame != Py_None && (space = PyObject_GetAttrString(frame, "f_globals")) != NULL) {
        if (!passes(space))
            break;
        Py_DecRef(space);
        space = NULL;
        next = PyObject_GetAttrString(frame, "f_back");
        Py_DecRef(frame);
        frame = next;
    }
    Py_DecRef(frame);
    PyErr_Clear();
    return space;
}

static int is_nobody(PyObject *space)
{
    return is_importlib(space) || is_standard(space);
}

/* The program itself is about to run, which only a policy makes anything of (`begins` of hook.py). */
static int is_judged(void)
{
    PyObject *path = PyUnicode_FromFormat("%U/../policy/compiled", sentinel_run.directory);
    PyObject *bytes = path == NULL ? NULL : PyUnicode_AsUTF8String(path);
    int there = bytes != NULL && access(PyBytes_AsString(bytes), F_OK) == 0;
    Py_DecRef(bytes);
    Py_DecRef(path);
    PyErr_Clear();
    sentinel_run.begun = !there;
    return there;
}

/* As the first handlers of hook.py judge, which says why. */
int sentinel_is_worth(const char *event, PyObject *args)
{
    int import = kind_of_import(event, args), worth;
    PyObject *space;
    if (sentinel_run.waker == PyThread_get_thread_ident() || import == UNFOUND)
        return 0;
    if (strncmp(event, "cpython.run_", 12) == 0)
        return !sentinel_run.begun && is_judged();
    space = asker(import == BUILT_IN ? is_nobody : is_importlib);
    worth = space != NULL && !is_named(space, "zipimport");
    if (worth && (strcmp(event, "open") == 0 || strcmp(event, "compile") == 0))
        worth = !is_named(space, "site");
    Py_DecRef(space);
    return worth;
}

/* awake() -> the running Probe, woken where it is not; None where that does not go. */
PyObject *sentinel_awake(PyObject *module, PyObject *none)
{
    (void)module;
    (void)none;
    if (sentinel_wake() < 0)
        return NULL;
    return sentinel_run.probe == NULL ? Py_BuildValue("") : Py_BuildValue("O", sentinel_run.probe);
}
#else
PyObject *sentinel_awake(PyObject *module, PyObject *none)
{
    (void)module;
    (void)none;
    return Py_BuildValue("");
}

int sentinel_is_worth(const char *event, PyObject *args)
{
    (void)event;
    (void)args;
    return 0;
}

int sentinel_wake(void)
{
    return 0;
}
#endif
