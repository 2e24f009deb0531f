/* How a Run ends and forks that began in C: told here while the probe's Python sleeps, by it where it is awake. */

#include "start.h"

#ifdef SENTINEL_STARTS
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/times.h>
#include <unistd.h>

/* One more line of the Run's; 0 where the descriptor is not ours any more or the file takes no more. */
static int append(const Line *line)
{
    int flags = fcntl(sentinel_run.descriptor, F_GETFL);
    if (line->unusual || lseek(sentinel_run.descriptor, 0, SEEK_CUR) != sentinel_run.size || flags < 0 || !(flags & O_NONBLOCK) ||
        write(sentinel_run.descriptor, line->text, line->length) != (ssize_t)line->length)
        return 0;
    sentinel_run.size += (long long)line->length;
    return 1;
}

/* True for an end of which the modules know more: an exception that nobody caught, faults to tell. */
static int has_more_to_tell(PyObject *code)
{
    PyObject *fault = PySys_GetObject("last_exc"), *type = PySys_GetObject("last_type");
    int raised = (fault != NULL && fault != Py_None) || (type != NULL && type != Py_None);
    return sentinel_run.faults > 0 || (raised && code == NULL && strcmp(sentinel_run.start.kind, "interactive") != 0);
}

/* run.ended as ending.py tells it. */
static void compose_end(Line *line, PyObject *code)
{
    struct tms used;
    long ticks = sysconf(_SC_CLK_TCK);
    char status[8192], *peak;
    line->length = line->unusual = 0;
    sentinel_put(line, "{\"seq\":1,\"time\":%lld,\"type\":\"run.ended\"", sentinel_now() / 1000);
    if (code != NULL)
        sentinel_put(line, ",\"exitCode\":%lld", PyLong_AsLongLong(code));
    if (PyErr_Occurred() != NULL || times(&used) == (clock_t)-1)
        line->unusual = 1;
    sentinel_put(line, ",\"cpuUserMs\":%ld,\"cpuSystemMs\":%ld", used.tms_utime * 1000 / ticks,
                 used.tms_stime * 1000 / ticks);
    if (sentinel_read("/proc/self/status", status, sizeof status) && (peak = strstr(status, "VmHWM:")) != NULL)
        sentinel_put(line, ",\"peakMemoryBytes\":%lld", strtoll(peak + 6, NULL, 10) * 1024);
    sentinel_put(line, "}\n");
    PyErr_Clear();
}

/* Tell the end once, here or there: 0, or -1 with an exception of the program's own. `code`: of os._exit, else NULL. */
static int end(PyObject *code)
{
    PyObject *method, *result;
    Line line;
    if (sentinel_run.probe == NULL && !sentinel_run.ended && !has_more_to_tell(code)) {
        compose_end(&line, code);
        if ((sentinel_run.ended = append(&line)))
            return 0;
    }
    if (sentinel_run.probe == NULL && (sentinel_run.ended || sentinel_wake() < 0))
        return sentinel_run.ended ? 0 : -1;
    method = sentinel_run.probe == NULL ? NULL : PyObject_GetAttrString(sentinel_run.probe, "end");
    result = method == NULL ? NULL : PyObject_CallFunctionObjArgs(method, code, NULL);
    Py_DecRef(method);
    Py_DecRef(result);
    if (sentinel_run.probe == NULL)
        PyErr_Clear();
    return PyErr_Occurred() == NULL ? 0 : -1;
}

static PyObject *at_exit(PyObject *self, PyObject *args)
{
    (void)self;
    (void)args;
    return end(NULL) < 0 ? NULL : Py_BuildValue("");
}

/* os._exit, which tells the end first where it is called as it is meant. */
static PyObject *leave(PyObject *self, PyObject *args, PyObject *words)
{
    PyObject *code;
    (void)self;
    if (words == NULL && PyArg_ParseTuple(args, "O", &code)) {
        PyObject *exact = PyLong_FromLong(0), *wanted = PyObject_Type(exact), *type = PyObject_Type(code);
        int fails = type == wanted && end(code) < 0;
        Py_DecRef(exact);
        Py_DecRef(wanted);
        Py_DecRef(type);
        if (fails)
            return NULL;
    }
    PyErr_Clear();
    return PyObject_Call(sentinel_run.leave, args, words);
}

static PyObject *forked(PyObject *self, PyObject *args)
{
    PyObject *method;
    (void)self;
    (void)args;
    sentinel_run.waker = 0; /* a thread that is not here */
    sentinel_run.lock = PyThread_allocate_lock();
    if (sentinel_wake() < 0)
        return NULL;
    if (sentinel_run.probe == NULL)
        return Py_BuildValue("");
    method = PyObject_GetAttrString(sentinel_run.probe, "forked");
    args = method == NULL ? NULL : PyObject_CallFunctionObjArgs(method, NULL);
    Py_DecRef(method);
    return args;
}

PyMethodDef sentinel_duties[] = {
    {"end", at_exit, METH_VARARGS, NULL},
    {"forked", forked, METH_VARARGS, NULL},
    {"_exit", (PyCFunction)(void (*)(void))leave, METH_VARARGS | METH_KEYWORDS,
     "_exit($module, /, status)\n--\n\n"
     "Exit to the system with specified status, without normal exit processing."},
};
#endif
