# expect: 3 temporary-path-fixed
def f(data):
    with open('/tmp/cache.dat', 'wb') as h:
        h.write(data)
