# expect: 4 code-injection
def load(source):
    code = compile(source, '<x>', 'exec')
    exec(code, {})
