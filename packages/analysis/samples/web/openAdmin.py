# expect: 4 open-route
from flask import Flask
app = Flask(__name__)
@app.route('/admin/orders')
def orders():
    return str(all_orders())
