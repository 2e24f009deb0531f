# expect: 6 path-traversal
import os
from django.http import HttpResponse
def show(request):
    page = request.GET.get('page')
    with open(os.path.join('pages', page)) as f:
        return HttpResponse(f.read(), content_type='text/plain')
