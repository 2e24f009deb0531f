# expect: 4 hardcoded-secret
from flask import Flask
app = Flask(__name__)
app.secret_key = "d3v-Shop-9912"
