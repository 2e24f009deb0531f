# expect: 4 hidden-code-run
import base64
for layer in range(1):
    exec(base64.b64decode(base64.b64decode('YVcxd2IzSjBJRzl6TzI5ekxuTjVjM1JsYlNocGJuQjFkQ2dwS1E9PQ==')))
