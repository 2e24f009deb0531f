# expect: 5 cross-site-scripting
from urllib.parse import parse_qs
def application(environ, start_response):
    start_response('200 OK', [('Content-Type', 'text/html')])
    return [b'<p>' + parse_qs(environ['QUERY_STRING'])['who'][0].encode()]
