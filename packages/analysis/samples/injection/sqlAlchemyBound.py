# expect: nothing
from flask import request
from sqlalchemy import text, create_engine
engine = create_engine("sqlite://")
def rows():
    with engine.connect() as connection:
        return connection.execute(text("SELECT * FROM t WHERE a = :a"), {"a": request.args["a"]})
