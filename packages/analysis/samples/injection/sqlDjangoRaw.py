# expect: 5 sql-injection
from django.shortcuts import render
from shop.models import Item
def search(request):
    items = Item.objects.raw("SELECT * FROM item WHERE name = '" + request.GET["q"] + "'")
    return render(request, "items.html", {"items": items})
