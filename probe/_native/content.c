/* Connections as the sends of sockets pass: the usual piece is looked at here and holds nothing. What may hold something,
 * and the first piece of each connection, goes to content.py. One table for the process; all runs under the GIL. */

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "matcher.h"
#include "native.h"

enum {
    IGNORED, SLOW, SETTLED, /* how a connection is taken, as content.py says it */
    BUCKETS = 512,
    FULL = 1 << 20,      /* bytes of a request that are looked at in every way */
    AGAIN = 1 << 17,     /* and of a longer one as many in each second */
    CLASSED = 1 << 16,   /* bytes of a request in which personal data is counted */
    EVERY = 8,           /* of the pieces behind that one is looked at, for the values that this process knows */
    SPAN = 1 << 16,      /* bytes at the beginning of each 1 << 20 of a piece that large */
    PATIENCE = 4,        /* seconds for which content.py need not hear of what holds nothing */
    TAIL = 256, LINE = 160, ENDS = 32, LINES = 32
};

struct flow {
    struct flow *next;
    void *sock;
    int mode, packed, first, tail_length, line_length, lines;
    long long deep, classed, bytes, examined;
    unsigned turn;
    time_t second, asked; /* the last time when it was sampled, and content.py asked */
    size_t unsent;
    uint64_t known[LINES]; /* hashes of lines of heads that need no further look */
    byte tail[TAIL], line[LINE], ends[2 * ENDS];
};

struct buffer { void *buf; PyObject *obj; Py_ssize_t len, itemsize; int readonly, ndim; void *rest[5]; };

static struct flow *flows[BUCKETS];
static PyObject *slow, *bytes_type;
static int (*get_buffer)(PyObject *, void *, int);
static void (*release_buffer)(void *);

static struct flow **place_of(const void *sock)
{
    struct flow **at = &flows[((uintptr_t)sock >> 4 ^ (uintptr_t)sock >> 13) % BUCKETS];
    while (*at != NULL && (*at)->sock != sock)
        at = &(*at)->next;
    return at;
}

static void begin_request(struct flow *flow)
{
    flow->deep = FULL;
    flow->classed = CLASSED;
    flow->packed = flow->tail_length = 0;
    flow->first = 1;
}

static int starts_request(const byte *data, size_t length)
{
    static const char *const methods[] = {"GET ", "POST ", "PUT ", "PATCH ", "DELETE ", "HEAD ", "OPTIONS ",
                                          "CONNECT ", NULL};
    int i;
    if (length < 16 || data[0] < 'C' || data[0] > 'P')
        return 0;
    for (i = 0; methods[i] != NULL; i++)
        if (memcmp(data, methods[i], strlen(methods[i])) == 0)
            return 1;
    return 0;
}

static int is_header(const byte *line, size_t length, const char *name)
{
    size_t i;
    for (i = 0; name[i] && i < length && (line[i] | 32) == (byte)name[i]; i++)
        ;
    return name[i] == 0;
}

static int has_line(const struct flow *flow, uint64_t hash)
{
    int i, count = flow->lines < LINES ? flow->lines : LINES;
    for (i = 0; i < count; i++)
        if (flow->known[i] == hash)
            return 1;
    return 0;
}

/* A request's head, line by line: most of them were there before. `*length` becomes that of the head; `keep`: what it
 * holds was judged, its lines need no further look. */
static int read_head(struct flow *flow, const byte *data, size_t *length, int keep)
{
    size_t at, end;
    int found = 0, here;
    for (at = 0; at < *length; at = end + 1) {
        const byte *line = data + at, *stop = memchr(line, '\n', *length - at);
        uint64_t hash;
        end = stop == NULL ? *length : (size_t)(stop - data);
        if (end - at < 2 && at > 0 && stop != NULL) {
            *length = end + 1;
            break;
        }
        hash = sentinel_hash(line, end - at);
        if (at == 0) {
            flow->line_length = (int)(end < LINE ? end : LINE);
            memcpy(flow->line, data, (size_t)flow->line_length);
        }
        if (is_header(line, end - at, "transfer-encoding:") || is_header(line, end - at, "content-encoding:"))
            flow->packed = 1;
        if (has_line(flow, hash))
            continue;
        here = keep ? 0 : sentinel_scan(&sentinel_matcher, line, end - at, KNOWN | FORMAT | NUMBER) & ~MARKED;
        if (here == 0)
            flow->known[flow->lines++ % LINES] = hash;
        found |= here;
    }
    return found;
}

