# expect: 3 code-injection
().__class__.__bases__[0].__subclasses__()
exec(input())
