# expect: 3 code-compiled, 4 code-injection
import sys
program = compile(sys.stdin.read(), "<stdin>", "exec")
exec(program)
