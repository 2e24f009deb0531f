# expect: 5 cross-site-scripting
from django.utils.safestring import mark_safe
from django.shortcuts import render
def profile(request):
    bio = mark_safe(request.POST.get('bio'))
    return render(request, 'p.html', {'bio': bio})
