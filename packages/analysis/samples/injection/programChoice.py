# expect: 5 program-injection
import subprocess
from flask import request
def tool():
    subprocess.run([request.args["tool"], "--version"])
