# expect: 3 code-injection
code = raw_input()
exec code
