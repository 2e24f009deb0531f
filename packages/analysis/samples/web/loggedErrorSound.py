# expect: nothing
import logging
from django.http import JsonResponse
def home(request):
    try:
        work()
    except Exception:
        logging.exception('home failed')
        return JsonResponse({'error': 'internal'}, status=500)
