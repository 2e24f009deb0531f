# expect: nothing
import os
password = os.environ.get('DB_PASSWORD')
token = os.getenv('API_TOKEN', '')
