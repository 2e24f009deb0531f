# expect: 4 code-injection
import builtins
runner = getattr(builtins, "ev" + "al")
runner(input())
