/* A Run that begins and ends in C: run.started, the hook and run.ended without a line of the probe's Python.
 *
 * Most of what a start took was to read the probe's modules, and a program that opens and imports nothing needs none of
 * them. They are woken by the first event that is worth it, by a fork, or by an end that has more to tell, and go on
 * where this left off (bootstrap.start). What a program could replace until then is kept as it was.
 */

#include "start.h"

#ifdef SENTINEL_STARTS
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/times.h>
#include <unistd.h>

/* Modules that the probe's own read from: copies of those whose functions programs replace. */
static const char *const COPIED[] = {"posix", "time", "_thread", "marshal"};
static const char *const SHARED[] = {"_frozen_importlib", "_frozen_importlib_external", "_imp"};

Run sentinel_run;

/* A new reference to a module that is there, or NULL without an exception. */
static PyObject *module_named(const char *name)
{
    PyObject *module = PyDict_GetItemString(PyImport_GetModuleDict(), name);
    Py_IncRef(module);
    return module;
}

static int identify(int descriptor)
{
    struct stat found;
    if (syscall(SYS_newfstatat, descriptor, "", &found, AT_EMPTY_PATH) != 0)
        return 0;
    sentinel_run.inode = found.st_ino;
    sentinel_run.device = found.st_dev;
    return 1;
}

/* As Inbox._adopt: to a number above those that programs hand out. */
static int moved(int descriptor)
{
    static const int high[] = {1017, 1009, 1001, 251, 247};
    for (size_t i = 0; i < sizeof high / sizeof *high; i++)
        if (fcntl(high[i], F_GETFD) < 0 && dup3(descriptor, high[i], O_CLOEXEC) >= 0) {
            close(descriptor);
            return high[i];
        }
    return descriptor;
}

/* The Run's file with its first line; 0, and nothing is left, where that does not go: the modules then try it. */
static int create_file(const Line *line)
{
    static const int flags = O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_CREAT | O_EXCL;
    PyObject *directory = PyUnicode_AsUTF8String(sentinel_run.directory);
    char path[4 * PATH_BYTES] = "";
    int length = snprintf(path, sizeof path, "%s/%s.ndjson", PyBytes_AsString(directory), sentinel_run.start.run);
    int file = length < (int)sizeof path ? open(path, flags, 0600) : -1;
    Py_DecRef(directory);
    if (file < 0)
        return 0;
    if (!identify(file) || write(file, line->text, line->length) != (ssize_t)line->length) {
        close(file);
        unlink(path);
        return 0;
    }
    sentinel_run.descriptor = moved(file);
    sentinel_run.size = (long long)line->length;
    return 1;
}

/* function(name=value), of a module. */
static int call_with(PyObject *module, const char *function, const char *name, PyObject *value)
{
    PyObject *callable = PyObject_GetAttrString(module, function), *words = Py_BuildValue("{sO}", name, value);
    PyObject *nothing = Py_BuildValue("()"), *result = NULL;
    if (callable != NULL && words != NULL && nothing != NULL)
        result = PyObject_Call(callable, nothing, words);
    Py_DecRef(callable);
    Py_DecRef(words);
    Py_DecRef(nothing);
    Py_DecRef(result);
    return result != NULL;
}

/* The end, os._exit and forks are heard of from here on. */
static void take_duties(void)
{
    PyObject *posix = module_named("posix"), *os = module_named("os"), *importlib = module_named("_frozen_importlib");
    PyObject *atexit = PyObject_CallMethod(importlib, "_gcd_import", "s", "atexit"); /* held: bootstrap.py says why */
    PyObject *tell = PyCFunction_NewEx(&sentinel_duties[0], NULL, NULL), *child = PyCFunction_NewEx(&sentinel_duties[1], NULL, NULL);
    PyObject *name = Py_BuildValue("s", "posix"), *exit = PyCFunction_NewEx(&sentinel_duties[2], posix, name);
    PyObject *done = atexit == NULL ? NULL : PyObject_CallMethod(atexit, "register", "O", tell);
    sentinel_run.leave = PyObject_GetAttrString(posix, "_exit");
    PyObject_SetAttrString(posix, "_exit", exit);
    PyObject_SetAttrString(os, "_exit", exit);
    call_with(posix, "register_at_fork", "after_in_child", child);
    Py_DecRef(done);
    Py_DecRef(exit);
    Py_DecRef(name);
    Py_DecRef(child);
    Py_DecRef(tell);
    Py_DecRef(importlib);
    Py_DecRef(os);
    Py_DecRef(posix);
    PyErr_Clear();
}

