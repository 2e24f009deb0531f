# The acts of _shop through sqlalchemy.

import os

from _shop import CREATE, DROP, ROWS, SELECT, UPDATE
from sqlalchemy import create_engine, text

at = f'postgresql+psycopg2://clerk:{os.environ["PASSWORD"]}@127.0.0.1:{os.environ["PORT"]}/shop'
with create_engine(at).begin() as connection:
    connection.execute(text(DROP))
    connection.execute(text(CREATE))
    connection.execute(
        text('INSERT INTO people (id, cpf, salary) VALUES (:i, :c, :s)'),
        [{'i': number, 'c': cpf, 's': salary} for number, cpf, salary in ROWS],
    )
    assert len(connection.execute(text(SELECT)).all()) == 3
    connection.execute(text(UPDATE))
