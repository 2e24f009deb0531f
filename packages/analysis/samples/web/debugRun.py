# expect: 5 debug-server
from flask import Flask
server = Flask("shop")
if __name__ == "__main__":
    server.run(port=8000, debug=True)
