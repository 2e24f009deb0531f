# expect: 3 code-injection
import timeit, sys
print(timeit.timeit(sys.argv[1]))
