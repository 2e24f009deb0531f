# expect: 2 django-debug, 3 all-hosts-allowed, 4 cookie-setting-off
DEBUG = True
ALLOWED_HOSTS = ["*"]
SESSION_COOKIE_SECURE = False
