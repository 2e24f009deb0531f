/* The extension `sentinel_probe.native`: what the probe does in C where it may. */

#include "native.h"

static PyMethodDef functions[] = {
    {"begin", sentinel_begin, METH_VARARGS, NULL},
    {"awake", sentinel_awake, METH_NOARGS, NULL},
    {"expected", sentinel_expected, METH_NOARGS, NULL},
    {"listen", sentinel_listen, METH_VARARGS, NULL},
    {"append", sentinel_append, METH_VARARGS, NULL},
    {"recorder", sentinel_recorder, METH_O, NULL},
    {"texts", sentinel_texts, METH_VARARGS, NULL},
    {"words", sentinel_words, METH_VARARGS, NULL},
    {"sha256", sentinel_sha256, METH_O, NULL},
    {"origins", sentinel_origins, METH_O, NULL},
    {"content", sentinel_content, METH_VARARGS, NULL},
    {"formats", sentinel_formats, METH_VARARGS, NULL},
    {"learn", sentinel_learn, METH_VARARGS, NULL},
    {"harmless", sentinel_harmless, METH_O, NULL},
    {"scan", sentinel_scanned, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {{0, NULL}};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "sentinel_probe.native", NULL, 0, functions, slots, NULL, NULL, NULL,
};

#ifdef _WIN32
__declspec(dllexport)
#else
__attribute__((visibility("default")))
#endif
/* Multi-phase (PEP 489), so that nothing is put into sys.modules and each interpreter may ask; one with a GIL of its
 * own is refused by Python and keeps the pure probe. */
PyObject *PyInit_native(void)
{
    return PyModuleDef_Init(&definition);
}
