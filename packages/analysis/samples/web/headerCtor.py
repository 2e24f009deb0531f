# expect: 6 header-injection
from flask import Flask, request, Response
app = Flask(__name__)
@app.route('/h')
def h():
    return Response('ok', headers={'X-Custom': request.args.get('v')})
