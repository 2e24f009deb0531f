# expect: nothing
from django.shortcuts import redirect
def go(request):
    return redirect('https://shop.corp.net/item/' + request.GET['id'])
