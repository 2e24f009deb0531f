# expect: 2 temporary-path-fixed
with open("/tmp/export.csv", "w") as file:
    file.write("a;b")
