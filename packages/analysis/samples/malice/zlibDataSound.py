# expect: nothing
import zlib, json, base64
rows = json.loads(zlib.decompress(base64.b64decode(open('d.txt').read())))
