# expect: 5 code-injection
from django.http import JsonResponse
def calc(request):
    if request.method == 'POST':
        return JsonResponse({'r': eval(request.POST.get('expr'))})
