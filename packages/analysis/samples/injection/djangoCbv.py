# expect: 8 command-injection
import os
from django.views import View
from django.http import HttpResponse
class Whois(View):
    def post(self, request):
        domain = request.POST['domain']
        return HttpResponse(os.popen('whois ' + domain).read(), content_type='text/plain')
