# expect: nothing
from flask import Flask, request, Response
app = Flask(__name__)
@app.route('/')
def home():
    return Response(request.args.get('q', ''), mimetype='text/plain')
