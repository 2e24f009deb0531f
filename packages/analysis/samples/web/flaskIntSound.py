# expect: nothing
from flask import Flask
app = Flask(__name__)
@app.route('/user/<int:number>')
def user(number):
    return '<p>User %s</p>' % number
