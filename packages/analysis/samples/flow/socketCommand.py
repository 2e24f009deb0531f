# expect: 6 command-injection
import os, socket
server = socket.socket()
server.bind(("127.0.0.1", 9000))
peer, address = server.accept()
os.system(peer.recv(100).decode())
