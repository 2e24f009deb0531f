# expect: 7 template-injection
from flask import Flask, request, render_template_string
app = Flask(__name__)
@app.route('/p')
def p():
    t = '<h1>%s</h1>' % request.args.get('name')
    return render_template_string(t)
