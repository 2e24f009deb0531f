# expect: 4 sql-injection
import openai, sqlite3
sql = openai.responses.create(model="m", input="SQL for all users").output_text
rows = sqlite3.connect("a.db").execute(sql)
