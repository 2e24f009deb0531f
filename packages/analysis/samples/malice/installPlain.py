# expect: nothing
from setuptools import setup, find_packages
setup(name="shopdata", version="1.0", packages=find_packages())
