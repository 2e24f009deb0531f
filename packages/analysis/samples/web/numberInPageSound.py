# expect: nothing
from flask import Flask, request
app = Flask(__name__)
@app.route('/')
def home():
    return '<p>%d</p>' % int(request.args['n'])
