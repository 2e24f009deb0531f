# expect: nothing
from getpass import getpass
password = getpass("Password: ")
