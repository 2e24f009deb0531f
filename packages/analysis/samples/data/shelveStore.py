# expect: nothing
import shelve
with shelve.open("state") as store:
    print(store["a"])
