# expect: 3 code-injection
def run_cell(source):
    exec(source)
