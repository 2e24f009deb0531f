# expect: nothing
import requests
from flask import Flask, request
app = Flask(__name__)
@app.route('/w')
def w():
    return requests.get('https://api.corp.net/weather', params={'city': request.args['c']}, timeout=5).json()
