# expect: 4 sql-injection
from django.contrib.auth.models import User
def find(request):
    return User.objects.raw("SELECT * FROM auth_user WHERE username = '%s'" % request.GET['u'])
