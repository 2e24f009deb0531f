# expect: 4 bind-all-interfaces
import socket
server = socket.socket()
server.bind(("0.0.0.0", 9000))
