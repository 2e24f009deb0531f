# expect: 5 command-injection
import paramiko
client = paramiko.SSHClient()
client.connect("build.internal")
client.exec_command("rm -rf /srv/" + input())
