# expect: 2 hidden-code-run
(lambda g: (lambda z: g['exec'](z))(__import__('base64').b64decode('cHJpbnQoImhpIikKaW1wb3J0IG9z').decode()))(globals()['__builtins__'].__dict__)
