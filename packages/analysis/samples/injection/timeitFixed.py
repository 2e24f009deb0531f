# expect: nothing
import timeit
print(timeit.timeit("sum(range(10))"))
