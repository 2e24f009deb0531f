# expect: 4 sql-injection
def find(request):
    from app.models import Book
    return Book.objects.extra(where=["title = '%s'" % request.GET.get('t')])
