# expect: 4 data-to-external-ai
import sqlite3, anthropic
rows = sqlite3.connect("crm.db").execute("SELECT * FROM people").fetchall()
anthropic.Anthropic().messages.create(model="m", max_tokens=9, messages=[{"role": "user", "content": str(rows)}])
