# expect: 4 path-overwrite
def up(request):
    f = request.FILES['doc']
    with open('/srv/media/' + f.name, 'wb+') as dest:
        for chunk in f.chunks():
            dest.write(chunk)
