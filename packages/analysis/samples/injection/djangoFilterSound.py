# expect: nothing
from django.contrib.auth.models import User
def find(request):
    return User.objects.filter(username=request.GET['u'])
