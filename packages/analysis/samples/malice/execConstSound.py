# expect: nothing
code = 'x = 1'
exec(code)
