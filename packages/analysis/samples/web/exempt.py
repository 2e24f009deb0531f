# expect: 2 csrf-off
from django.views.decorators.csrf import csrf_exempt
@csrf_exempt
def pay(request):
    return transfer(request.POST['to'])
