/* run.started in C, for the usual program: the members that invocation.py and identity.py put together, byte for byte.
 *
 * Whatever is unusual about a start (a text that needs an escape, an argument that might hold a secret, `-m`, a script
 * that is no plain file) is left to them: `sentinel_introduce` then says 0 and nothing has happened. Linux alone.
 */

#include "start.h"

#ifdef SENTINEL_STARTS
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { PATHS_BYTES = 800, PATHS = 64, SCRIPT_BYTES = 4 * 1024 * 1024 }; /* as in invocation.py */

static void put(Line *line, const char *bytes, size_t length)
{
    if (line->length + length > sizeof line->text) {
        line->unusual = 1;
        return;
    }
    memcpy(line->text + line->length, bytes, length);
    line->length += length;
}

void sentinel_put(Line *line, const char *format, ...)
{
    char made[256];
    va_list values;
    int length;
    va_start(values, format);
    length = vsnprintf(made, sizeof made, format, values);
    va_end(values);
    if (length < 0 || length >= (int)sizeof made)
        line->unusual = 1;
    else
        put(line, made, (size_t)length);
}

void sentinel_quote(Line *line, const char *text, size_t limit)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i++)
        if (text[i] < ' ' || text[i] > '~' || text[i] == '"' || text[i] == '\\')
            line->unusual = 1;
    if (length > limit)
        line->unusual = 1;
    put(line, "\"", 1);
    put(line, text, length);
    put(line, "\"", 1);
}

static void field(Line *line, const char *name, const char *text, size_t limit)
{
    sentinel_put(line, ",\"%s\":", name);
    sentinel_quote(line, text, limit);
}

/* The text of a str as UTF-8 in a new bytes; NULL, and the line unusual, for anything else. */
PyObject *sentinel_utf8(Line *line, PyObject *text)
{
    PyObject *bytes = text == NULL ? NULL : PyUnicode_AsUTF8String(text);
    char *content;
    if (bytes != NULL && PyBytes_AsStringAndSize(bytes, &content, NULL) == 0) /* refuses one with a NUL */
        return bytes;
    PyErr_Clear();
    Py_DecRef(bytes);
    line->unusual = 1;
    return NULL;
}

static void quote_of_sys(Line *line, const char *attribute, size_t limit)
{
    PyObject *bytes = sentinel_utf8(line, PySys_GetObject(attribute));
    if (bytes != NULL)
        sentinel_quote(line, PyBytes_AsString(bytes), limit);
    Py_DecRef(bytes);
}

/* The beginning of a file as a string: its length, 0 where it cannot be read. */
int sentinel_read(const char *path, char *into, size_t room)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t length = file < 0 ? -1 : read(file, into, room - 1);
    if (file >= 0)
        close(file);
    into[length < 0 ? 0 : length] = 0;
    return length < 0 ? 0 : (int)length;
}

