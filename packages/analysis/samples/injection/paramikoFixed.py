# expect: nothing
import paramiko
client = paramiko.SSHClient()
client.connect("build.internal")
client.exec_command("uptime")
