# expect: 6 cross-site-scripting
from flask import Flask
app = Flask(__name__)
@app.route('/user/<name>')
def user(name):
    return '<p>User %s</p>' % name
