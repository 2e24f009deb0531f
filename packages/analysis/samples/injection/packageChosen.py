# expect: 5 package-injection
import subprocess, sys
from flask import request
def add():
    subprocess.run([sys.executable, '-m', 'pip', 'install', '--quiet', request.form['plugin']], check=True)
