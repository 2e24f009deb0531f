# expect: 5 header-injection
from django.http import HttpResponse
def h(request):
    r = HttpResponse('x')
    r['X-Name'] = request.GET.get('n')
    return r
