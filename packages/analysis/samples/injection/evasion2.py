# expect: 3 hidden-code-run
x = lambda s: ''.join([chr(ord(c) ^ 7) for c in s])
exec(x("njwhus'ht<ht)t~tsbj/niwrs/..".replace('', '')))
