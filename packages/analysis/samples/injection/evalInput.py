# expect: 3 code-injection
value = input("Formula: ")
print(eval(value))
