# expect: 3 open-permissions
import os
fd = os.open('/srv/x', os.O_CREAT | os.O_WRONLY, 0o777)
