# expect: nothing
import zlib, json
packed = zlib.compress(json.dumps([1, 2, 3]).encode())
print(json.loads(zlib.decompress(packed)))
