# expect: nothing
import paramiko, os
c = paramiko.SSHClient()
c.load_system_host_keys()
c.connect('h.corp.net', username='u', key_filename=os.path.expanduser('~/.ssh/id_rsa'))
