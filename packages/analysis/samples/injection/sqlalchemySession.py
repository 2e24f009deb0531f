# expect: 9 sql-injection
from flask import Flask, request
from flask_sqlalchemy import SQLAlchemy
app = Flask(__name__)
db = SQLAlchemy(app)
@app.route('/s')
def s():
    q = request.args.get('q')
    rows = db.session.execute(f"select * from items where name like '%{q}%'")
    return str(rows.rowcount)