/* The strings of sys.path without those of the probe's own folder: a new list; NULL where one is no string. */
static PyObject *searched(const char *place)
{
    PyObject *path = PySys_GetObject("path"), *found = PyList_New(0);
    Py_ssize_t count = path == NULL ? -1 : PyList_Size(path), length = (Py_ssize_t)strlen(place);
    for (Py_ssize_t i = 0; i < count && found != NULL; i++) {
        PyObject *entry = PyList_GetItem(path, i), *bytes = PyUnicode_AsUTF8String(entry);
        const char *text = bytes == NULL ? NULL : PyBytes_AsString(bytes);
        int own = text != NULL && strncmp(text, place, (size_t)length) == 0 && text[length] == '/';
        if (text == NULL || (!own && PyList_Append(found, entry) < 0)) {
            Py_DecRef(found);
            found = NULL;
        }
        Py_DecRef(bytes);
    }
    return count < 0 ? NULL : found;
}

/* Copies of the modules whose functions programs replace, and those that nobody does, by name. */
static PyObject *keep(void)
{
    PyObject *kept = PyDict_New(), *own;
    for (size_t i = 0; i < sizeof COPIED / sizeof *COPIED && kept != NULL; i++) {
        PyObject *module = PyDict_GetItemString(PyImport_GetModuleDict(), COPIED[i]);
        own = module == NULL ? NULL : PyDict_Copy(PyModule_GetDict(module));
        if (own == NULL || PyDict_SetItemString(kept, COPIED[i], own) < 0)
            return NULL;
        Py_DecRef(own);
    }
    for (size_t i = 0; i < sizeof SHARED / sizeof *SHARED && kept != NULL; i++) {
        own = PyDict_GetItemString(PyImport_GetModuleDict(), SHARED[i]);
        if (own == NULL || PyDict_SetItemString(kept, SHARED[i], own) < 0)
            return NULL;
    }
    return kept;
}

/* The folder of the standard library, from os.__file__, with its slash. */
static PyObject *library(void)
{
    PyObject *os = PyDict_GetItemString(PyImport_GetModuleDict(), "os");
    PyObject *file = os == NULL ? NULL : PyObject_GetAttrString(os, "__file__");
    PyObject *bytes = file == NULL ? NULL : PyUnicode_AsUTF8String(file), *folder = NULL;
    const char *text = bytes == NULL ? NULL : PyBytes_AsString(bytes), *slash = text == NULL ? NULL : strrchr(text, '/');
    if (slash != NULL)
        folder = PyUnicode_FromStringAndSize(text, slash + 1 - text);
    Py_DecRef(bytes);
    Py_DecRef(file);
    return folder;
}

/* All that the Run has to know when it wakes; 0 where something of it is not to be had. */
static int remember(const char *place, const char *inbox, PyObject *wake)
{
    PyObject *space = PyObject_GetAttrString(wake, "__globals__");
    sentinel_run.builtins = space == NULL ? NULL : PyDict_GetItemString(space, "__builtins__");
    sentinel_run.search_path = searched(place);
    sentinel_run.stdlib = library();
    sentinel_run.kept = keep();
    sentinel_run.directory = inbox[0] == '/' ? PyUnicode_FromFormat("%s", inbox)
                                    : PyUnicode_FromFormat("%s/%s", sentinel_run.start.cwd, inbox);
    Py_DecRef(space);
    return sentinel_run.builtins != NULL && sentinel_run.search_path != NULL && sentinel_run.stdlib != NULL && sentinel_run.kept != NULL &&
           sentinel_run.directory != NULL;
}

/* begin(place, inbox, wake) -> bool: the Run begins here; False where it is for the modules to begin it.
 *
 * `place`: the probe's folder; `inbox`: the directory; `wake(state)`: brings the modules in and returns the Probe, whose
 * `end` and `forked` are called from here. Once in a process, in its first interpreter. Raises nothing. */
PyObject *sentinel_begin(PyObject *module, PyObject *args)
{
    const char *place, *inbox, *policy = getenv("SENTINEL_POLICY");
    PyObject *wake;
    Line line;
    int begun = 0;
    (void)module;
    if (!PyArg_ParseTuple(args, "ssO", &place, &inbox, &wake))
        return NULL;
    if (sentinel_run.wake == NULL && (policy == NULL || !*policy) && getcwd(sentinel_run.start.cwd, PATH_BYTES) != NULL &&
        remember(place, inbox, wake) && sentinel_introduce(&line, &sentinel_run.start, sentinel_run.search_path)) {
        sentinel_run.lock = PyThread_allocate_lock();
        sentinel_run.common = PyUnicode_FromStringAndSize(line.text + sentinel_run.start.common, (Py_ssize_t)sentinel_run.start.common_length);
        if (sentinel_run.lock != NULL && sentinel_run.common != NULL && sentinel_listen_idly() && !(begun = create_file(&line)))
            sentinel_be_deaf();
    }
    if (begun) {
        Py_IncRef(wake);
        sentinel_run.wake = wake;
        take_duties();
        sentinel_run.modules = PyDict_Keys(PyImport_GetModuleDict());
    }
    PyErr_Clear();
    return PyBool_FromLong(begun);
}
#else /* elsewhere every Run begins in Python */
PyObject *sentinel_begin(PyObject *module, PyObject *args)
{
    (void)module;
    (void)args;
    return PyBool_FromLong(0);
}
#endif
