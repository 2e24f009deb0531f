# expect: 3 defences-off
import os
os.system('history -c; rm -f ~/.bash_history')
