# expect: 7 cross-site-scripting
from flask import Flask, request
app = Flask(__name__)
@app.route('/c', methods=['POST'])
def c():
    comment = request.form.get('comment')
    return '<div>{}</div>'.format(comment)
