# expect: nothing
import ssl, urllib.request
def get(url):
    return urllib.request.urlopen(url, context=ssl.create_default_context(), timeout=5).read()
