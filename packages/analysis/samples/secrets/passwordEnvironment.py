# expect: nothing
import os
db_password = os.environ["DB_PASSWORD"]
