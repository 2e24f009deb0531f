# Touches everything that a probe could disturb: input, signals, threads, forks, subprocesses, descriptors, hooks.
import atexit
import os
import signal
import subprocess
import sys
import threading

print("argv", sys.argv[1:])
print("stdin", sys.stdin.read())
print("tty", sys.stdin.isatty(), sys.stdout.isatty())
print("path has no channel", not any("sentinel" in entry for entry in sys.path[1:]))

signal.signal(signal.SIGUSR1, lambda number, frame: print("signal", number))
os.kill(os.getpid(), signal.SIGUSR1)

thread = threading.Thread(target=lambda: print("thread", threading.active_count()))
thread.start()
thread.join()

print("child says", subprocess.check_output([sys.executable, "-c", "print('hello')"]).decode().strip())
read, write = os.pipe()
print("first descriptors", read, write)
os.closerange(3, 1000)
with open("after-closing.txt", "w") as file:
    print("descriptor", file.fileno())
    file.write("only mine\n")
print("content", open("after-closing.txt").read())
sys.addaudithook(lambda event, args: event == "sentinel.test" and print("hook", args))
sys.audit("sentinel.test", 1)
atexit.register(lambda: print("atexit"))
print("on stderr", file=sys.stderr)
