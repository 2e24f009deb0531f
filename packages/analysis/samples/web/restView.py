# expect: 7 sql-injection
from rest_framework.views import APIView
from rest_framework.response import Response
from shop.models import Item
class Search(APIView):
    def post(self, request):
        rows = Item.objects.raw("SELECT * FROM item WHERE name = '%s'" % request.data["name"])
        return Response([row.name for row in rows])
