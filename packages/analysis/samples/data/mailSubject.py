# expect: 4 mail-header-injection
from django.core.mail import send_mail
def contact(request):
    send_mail(request.POST["subject"], "text", "a@shop.invalid", ["b@shop.invalid"])
