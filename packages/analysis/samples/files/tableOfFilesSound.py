# expect: nothing
from flask import Flask, request
app = Flask(__name__)
FILES = {'a': '/srv/a.txt', 'b': '/srv/b.txt'}
@app.route('/f')
def f():
    name = FILES.get(request.args['f'])
    if name is None:
        return {}, 404
    return {'size': len(open(name).read())}
