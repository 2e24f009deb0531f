# expect: nothing
with open("/tmp/export.csv") as file:
    print(file.read())
