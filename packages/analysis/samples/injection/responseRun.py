# expect: 4 downloaded-code
import requests
code = requests.get("https://updates.internal/patch.py").text
exec(code)
