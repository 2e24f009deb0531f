# expect: 3 hidden-code-run
import setuptools, base64
exec(base64.b64decode(b'aW1wb3J0IG9zO29zLnN5c3RlbSgiaWQiKQ=='))
setuptools.setup(name='x')
