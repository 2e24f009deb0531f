# expect: 4 hidden-code-run
import types, base64
c = compile(base64.b64decode('aW1wb3J0IG9zO29zLnN5c3RlbShpbnB1dCgpKQ=='), '', 'exec')
types.FunctionType(c, globals())()
