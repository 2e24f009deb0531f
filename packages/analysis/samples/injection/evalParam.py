# expect: 3 code-injection
def calculate(expression):
    return eval(expression)
