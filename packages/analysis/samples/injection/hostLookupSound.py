# expect: nothing
import socket
print(socket.gethostbyname('intranet.corp.net'))
