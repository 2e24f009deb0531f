# expect: 5 bind-all-interfaces
import socket
def serve(port):
    s = socket.socket()
    s.bind(('0.0.0.0', port))
