# expect: 4 cross-site-scripting
from django.utils.safestring import mark_safe
def banner(request):
    return mark_safe("<b>%s</b>" % request.POST["title"])
