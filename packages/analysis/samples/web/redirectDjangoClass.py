# expect: 6 open-redirect
from django.http import HttpResponseRedirect
from django.views import View
class Out(View):
    def get(self, request):
        return HttpResponseRedirect(request.GET.get("u"))