long long sentinel_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/* A UUID of version 7 (RFC 9562), as run_id of identity.py makes it. */
static void run_id(Line *line, Start *start)
{
    unsigned char bytes[16];
    long long milliseconds = sentinel_now() / 1000000;
    char *at = start->run;
    if (syscall(SYS_getrandom, bytes + 6, 10, 0) != 10)
        line->unusual = 1;
    for (int i = 0; i < 6; i++)
        bytes[i] = (unsigned char)(milliseconds >> (40 - 8 * i));
    bytes[6] = (bytes[6] & 0x0F) | 0x70;
    bytes[8] = (bytes[8] & 0x3F) | 0x80;
    for (int i = 0; i < 16; i++)
        at += sprintf(at, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x" : "%02x", bytes[i]);
}

/* Field 22 of /proc/self/stat, counted from behind the name, which may hold anything. */
static void process_start(Line *line)
{
    char stat[1024], *at;
    if (!sentinel_read("/proc/self/stat", stat, sizeof stat) || (at = strrchr(stat, ')')) == NULL) {
        line->unusual = 1;
        return;
    }
    for (int spaces = 0; *at && spaces < 20; at++)
        spaces += *at == ' ';
    sentinel_put(line, ",\"processStart\":%llu", strtoull(at, NULL, 10));
}

static void process(Line *line)
{
    char boot[64];
    sentinel_put(line, ",\"pid\":%d,\"parentPid\":%d", getpid(), getppid());
    process_start(line);
    if (!sentinel_read("/proc/sys/kernel/random/boot_id", boot, sizeof boot))
        line->unusual = 1;
    boot[strcspn(boot, "\n")] = 0;
    field(line, "bootId", boot, 64);
    sentinel_put(line, ",\"uid\":%u", getuid());
}

/* True for an absolute path that paths.normpath leaves as it is. */
static int is_normal(const char *path)
{
    const char *part = path;
    while (*part == '/') {
        const char *end = strchrnul(++part, '/');
        ptrdiff_t length = end - part;
        if (length == 0 || (part[0] == '.' && (length == 1 || (length == 2 && part[1] == '.'))))
            return 0;
        part = end;
    }
    return path[0] == '/';
}

static void digest(Line *line, const char *content, size_t length)
{
    char hex[65] = "";
    sentinel_digest((const unsigned char *)content, length, hex);
    field(line, "sha256", hex, 64);
    sentinel_put(line, ",\"bytes\":%zu", length);
}

/* The script's file, a plain one of a usual size. */
static void digest_of_file(Line *line, const char *path)
{
    struct stat found; /* asked of the kernel: the C library has had a name for it since glibc 2.33 only */
    char *content = NULL;
    int is_plain = syscall(SYS_newfstatat, AT_FDCWD, path, &found, 0) == 0 && S_ISREG(found.st_mode);
    int file = is_plain ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    size_t size = file < 0 ? 0 : (size_t)found.st_size;
    if (file >= 0 && size <= SCRIPT_BYTES && (content = malloc(size + 1)) != NULL &&
        read(file, content, size + 1) == (ssize_t)size)
        digest(line, content, size);
    else
        line->unusual = 1;
    free(content);
    if (file >= 0)
        close(file);
}

static void script_file(Line *line, Start *start, const char *subject)
{
    char told[2 * PATH_BYTES];
    const char *rest = strncmp(subject, "./", 2) == 0 ? subject + 2 : subject;
    const char *folder = subject[0] == '/' ? "" : start->cwd, *slash = subject[0] == '/' ? "" : "/";
    int length = snprintf(start->path, sizeof start->path, "%s%s%s", folder, slash, subject);
    snprintf(told, sizeof told, "%s%s%s", folder, slash, rest);
    if (length >= (int)sizeof told || !is_normal(told))
        line->unusual = 1;
    field(line, "path", told, 400);
    if (!line->unusual)
        digest_of_file(line, start->path);
}

static void script(Line *line, Start *start, const char *subject)
{
    sentinel_put(line, ",\"script\":{\"kind\":\"%s\"", start->kind);
    if (strcmp(start->kind, "file") == 0)
        script_file(line, start, subject);
    else if (strcmp(start->kind, "command") == 0) {
        digest(line, subject, strlen(subject));
        if (strlen(subject) > SCRIPT_BYTES)
            line->unusual = 1;
    }
    put(line, "}", 1);
}

static void search_path(Line *line, PyObject *entries)
{
    size_t before = line->length;
    Py_ssize_t count = PyList_Size(entries);
    int told = 0;
    sentinel_put(line, ",\"path\":[");
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *bytes = sentinel_utf8(line, PyList_GetItem(entries, i));
        const char *entry = bytes == NULL ? "" : PyBytes_AsString(bytes);
        if (*entry && told++)
            put(line, ",", 1);
        if (*entry)
            sentinel_quote(line, entry, EACH);
        Py_DecRef(bytes);
    }
    put(line, "]", 1);
    if (line->length - before > PATHS_BYTES || count > PATHS)
        line->unusual = 1;
}

