# expect: 6 path-traversal
from configparser import ConfigParser
from flask import request
def load():
    settings = ConfigParser()
    settings.read('/srv/' + request.args['profile'])
