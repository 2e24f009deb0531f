# expect: nothing
with open("hello.py", "w") as file:
    file.write("print('hello')\n")
