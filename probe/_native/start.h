/* What the files of a start in C share: the line they make and what is known of the Run. */
#ifndef SENTINEL_START_H
#define SENTINEL_START_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* dup3, strchrnul */
#endif
#include "native.h"

#if defined __linux__ && defined __LP64__
#define SENTINEL_STARTS /* where a Run may begin in C */
#endif

enum { LINE_BYTES = 4096, PATH_BYTES = 1024, EACH = 500 /* bytes of a word or path in a list */, WORDS = 64 };

/* `unusual`: something that only the Python modules know how to tell. */
typedef struct { char text[LINE_BYTES]; size_t length; int unusual; } Line;

/* One Run as `begin` made it; `common` and its length: the members that forks tell too. */
typedef struct {
    char run[37], cwd[PATH_BYTES], path[2 * PATH_BYTES];
    const char *kind, *mode;
    size_t common, common_length;
} Start;

typedef struct {
    Start start;
    PyObject *wake, *probe;                /* `probe`: once it is awake */
    PyObject *kept, *builtins;             /* modules by name; what the probe's own code has as builtins */
    PyObject *common, *directory, *modules, *search_path, *stdlib;
    PyObject *leave;                       /* os._exit as it was */
    PyThread_type_lock lock;
    unsigned long waker; /* the thread that wakes it, else 0 */
    int descriptor, begun, ended, faults; /* `begun`: the program, and no policy had a say in it */
    unsigned long long inode, device;
    long long size;
} Run;


extern Run sentinel_run;
extern PyMethodDef sentinel_duties[]; /* the end of a Run, a fork, os._exit */

/* The words of the command line; `held` keeps their texts. */
typedef struct { const char *words[WORDS]; PyObject *held[WORDS]; int count; } Words;

void sentinel_put(Line *line, const char *format, ...) __attribute__((format(printf, 2, 3)));
void sentinel_quote(Line *line, const char *text, size_t limit);
PyObject *sentinel_utf8(Line *line, PyObject *text);
void sentinel_read_words(Line *line, Words *words);
const char *sentinel_parse(const Words *words, int *index, size_t *offset);
void sentinel_tell_words(Line *line, const Words *words, int index, size_t code);
int sentinel_read(const char *path, char *into, size_t room);
int sentinel_introduce(Line *line, Start *start, PyObject *search_path);
long long sentinel_now(void);

#endif
