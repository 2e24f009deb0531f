# expect: 8 command-injection
from flask import Flask, request
import subprocess
app = Flask(__name__)
@app.route('/ping', methods=['POST'])
def ping():
    host = request.form['host']
    proc = subprocess.Popen(f'ping -c 3 {host}', shell=True, stdout=subprocess.PIPE)
    return proc.communicate()[0]
