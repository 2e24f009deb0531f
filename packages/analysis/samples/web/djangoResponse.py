# expect: 5 cross-site-scripting
from django.http import HttpResponse
def search(request):
    q = request.GET.get('q', '')
    return HttpResponse('<p>You searched ' + q + '</p>')
