# expect: nothing
from flask import Flask
app = Flask(__name__)
@app.route('/opening-hours')
def hours():
    return 'nine to five'
