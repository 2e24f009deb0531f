/* The audit hook in C: one look at an event's name, and Python runs only for the names that somebody waits for.
 *
 * A hook in Python costs each event 300 ns whoever it is for, and `copy.deepcopy` raises one per object. This one is
 * also out of a program's reach: no list holds it and it has no `__code__` to swap.
 *
 * PySys_AddAuditHook is for the whole process while Python objects belong to one interpreter. So the hook serves the
 * interpreter that called `listen`; every other one is left alone (a Gap tells that it is there).
 */

#include <string.h>

#include "native.h"

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#else
#include <dlfcn.h>
#endif

enum { SLOTS = 256, NAMES = 96 };

/* What hook.py has handlers for from the start: heard before it runs (start.c). test_native.py holds both together. */
static const char *const AWAITED[] = {
    "open", "os.remove", "os.rename", "os.truncate", "sqlite3.connect", "import", "ctypes.dlopen", "socket.getaddrinfo",
    "socket.gethostbyname", "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "subprocess.Popen",
    "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.startfile", "pty.spawn",
    "compile", "cpython.run_file", "cpython.run_module", "cpython.run_command", "cpython.run_stdin",
    "sys.addaudithook", "cpython.PyInterpreterState_New",
};
static const char selftest[] = "sentinel.selftest";

typedef int (*Hook)(const char *event, PyObject *args, void *data);
typedef struct { const char *name; PyObject *key; } Slot; /* key NULL: an event that the hook itself is about */

static const char forgotten[] = "cpython._PySys_ClearAuditHooks"; /* all C hooks are dropped */

/* Functions that every CPython since 3.8 exports and the stable ABI does not name. */
static struct {
    int (*add)(Hook, void *);
    void *(*interpreter)(void);
    void *(*thread)(void);
    void (*enter_tracing)(void *), (*leave_tracing)(void *);
    int (*audit)(const char *event, const char *format, ...);
} python;

/* Written under the GIL by `listen`, before the hook is there; `interpreter` NULL means deaf. */
static struct {
    void *interpreter;
    PyObject *handlers, *busy, *later, *settle, *held; /* NULL until `listen`: the probe's Python sleeps */
    long faults; /* of the probe's own, in a row */
    int added;   /* the hook is in the process, be it deaf */
    int heard;   /* itself, when it was put in */
    Slot slots[SLOTS];
} ear;

void *sentinel_symbol(const char *name, void *library)
{
#ifdef _WIN32
    return (void *)GetProcAddress((HMODULE)library, name);
#else
    (void)library;
    return dlsym(RTLD_DEFAULT, name);
#endif
}

/* False where this Python lacks what the hook needs. */
static int find_python(void *library)
{
    python.add = (int (*)(Hook, void *))sentinel_symbol("PySys_AddAuditHook", library);
    python.interpreter = (void *(*)(void))sentinel_symbol("PyInterpreterState_Get", library);
    if (python.interpreter == NULL) /* 3.8 */
        python.interpreter = (void *(*)(void))sentinel_symbol("_PyInterpreterState_Get", library);
    python.thread = (void *(*)(void))sentinel_symbol("PyThreadState_Get", library);
    python.enter_tracing = (void (*)(void *))sentinel_symbol("PyThreadState_EnterTracing", library);
    python.leave_tracing = (void (*)(void *))sentinel_symbol("PyThreadState_LeaveTracing", library);
    python.audit = (int (*)(const char *, const char *, ...))sentinel_symbol("PySys_Audit", library);
    return python.add != NULL && python.interpreter != NULL && python.thread != NULL;
}

static unsigned place_of(const char *name)
{
    size_t length = strlen(name);
    unsigned char first = (unsigned char)name[0], middle = (unsigned char)name[length / 2];
    unsigned char last = length ? (unsigned char)name[length - 1] : 0;
    return (unsigned)(length * 29 + first * 5 + middle * 11 + last * 3) % SLOTS;
}

/* The slot of a name, or the empty one where it would go. The table is at most a third full. */
static Slot *slot_of(const char *name)
{
    unsigned place = place_of(name);
    while (ear.slots[place].name != NULL && strcmp(ear.slots[place].name, name) != 0)
        place = (place + 1) % SLOTS;
    return &ear.slots[place];
}

static void expect(const char *name, PyObject *key)
{
    Slot *slot = slot_of(name);
    slot->name = name;
    slot->key = key;
}

