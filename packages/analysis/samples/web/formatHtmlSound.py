# expect: nothing
from django.utils.html import format_html
def badge(request):
    return format_html('<b>{}</b>', request.GET['name'])
