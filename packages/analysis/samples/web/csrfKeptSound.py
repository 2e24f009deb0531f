# expect: nothing
from flask import Flask
app = Flask(__name__)
app.config.update(WTF_CSRF_ENABLED=True, SESSION_COOKIE_SECURE=True)