/* CPython calls Python hooks with tracing off, C hooks with it on: debuggers would step through our handlers. Before
 * 3.11 there is no function for it; `tracing` then stands at the same place in each of the three versions, which are
 * closed (cpython/pystate.h of 3.8, 3.9 and 3.10: four pointers, two ints' room, one int): `build.py --check` asks each. */
enum { TRACING = 4 * sizeof(void *) + 12 };
#if defined SENTINEL_CHECK && PY_VERSION_HEX < 0x030B0000
_Static_assert(offsetof(PyThreadState, tracing) == TRACING, "the place of `tracing`");
#endif

static void *trace_nothing(void)
{
    void *thread = python.thread();
    if (python.enter_tracing != NULL)
        python.enter_tracing(thread);
    else
        ++*(int *)((char *)thread + TRACING);
    return thread;
}

static void trace_again(void *thread)
{
    if (python.leave_tracing != NULL)
        python.leave_tracing(thread);
    else
        --*(int *)((char *)thread + TRACING);
}

/* True while this thread is inside an act of the probe's own. */
static int is_busy(void)
{
    PyObject *thread;
    int found;
    if (PySet_Size(ear.busy) == 0)
        return 0;
    thread = PyLong_FromUnsignedLong(PyThread_get_thread_ident());
    found = thread != NULL && PySet_Contains(ear.busy, thread) == 1;
    Py_DecRef(thread);
    return found;
}

/* What a handler raised: 0 where it was the probe's own fault, which is swallowed; -1, with the exception set again,
 * where `held` says that it belongs to the program. */
static int hold(void)
{
    PyObject *type, *value, *trace, *count, *verdict;
    int foreign;
    PyErr_Fetch(&type, &value, &trace);
    PyErr_NormalizeException(&type, &value, &trace);
    if (trace != NULL)
        PyException_SetTraceback(value, trace);
    count = PyLong_FromLong(ear.faults + 1);
    verdict = PyObject_CallFunctionObjArgs(ear.held, value, count, NULL);
    foreign = verdict == NULL ? -1 : PyObject_IsTrue(verdict);
    Py_DecRef(count);
    Py_DecRef(verdict);
    if (foreign == 1) {
        PyErr_Restore(type, value, trace);
        return -1;
    }
    Py_DecRef(type);
    Py_DecRef(value);
    Py_DecRef(trace);
    ear.faults++;
    return foreign; /* -1: `held` was itself interrupted, and that exception is set */
}

/* Call the handler, then what waits for a later event. */
static int deliver(PyObject *handler, PyObject *args)
{
    PyObject *result = PyObject_CallFunctionObjArgs(handler, args, NULL);
    if (result != NULL && PyList_Size(ear.later) > 0) {
        Py_DecRef(result);
        result = PyObject_CallFunctionObjArgs(ear.settle, NULL);
    }
    if (result == NULL)
        return hold();
    Py_DecRef(result);
    ear.faults = 0;
    return 0;
}

/* What the hook does about an event of its own kind: 1 where that was all. */
static int is_own(const Slot *slot)
{
    if (slot->name == selftest)
        ear.heard = 1;
    if (slot->name == forgotten)
        ear.added = 0;
    if (ear.interpreter == NULL || python.interpreter() != ear.interpreter)
        return 1;
    if (slot->key == NULL && slot->name != selftest)
        ear.interpreter = NULL;
    return slot->key == NULL;
}

/* The handler of a slot, borrowed; NULL where nobody waits or the thread is at an act of the probe's own. */
static PyObject *handler_of(const Slot *slot)
{
    PyObject *handler = ear.handlers == NULL || slot->key == NULL ? NULL : PyDict_GetItem(ear.handlers, slot->key);
    return handler == NULL || is_busy() ? NULL : handler;
}

/* Wake the probe's Python where the event is worth it, then go on as ever. */
static int hear_idly(const char *event, PyObject *args)
{
    PyObject *handler;
    void *thread;
    int outcome;
    if (!sentinel_is_worth(event, args))
        return 0;
    thread = trace_nothing();
    outcome = sentinel_wake();
    handler = outcome < 0 ? NULL : handler_of(slot_of(event));
    if (handler != NULL) {
        Py_IncRef(handler);
        outcome = deliver(handler, args);
        Py_DecRef(handler);
    }
    trace_again(thread);
    return outcome;
}

/* The hook proper (PySys_AddAuditHook): borrowed arguments, the GIL held; 0, or -1 with an exception of the
 * program's own set. Events that no interpreter stands behind carry names that nobody waits for. */
