# expect: nothing
CODE = """
def double(x):
    return x * 2
"""
exec(CODE)
print(double(4))
