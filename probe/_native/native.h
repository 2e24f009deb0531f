/* What the files of the extension offer one another: the functions that Python sees, and one of their own. */
#ifndef SENTINEL_NATIVE_H
#define SENTINEL_NATIVE_H

#include "abi.h"

PyObject *sentinel_listen(PyObject *module, PyObject *args);
PyObject *sentinel_sha256(PyObject *module, PyObject *content);
PyObject *sentinel_append(PyObject *module, PyObject *args);
PyObject *sentinel_recorder(PyObject *module, PyObject *recorder);
PyObject *sentinel_texts(PyObject *module, PyObject *args);
PyObject *sentinel_words(PyObject *module, PyObject *args);
PyObject *sentinel_origins(PyObject *module, PyObject *library);
PyObject *sentinel_content(PyObject *module, PyObject *args);
PyObject *sentinel_formats(PyObject *module, PyObject *args);
PyObject *sentinel_learn(PyObject *module, PyObject *args);
PyObject *sentinel_harmless(PyObject *module, PyObject *name);
PyObject *sentinel_scanned(PyObject *module, PyObject *args);

/* A function of the interpreter's by its name, or NULL; `library`: sys.dllhandle on Windows. */
void *sentinel_symbol(const char *name, void *library);

#endif
