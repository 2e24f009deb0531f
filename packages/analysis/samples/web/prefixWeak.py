# expect: 6 open-redirect
from flask import Flask, request, redirect
app = Flask(__name__)
@app.route('/go')
def go():
    return redirect('https://' + request.args['h'])
