/* The part of Python's stable ABI (PEP 384) that the extension calls, as it has been since 3.8.
 *
 * Python.h brings the pyconfig.h of one platform, so that cross-compiling would need a Python for each target. The
 * stable ABI is a promise about binaries: these declarations are it, and `build.py --check` holds them against the
 * real header. Objects stay opaque; not one macro of Python's reaches into them. Only CPython with a GIL loads this.
 */
#ifndef SENTINEL_ABI_H
#define SENTINEL_ABI_H

#include <stddef.h>
#include <stdint.h>

#ifdef SENTINEL_CHECK
#include <Python.h>
#undef PyCFunction_NewEx /* the function is meant, not the macro of that name */
#else
typedef intptr_t Py_ssize_t;
typedef struct _object { Py_ssize_t references; struct _object *type; } PyObject; /* size only: never touched */
typedef PyObject *(*PyCFunction)(PyObject *, PyObject *);

typedef struct { const char *ml_name; PyCFunction ml_meth; int ml_flags; const char *ml_doc; } PyMethodDef;
typedef struct { PyObject head; PyObject *(*init)(void); Py_ssize_t index; PyObject *copy; } PyModuleDef_Base;
typedef struct { int slot; void *value; } PyModuleDef_Slot;
typedef struct PyModuleDef {
    PyModuleDef_Base m_base;
    const char *m_name;
    const char *m_doc;
    Py_ssize_t m_size;
    PyMethodDef *m_methods;
    PyModuleDef_Slot *m_slots;
    void *m_traverse, *m_clear, *m_free;
} PyModuleDef;

typedef struct _ts PyThreadState;
typedef void *PyThread_type_lock;
typedef enum { PY_LOCK_FAILURE, PY_LOCK_ACQUIRED, PY_LOCK_INTR } PyLockStatus;
extern PyObject _Py_NoneStruct;
extern PyObject *PyExc_Exception, *PyExc_RecursionError;

#define PyModuleDef_HEAD_INIT {{1, NULL}, NULL, 0, NULL}
#define METH_VARARGS 1
#define METH_KEYWORDS 2
#define METH_NOARGS 4
#define METH_O 8
#define Py_None (&_Py_NoneStruct)
#endif

PyObject *PyModuleDef_Init(PyModuleDef *);
void Py_IncRef(PyObject *);
void Py_DecRef(PyObject *);
int PyArg_ParseTuple(PyObject *, const char *, ...);
PyObject *Py_BuildValue(const char *, ...);
PyObject *PyCFunction_NewEx(PyMethodDef *, PyObject *, PyObject *);
PyObject *PyObject_GetAttr(PyObject *, PyObject *);
PyObject *PyObject_GetAttrString(PyObject *, const char *);
int PyObject_SetAttr(PyObject *, PyObject *, PyObject *);
int PyObject_SetAttrString(PyObject *, const char *, PyObject *);
PyObject *PyObject_Type(PyObject *);
PyObject *PyObject_Call(PyObject *, PyObject *, PyObject *);
PyObject *PyObject_CallMethod(PyObject *, const char *, const char *, ...);
PyObject *PyObject_CallObject(PyObject *, PyObject *);
PyObject *PyBool_FromLong(long);
PyObject *PyLong_FromLongLong(long long);
long long PyLong_AsLongLong(PyObject *);
PyObject *PyLong_FromLong(long);
PyObject *PyLong_FromUnsignedLong(unsigned long);
int PyObject_IsTrue(PyObject *);
PyObject *PyObject_CallFunctionObjArgs(PyObject *, ...);
PyObject *PyObject_GetIter(PyObject *);
PyObject *PyIter_Next(PyObject *);
PyObject *PyDict_GetItem(PyObject *, PyObject *);
PyObject *PyDict_GetItemWithError(PyObject *, PyObject *);
int PyDict_SetItem(PyObject *, PyObject *, PyObject *);
Py_ssize_t PyDict_Size(PyObject *);
PyObject *PyDict_New(void);
PyObject *PyDict_Copy(PyObject *);
PyObject *PyDict_Keys(PyObject *);
PyObject *PyDict_GetItemString(PyObject *, const char *);
int PyDict_SetItemString(PyObject *, const char *, PyObject *);
PyObject *PyList_New(Py_ssize_t);
int PyList_Append(PyObject *, PyObject *);
int PySequence_Contains(PyObject *, PyObject *);
PyObject *PySequence_Tuple(PyObject *);
PyObject *PySys_GetObject(const char *);
PyObject *PyImport_GetModuleDict(void);
PyObject *PyModule_GetDict(PyObject *);
Py_ssize_t PyList_Size(PyObject *);
PyObject *PyList_GetItem(PyObject *, Py_ssize_t);
int PyList_SetItem(PyObject *, Py_ssize_t, PyObject *);
Py_ssize_t PySet_Size(PyObject *);
int PySet_Contains(PyObject *, PyObject *);
PyObject *PyUnicode_AsUTF8String(PyObject *);
PyObject *PyUnicode_FromStringAndSize(const char *, Py_ssize_t);
PyObject *PyUnicode_AsEncodedString(PyObject *, const char *, const char *);
PyObject *PyUnicode_InternFromString(const char *);
PyObject *PyUnicode_FromFormat(const char *, ...);
PyObject *PyBytes_FromStringAndSize(const char *, Py_ssize_t);
char *PyBytes_AsString(PyObject *);
int PyBytes_AsStringAndSize(PyObject *, char **, Py_ssize_t *);
PyObject *PyErr_Occurred(void);
void PyErr_Clear(void);
void PyErr_Fetch(PyObject **, PyObject **, PyObject **);
void PyErr_Restore(PyObject *, PyObject *, PyObject *);
void PyErr_NormalizeException(PyObject **, PyObject **, PyObject **);
int PyException_SetTraceback(PyObject *, PyObject *);
int PyErr_ExceptionMatches(PyObject *);
unsigned long PyThread_get_thread_ident(void);
PyThread_type_lock PyThread_allocate_lock(void);
int PyThread_acquire_lock(PyThread_type_lock, int);
PyLockStatus PyThread_acquire_lock_timed(PyThread_type_lock, long long, int);
void PyThread_release_lock(PyThread_type_lock);
PyThreadState *PyEval_SaveThread(void);
void PyEval_RestoreThread(PyThreadState *);
struct _frame *PyEval_GetFrame(void);
int PyFrame_GetLineNumber(struct _frame *);

#endif
