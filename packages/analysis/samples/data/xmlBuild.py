# expect: 8 xml-text-built
from flask import Flask, request, Response
app = Flask(__name__)
@app.route('/feed')
def feed():
    name = request.args['name']
    xml = '<?xml version="1.0"?><user><name>' + name + '</name></user>'
    return Response(xml, mimetype='text/xml')
