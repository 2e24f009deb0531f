# expect: 7 sql-injection
from flask import request
from sqlalchemy import text, create_engine
engine = create_engine("sqlite://")
def rows():
    with engine.connect() as connection:
        return connection.execute(text("SELECT * FROM t WHERE a = " + request.args["a"]))
