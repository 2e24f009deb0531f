# expect: nothing
import socket
s = socket.create_connection(("time.internal", 37))
print(s.recv(4))
