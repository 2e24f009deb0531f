# expect: nothing
import getpass
password = getpass.getpass("Password: ")
