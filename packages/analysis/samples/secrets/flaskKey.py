# expect: 4 fixed-credential
from flask import Flask
app = Flask(__name__)
app.secret_key = "d3v-Shop-9912"
