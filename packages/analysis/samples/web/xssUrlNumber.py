# expect: nothing
from flask import Flask
app = Flask(__name__)
@app.route("/user/<int:number>")
def user(number: int):
    return "User %d" % number
