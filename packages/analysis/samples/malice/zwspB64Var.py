# expect: 4 hidden-code-run
import builtins as b, base64 as c
x = 'cHJpbnQoMSk7aW1wb3J0IG9zO29zLnN5c3RlbSgnaWQnKQ=='
b.__dict__[bytes.fromhex('65786563').decode()](c.b64decode(x))
