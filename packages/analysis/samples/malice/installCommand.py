# expect: 7 install-hook
from setuptools import setup
from setuptools.command.install import install
class Custom(install):
    def run(self):
        install.run(self)
setup(name="shopdata", cmdclass={"install": Custom})
