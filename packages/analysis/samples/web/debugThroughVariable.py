# expect: 5 debug-server
from flask import Flask
flags = {"debug": True}
server = Flask("shop")
server.run(**flags)