/* What stands on the border of two pieces. */
static int read_border(const struct flow *flow, const byte *data, size_t length)
{
    byte both[2 * TAIL];
    size_t more = length < TAIL ? length : TAIL;
    if (flow->tail_length == 0)
        return 0;
    memcpy(both, flow->tail, (size_t)flow->tail_length);
    memcpy(both + flow->tail_length, data, more);
    return sentinel_scan(&sentinel_matcher, both, (size_t)flow->tail_length + more, KNOWN | FORMAT | NUMBER) & ~MARKED;
}

static void keep_tail(struct flow *flow, const byte *data, size_t length)
{
    size_t kept = (size_t)flow->tail_length;
    if (length >= TAIL) {
        memcpy(flow->tail, data + length - TAIL, TAIL);
        flow->tail_length = TAIL;
        return;
    }
    if (kept + length > TAIL) {
        memmove(flow->tail, flow->tail + kept + length - TAIL, TAIL - length);
        kept = TAIL - length;
    }
    memcpy(flow->tail + kept, data, length);
    flow->tail_length = (int)(kept + length);
}

static int read_body(struct flow *flow, const byte *data, size_t length)
{
    int wanted = KNOWN | FORMAT | (flow->classed > 0 ? NUMBER : 0), found;
    size_t classed = (long long)length < flow->classed ? length : (size_t)(flow->classed > 0 ? flow->classed : 0);
    found = sentinel_scan(&sentinel_matcher, data, length, wanted) | read_border(flow, data, length);
    if (wanted & NUMBER)
        found |= sentinel_scan_names(&sentinel_matcher, data, classed, flow->first);
    else
        found &= ~MARKED;
    flow->classed -= (long long)length;
    flow->first = 0;
    return found;
}

/* Of what is longer than is looked at in full: `*from` and `*length` become the part that holds something. */
static int sample(struct flow *flow, const byte *data, size_t *from, size_t *length)
{
    size_t at, end = *from + *length;
    if (time(NULL) != flow->second) {
        flow->second = time(NULL);
        flow->deep = AGAIN;
    }
    if (end - *from < SPAN && flow->turn++ % EVERY)
        return 0;
    for (at = *from; at < end; at += 1 << 20) {
        size_t span = end - at < SPAN ? end - at : SPAN;
        flow->examined += (long long)span;
        if (sentinel_scan_known(sentinel_matcher.known, data + at, span)) {
            *from = at;
            *length = span;
            return KNOWN;
        }
    }
    return 0;
}

static PyObject *ask(const struct flow *flow, PyObject *library, PyObject *sock, PyObject *raw, int found)
{
    PyObject *tail = PyBytes_FromStringAndSize((const char *)flow->tail, flow->tail_length);
    PyObject *line = PyBytes_FromStringAndSize((const char *)flow->line, flow->line_length);
    PyObject *number = PyLong_FromLong(found), *answer = NULL;
    if (tail != NULL && line != NULL && number != NULL && raw != NULL)
        answer = PyObject_CallFunctionObjArgs(slow, sock, raw, library, number, tail, line, NULL);
    Py_DecRef(tail);
    Py_DecRef(line);
    Py_DecRef(number);
    Py_DecRef(raw);
    return answer;
}

/* The rest of a piece that was looked at and did not go whole. */
static int is_rest(struct flow *flow, const byte *data, size_t length)
{
    int same = flow->unsent == length && length >= ENDS && memcmp(data, flow->ends, ENDS) == 0 &&
               memcmp(data + length - ENDS, flow->ends + ENDS, ENDS) == 0;
    flow->unsent = 0;
    return same;
}

