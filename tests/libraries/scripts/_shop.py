# The acts that every driver is asked for: a table made, five rows put in, three read, one changed.

DROP = 'DROP TABLE IF EXISTS people'
CREATE = 'CREATE TABLE people (id INTEGER PRIMARY KEY, cpf VARCHAR(20), salary INTEGER)'
INSERT = 'INSERT INTO people (id, cpf, salary) VALUES ({0}, {0}, {0})'
ROWS = [(number, '529.982.247-25', 1000 * number) for number in range(1, 6)]
SELECT = 'SELECT p.id, p.cpf FROM people AS p WHERE p.id <= 3'
UPDATE = "UPDATE people SET cpf = 'from hidden' WHERE id = 4"


def act(connection, mark):
    """Through the DB-API, as Python's database programs are written."""
    cursor = connection.cursor()
    cursor.execute(DROP)
    cursor.execute(CREATE)
    cursor.executemany(INSERT.format(mark), ROWS)
    cursor.execute(SELECT)
    assert len(cursor.fetchall()) == 3
    cursor.execute(UPDATE)
    connection.commit()
    connection.close()
