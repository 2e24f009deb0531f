# expect: nothing
import os
fd = os.open('key.bin', os.O_CREAT | os.O_WRONLY, 0o600)
os.makedirs('/srv/x', mode=0o750, exist_ok=True)
