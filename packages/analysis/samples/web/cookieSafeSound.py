# expect: nothing
from django.http import HttpResponse
def home(request):
    response = HttpResponse('ok')
    response.set_cookie('lang', 'de', secure=True, httponly=True)
    return response
