# expect: nothing
import os
os.chmod('/etc/app/key.pem', 0o600)
