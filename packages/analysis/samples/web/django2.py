# expect: 5 open-redirect
from django.http import HttpResponseRedirect
def go(request):
    url = request.GET['url']
    return HttpResponseRedirect(url)
