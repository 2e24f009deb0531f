# expect: nothing
import cv2
camera = cv2.VideoCapture(0)
ok, frame = camera.read()
cv2.imwrite('frame.png', frame)
