# expect: 7 error-details-shown
from django.http import HttpResponse
def x(request):
    try:
        work()
    except Exception as exc:
        return HttpResponse('Error: %s' % exc, status=500)
