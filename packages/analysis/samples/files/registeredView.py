# expect: 5 path-traversal
from flask import Flask
app = Flask(__name__)
def invoice(number):
    return open('/srv/invoices/' + number).read()
app.add_url_rule('/invoice/<number>', 'invoice', invoice)
