# expect: 3 code-injection
def compute(name, value):
    return eval(f'{name} + {value}')
