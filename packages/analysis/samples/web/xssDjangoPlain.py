# expect: nothing
from django.http import HttpResponse
def hello(request):
    return HttpResponse(request.GET["name"], content_type="text/plain")
