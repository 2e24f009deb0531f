# expect: 4 open-redirect
from django.shortcuts import redirect
def go(request):
    return redirect(request.GET.get('next', '/'))
