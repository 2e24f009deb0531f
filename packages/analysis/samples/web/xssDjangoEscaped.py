# expect: nothing
from django.http import HttpResponse
from django.utils.html import escape
def hello(request):
    return HttpResponse("Hello " + escape(request.GET["name"]))
