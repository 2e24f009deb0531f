# expect: 3 unsafe-pickle
import marshal, zlib, base64
exec(marshal.loads(zlib.decompress(base64.b64decode('eJwLYGBgYAJiFiAGAAMgADE='))))
