# expect: nothing
count = int(input())
print(eval(f"2 ** {count}"))
