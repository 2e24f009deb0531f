# expect: nothing
import os
DEBUG = os.environ.get("DJANGO_DEBUG") == "1"
ALLOWED_HOSTS = ["shop.invalid"]
SESSION_COOKIE_SECURE = True
