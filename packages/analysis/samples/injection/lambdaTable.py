# expect: 3 code-injection
def op(expr):
    f = eval('lambda x: ' + expr)
    return f(3)