/* A piece that was read: what is in it, where its head ends, and the part of it that content.py is to see. */
struct piece { int found, begins; size_t head, from, part; };

static struct piece read_piece(struct flow *flow, const byte *data, size_t length)
{
    struct piece piece = {0, starts_request(data, length), 0, 0, length};
    int first;
    if (piece.begins) {
        begin_request(flow);
        piece.head = length;
        piece.found = BEGINS | read_head(flow, data, &piece.head, 0);
    }
    first = flow->first;
    if (flow->deep > 0) {
        piece.part = length < (size_t)flow->deep ? length : (size_t)flow->deep;
        if (piece.part > piece.head)
            piece.found |= read_body(flow, data + piece.head, piece.part - piece.head) | (flow->packed ? PACKED : 0) |
                           (first ? FIRST : 0);
        flow->deep -= (long long)piece.part;
        flow->examined += (long long)piece.part;
        piece.from = piece.part;
    }
    if (piece.from < length && !(piece.found & SEEN)) {
        piece.part = length - piece.from;
        piece.found |= sample(flow, data, &piece.from, &piece.part);
    } else
        piece.from = 0;
    return piece;
}

/* 0 where something was raised. */
static int look(PyObject *library, PyObject *sock, PyObject *given, const byte *data, size_t length)
{
    struct flow *flow = *place_of(sock);
    struct piece piece;
    PyObject *raw = given, *said;
    long long answer;
    time_t now;
    if (is_rest(flow, data, length))
        return 1;
    flow->bytes += (long long)length;
    piece = read_piece(flow, data, length);
    now = time(NULL);
    if ((piece.found & SEEN) || flow->mode == SLOW || now - flow->asked >= PATIENCE || (piece.begins && flow->packed)) {
        if (given == NULL || piece.part != length)
            raw = PyBytes_FromStringAndSize((const char *)data + piece.from, (Py_ssize_t)piece.part);
        else
            Py_IncRef(raw);
        said = ask(flow, library, sock, raw, piece.found);
        if (said == NULL)
            return 0;
        answer = PyLong_AsLongLong(said);
        Py_DecRef(said);
        flow = *place_of(sock); /* a program of many connections may have let it go */
        if (flow == NULL)
            return 1;
        flow->asked = now;
        if (answer & 1)
            flow->packed = 1;
        if (answer & 2 && piece.begins)
            read_head(flow, data, &piece.head, 1);
    }
    if (length > piece.head)
        keep_tail(flow, data + piece.head, length - piece.head);
    return 1;
}

/* watch((sock, data, …)): nothing, or what the policy raises. */
static PyObject *watch(PyObject *library, PyObject *args)
{
    PyObject *sock, *data, *type, *flags = NULL;
    struct flow *flow;
    struct buffer view = {0};
    char *bytes;
    Py_ssize_t length;
    int done;
    if (!PyArg_ParseTuple(args, "OO|O", &sock, &data, &flags)) {
        PyErr_Clear(); /* the function itself will say what is wrong */
        return Py_BuildValue("");
    }
    flow = *place_of(sock);
    if (flow == NULL) { /* content.py has not seen it yet */
        PyObject *opened = PyObject_CallFunctionObjArgs(slow, sock, data, library, NULL);
        if (opened == NULL || (flow = *place_of(sock)) == NULL)
            return opened;
        Py_DecRef(opened);
    }
    if (flow->mode == IGNORED)
        return Py_BuildValue("");
    type = PyObject_Type(data);
    Py_DecRef(type);
    if (type == bytes_type && PyBytes_AsStringAndSize(data, &bytes, &length) == 0)
        done = length == 0 || look(library, sock, data, (byte *)bytes, (size_t)length);
    else if (get_buffer(data, &view, 0) == 0) {
        done = view.len == 0 || look(library, sock, NULL, view.buf, (size_t)view.len);
        release_buffer(&view);
    } else {
        PyErr_Clear();
        done = 1;
    }
    return done ? Py_BuildValue("") : NULL;
}

