/* What the files of the extension offer one another: the functions that Python sees. */
#ifndef SENTINEL_NATIVE_H
#define SENTINEL_NATIVE_H

#include "abi.h"

PyObject *sentinel_listen(PyObject *module, PyObject *args);
PyObject *sentinel_sha256(PyObject *module, PyObject *content);

#endif
