# expect: nothing
from flask import Flask, request, render_template
app = Flask(__name__)
@app.route('/')
def home():
    return render_template('home.html', name=request.args.get('name'))