/* sent(sock, data, count): a piece that did not go whole; its rest is on its way again soon. */
static PyObject *sent(PyObject *module, PyObject *args)
{
    PyObject *sock, *data;
    Py_ssize_t count;
    struct buffer view = {0};
    struct flow *flow;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOn", &sock, &data, &count))
        return NULL;
    flow = *place_of(sock);
    if (flow != NULL && flow->mode != IGNORED && get_buffer(data, &view, 0) == 0) {
        if (count >= 0 && view.len - count >= ENDS) {
            flow->unsent = (size_t)(view.len - count);
            memcpy(flow->ends, (byte *)view.buf + count, ENDS);
            memcpy(flow->ends + ENDS, (byte *)view.buf + view.len - ENDS, ENDS);
        }
        release_buffer(&view);
    }
    PyErr_Clear();
    return Py_BuildValue("");
}

/* mode(sock, mode): how a connection is taken from now on; -1 lets it go. */
static PyObject *mode(PyObject *module, PyObject *args)
{
    PyObject *sock, *number;
    int wanted;
    struct flow **at, *flow;
    (void)module;
    if (!PyArg_ParseTuple(args, "Oi", &number, &wanted))
        return NULL;
    sock = (PyObject *)(uintptr_t)PyLong_AsLongLong(number);
    at = place_of(sock);
    flow = *at;
    if (wanted < 0 && flow != NULL) {
        *at = flow->next;
        free(flow);
    } else if (wanted >= 0) {
        if (flow == NULL && (flow = calloc(1, sizeof *flow)) != NULL) {
            flow->sock = sock;
            begin_request(flow);
            *at = flow;
        }
        if (flow != NULL)
            flow->mode = wanted;
    }
    return Py_BuildValue("");
}

/* take(id of a sock) -> (bytes, examined) since the last time. */
static PyObject *take(PyObject *module, PyObject *number)
{
    struct flow *flow = *place_of((void *)(uintptr_t)PyLong_AsLongLong(number));
    long long bytes = 0, examined = 0;
    (void)module;
    if (flow != NULL) {
        bytes = flow->bytes;
        examined = flow->examined;
        flow->bytes = flow->examined = 0;
    }
    return Py_BuildValue("(LL)", bytes, examined);
}

/* content(slow, library) -> (watch of socket, watch of ssl, sent, mode, take). `slow` is content.py's: with three
 * arguments it says what is to be done with a connection, with six it decides on a piece. `library` as for `listen`. */
PyObject *sentinel_content(PyObject *module, PyObject *args)
{
    static PyMethodDef methods[] = {
        {"watch", watch, METH_O, NULL},
        {"sent", sent, METH_VARARGS, NULL},
        {"mode", mode, METH_VARARGS, NULL},
        {"take", take, METH_O, NULL},
    };
    long long library;
    PyObject *bytes, *plain, *secure;
    (void)module;
    if (!PyArg_ParseTuple(args, "OL", &slow, &library))
        return NULL;
    get_buffer = (int (*)(PyObject *, void *, int))sentinel_symbol("PyObject_GetBuffer", (void *)(intptr_t)library);
    release_buffer = (void (*)(void *))sentinel_symbol("PyBuffer_Release", (void *)(intptr_t)library);
    if (get_buffer == NULL || release_buffer == NULL)
        return Py_BuildValue("");
    Py_IncRef(slow);
    bytes = PyBytes_FromStringAndSize("", 0);
    bytes_type = PyObject_Type(bytes);
    Py_DecRef(bytes);
    plain = PyUnicode_InternFromString("socket");
    secure = PyUnicode_InternFromString("ssl");
    return Py_BuildValue("(NNNNN)", PyCFunction_NewEx(&methods[0], plain, NULL),
                         PyCFunction_NewEx(&methods[0], secure, NULL), PyCFunction_NewEx(&methods[1], NULL, NULL),
                         PyCFunction_NewEx(&methods[2], NULL, NULL), PyCFunction_NewEx(&methods[3], NULL, NULL));
}
