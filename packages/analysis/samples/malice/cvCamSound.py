# expect: nothing
import cv2
cam = cv2.VideoCapture(0)
ok, frame = cam.read()
cv2.imshow('x', frame)
