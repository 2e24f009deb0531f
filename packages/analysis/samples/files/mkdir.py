# expect: 3 open-permissions
import os
os.makedirs('/srv/x', mode=0o777)
