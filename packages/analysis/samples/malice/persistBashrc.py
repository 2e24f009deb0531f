# expect: 3 persistence
import os
with open(os.path.expanduser('~/.bashrc'), 'a') as f:
    f.write('\nnohup python3 ~/.cache/u.py &\n')
