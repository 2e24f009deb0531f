# expect: 3 code-injection
def run(code):
    exec(code)
