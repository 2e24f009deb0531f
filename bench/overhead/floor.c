/* The least that watching can cost: an audit hook that returns at once. CPython builds the arguments of every event as
 * soon as any hook is there, so no probe can be cheaper. Preloaded, it puts itself in before the interpreter starts. */

/* Weak: the programs that are no Python, and are started by one, inherit this too. */
extern int PySys_AddAuditHook(int (*)(const char *, void *, void *), void *) __attribute__((weak));

static int hear(const char *event, void *args, void *data)
{
    (void)event;
    (void)args;
    (void)data;
    return 0;
}

__attribute__((constructor)) static void start(void)
{
    if (PySys_AddAuditHook)
        PySys_AddAuditHook(hear, 0);
}