static int hear(const char *event, PyObject *args, void *data)
{
    Slot *slot = slot_of(event);
    PyObject *handler;
    void *thread;
    int outcome;
    (void)data;
    if (slot->name == NULL || is_own(slot))
        return 0;
    if (ear.handlers == NULL)
        return hear_idly(event, args);
    handler = handler_of(slot);
    if (handler == NULL)
        return 0;
    Py_IncRef(handler);
    thread = trace_nothing();
    outcome = deliver(handler, args);
    trace_again(thread);
    Py_DecRef(handler);
    return outcome;
}

/* Events of the hook's own: where the listening ends, and the one that shows that it has begun. */
static void expect_own(void)
{
    expect("cpython.PyInterpreterState_Clear", NULL);
    expect(forgotten, NULL);
    if (slot_of(selftest)->name == NULL)
        expect(selftest, NULL);
}

/* Fill the table with the keys of `handlers`. Names and keys are kept for good: the hook cannot be taken out again. */
static int expect_all(PyObject *handlers)
{
    PyObject *key, *name, *keys = PyObject_GetIter(handlers);
    char *text;
    int room = NAMES;
    memset(ear.slots, 0, sizeof ear.slots);
    while (keys != NULL && room-- > 0 && (key = PyIter_Next(keys)) != NULL) {
        name = PyUnicode_AsUTF8String(key);
        if (name == NULL || PyBytes_AsStringAndSize(name, &text, NULL) < 0)
            break;
        expect(text, key);
    }
    Py_DecRef(keys);
    expect_own();
    return PyErr_Occurred() == NULL;
}

static int put_in(void)
{
    if (!ear.added && python.add(hear, NULL) < 0)
        return 0;
    ear.added = 1;
    ear.interpreter = python.interpreter();
    return 1;
}

/* Before the probe's Python: any key will do, nobody looks it up. False where an earlier hook refused ours. */
int sentinel_listen_idly(void)
{
    void *(*first)(void) = (void *(*)(void))sentinel_symbol("PyInterpreterState_Main", NULL);
    if (ear.added || !find_python(NULL) || python.audit == NULL || first == NULL || first() != python.interpreter())
        return 0;
    for (size_t i = 0; i < sizeof AWAITED / sizeof *AWAITED; i++)
        expect(AWAITED[i], (PyObject *)&ear);
    expect_own();
    if (put_in() && python.audit(selftest, NULL) == 0 && ear.heard)
        return 1;
    PyErr_Clear();
    sentinel_be_deaf();
    return 0;
}

void sentinel_be_deaf(void)
{
    ear.interpreter = NULL;
}

/* expected() -> list of the names that are heard before the probe's Python runs. */
PyObject *sentinel_expected(PyObject *module, PyObject *none)
{
    PyObject *names = PyList_New(0);
    (void)module;
    (void)none;
    for (size_t i = 0; i < sizeof AWAITED / sizeof *AWAITED && names != NULL; i++) {
        PyObject *name = PyUnicode_InternFromString(AWAITED[i]);
        PyList_Append(names, name);
        Py_DecRef(name);
    }
    return names;
}

/* listen(handlers, busy, later, settle, held, library) -> bool
 *
 * Puts the hook into the process for the calling interpreter; False where another interpreter has it or this Python
 * cannot: the caller then uses its own. `handlers`: dict of event name -> callable(args); entries may be replaced and
 * removed later, new names are not heard. `busy`: set of thread idents that are not listened to. `later`: list; when
 * not empty, `settle()` is called after an event. `held(exception, faults in a row)`: True hands the exception to the
 * program. `library`: sys.dllhandle on Windows, else 0. All are kept for the life of the process. Raises what another
 * hook raises against ours. */
PyObject *sentinel_listen(PyObject *module, PyObject *args)
{
    PyObject *handlers, *busy, *later, *settle, *held;
    long long library;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOOOL", &handlers, &busy, &later, &settle, &held, &library))
        return NULL;
    if ((ear.interpreter != NULL && ear.handlers != NULL) || !find_python((void *)(intptr_t)library))
        return PyBool_FromLong(0);
    if (!expect_all(handlers))
        return NULL;
    Py_IncRef(args); /* holds the five */
    ear.handlers = handlers;
    ear.busy = busy;
    ear.later = later;
    ear.settle = settle;
    ear.held = held;
    ear.faults = 0;
    return put_in() ? PyBool_FromLong(1) : NULL;
}
