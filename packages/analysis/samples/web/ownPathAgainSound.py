# expect: nothing
from django.http import HttpResponseRedirect
def back(request):
    return HttpResponseRedirect(request.path)
