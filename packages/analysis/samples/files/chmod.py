# expect: 3 open-permissions
import os
os.chmod('/etc/app/key.pem', 0o777)