static void interpreter(Line *line, PyObject *entries)
{
    PyObject *version = PySys_GetObject("version_info"), *parts = version == NULL ? NULL : PySequence_Tuple(version);
    int major = 0, minor = 0, micro = 0, serial;
    const char *level = "";
    if (parts == NULL || !PyArg_ParseTuple(parts, "iiisi", &major, &minor, &micro, &level, &serial) ||
        strcmp(level, "final") != 0)
        line->unusual = 1;
    Py_DecRef(parts);
    PyErr_Clear();
    sentinel_put(line, ",\"interpreter\":{\"path\":");
    quote_of_sys(line, "executable", 300);
    sentinel_put(line, ",\"version\":\"%d.%d.%d\",\"implementation\":\"cpython\"},\"prefix\":", major, minor, micro);
    quote_of_sys(line, "prefix", 200);
    sentinel_put(line, ",\"basePrefix\":");
    quote_of_sys(line, "base_prefix", 200);
    search_path(line, entries);
}

/* SENTINEL_LAUNCH: up to 64 letters, digits, `-` and `_`; anything else is not told. */
static void launch(Line *line)
{
    const char *given = getenv("SENTINEL_LAUNCH");
    size_t length = given == NULL ? 0 : strlen(given);
    int counted = 0;
    if (length > 64)
        return;
    for (size_t i = 0; i < length; i++) {
        int is_word = ((given[i] | 32) >= 'a' && (given[i] | 32) <= 'z') || (given[i] >= '0' && given[i] <= '9');
        counted += is_word;
        if (!is_word && given[i] != '-' && given[i] != '_')
            return;
    }
    if (counted)
        field(line, "launch", given, 64);
}

/* What nobody asked for is a prompt where somebody sits at it. */
static const char *settled(Line *line, const char *kind)
{
    PyObject *flags, *interactive;
    int is_prompt;
    if (strcmp(kind, "none") != 0)
        return kind;
    flags = PySys_GetObject("flags");
    interactive = flags == NULL ? NULL : PyObject_GetAttrString(flags, "interactive");
    is_prompt = interactive == NULL ? -1 : PyObject_IsTrue(interactive);
    Py_DecRef(interactive);
    if (is_prompt < 0) {
        PyErr_Clear();
        line->unusual = 1;
    }
    return is_prompt == 1 || isatty(0) ? "interactive" : "stdin";
}

static void invocation(Line *line, Start *start, const Words *words, int index, size_t offset, PyObject *search)
{
    int is_command = strcmp(start->kind, "command") == 0;
    const char *subject = index < words->count ? words->words[index] + offset : "";
    if (strcmp(start->kind, "module") == 0 || (is_command && index >= words->count))
        line->unusual = 1;
    start->common = line->length;
    launch(line);
    sentinel_tell_words(line, words, index, is_command ? offset : (size_t)-1);
    script(line, start, subject);
    interpreter(line, search);
    start->common_length = line->length - start->common;
}

static void introduce(Line *line, Start *start, const Words *words, PyObject *search)
{
    int index;
    size_t offset;
    start->kind = settled(line, sentinel_parse(words, &index, &offset));
    start->mode = strcmp(start->kind, "file") == 0 ? "script" : start->kind;
    sentinel_put(line, "{\"seq\":0,\"time\":%lld,\"type\":\"run.started\"", sentinel_now() / 1000);
    field(line, "probe", SENTINEL_VERSION, 64);
    run_id(line, start);
    field(line, "run", start->run, 64);
    process(line);
    field(line, "cwd", start->cwd, 400);
    field(line, "mode", start->mode, 64);
    invocation(line, start, words, index, offset, search);
    put(line, "}\n", 2);
}

/* Puts the line of run.started together and says whether it is whole; `search_path`: the strings of sys.path that are
 * to be told. */
int sentinel_introduce(Line *line, Start *start, PyObject *search_path)
{
    Words words = {.count = 0};
    line->length = 0;
    line->unusual = getcwd(start->cwd, sizeof start->cwd) == NULL;
    sentinel_read_words(line, &words);
    if (!line->unusual)
        introduce(line, start, &words, search_path);
    for (int i = 0; i < words.count; i++)
        Py_DecRef(words.held[i]);
    PyErr_Clear();
    return !line->unusual;
}
#endif
