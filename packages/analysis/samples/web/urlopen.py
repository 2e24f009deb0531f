# expect: 5 server-side-request
from urllib.request import urlopen
from django.http import JsonResponse
def f(request):
    return JsonResponse({'len': len(urlopen(request.GET['u']).read())})
