# expect: 4 code-injection
calculate = eval
for line in open("formulas.txt"):
    print(calculate(line))
