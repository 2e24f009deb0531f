# expect: 6 command-injection
import paramiko
def remote(host, user, command):
    c = paramiko.SSHClient()
    c.connect(host, username=user)
    stdin, stdout, stderr = c.exec_command('ls ' + command)
    return stdout.read()
