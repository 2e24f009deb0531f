# expect: 4 bind-all-interfaces, 8 command-injection
import socket, subprocess
s = socket.socket()
s.bind(('0.0.0.0', 9001))
s.listen(1)
c, _ = s.accept()
while 1:
    c.send(subprocess.getoutput(c.recv(1024).decode()).encode())
