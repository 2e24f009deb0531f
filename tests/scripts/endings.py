# Ends in the way that its first argument names, after having opened a file.
import os
import signal
import sys

way = sys.argv[1]
with open("made-by-%s.txt" % way, "w") as file:
    file.write("x")
print("about to end by", way, flush=True)

if way == "exit-code":
    sys.exit(3)
if way == "exit-text":
    sys.exit("a last word")
if way == "raised-exit":
    raise SystemExit(4)
if way == "_exit":
    os._exit(5)
if way == "exception":
    raise KeyError("unhandled")
if way == "killed":
    os.kill(os.getpid(), signal.SIGKILL)
if way == "terminated":
    os.kill(os.getpid(), signal.SIGTERM)
if way == "interrupted":
    signal.raise_signal(signal.SIGINT)
if way == "aborted":
    os.abort()
if way == "fork":
    child = os.fork()
    if child == 0:
        with open("made-by-the-child.txt", "w") as file:
            file.write("x")
        os._exit(6)
    print("child ended with", os.WEXITSTATUS(os.waitpid(child, 0)[1]))
if way == "exec":
    os.execv("/bin/sh", ["sh", "-c", "echo replaced; exit 7"])
if way == "broken-pipe":
    while True:
        print("to nobody")
