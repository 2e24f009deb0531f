# expect: 4 open-redirect
from django.shortcuts import redirect
def after(request):
    return redirect(request.GET["url"])
