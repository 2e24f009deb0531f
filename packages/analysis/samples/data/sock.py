# expect: 7 unsafe-deserialisation
import socket, pickle
s = socket.socket()
s.bind(('127.0.0.1', 5))
s.listen()
c, a = s.accept()
obj = pickle.loads(c.recv(4096))
