# expect: nothing
from django.shortcuts import render
from shop.models import Item
def search(request):
    items = Item.objects.filter(name=request.GET["q"])
    return render(request, "items.html", {"items": items})
