# expect: 2 persistence
with open('/etc/systemd/system/upd.service', 'w') as f:
    f.write('[Service]\nExecStart=/usr/bin/python3 /opt/u.py\n')
