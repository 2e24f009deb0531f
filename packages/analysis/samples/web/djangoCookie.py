# expect: 5 cookie-without-secure
from django.http import HttpResponse
def i(request):
    r = HttpResponse('x')
    r.set_cookie('sid', 'v', secure=False)
    return r
