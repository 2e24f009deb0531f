# expect: 6 sql-injection
from sqlalchemy import create_engine, text
engine = create_engine('sqlite://')
def find(name):
    with engine.connect() as c:
        return c.execute(text("SELECT * FROM t WHERE n = '" + name + "'")).all()
