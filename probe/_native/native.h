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
PyObject *sentinel_begin(PyObject *module, PyObject *args);
PyObject *sentinel_awake(PyObject *module, PyObject *none);
PyObject *sentinel_expected(PyObject *module, PyObject *none);

void sentinel_digest(const unsigned char *content, size_t length, char digits[64]);

/* A function of the interpreter's by its name, or NULL; `library`: sys.dllhandle on Windows. */
void *sentinel_symbol(const char *name, void *library);


/* The hook before any of the probe's Python runs (hook.c): true once it is in the process and hears. */
int sentinel_listen_idly(void);
void sentinel_be_deaf(void);

/* What the hook asks of a Run that began in C (start.c): whether an event is worth waking the probe's Python for, and to
 * do so (0, or -1 with an exception of the program's own set; whether it worked, `listen` knows). */
int sentinel_is_worth(const char *event, PyObject *args);
int sentinel_wake(void);

#endif
