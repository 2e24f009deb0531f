# expect: 3 defences-off
import os
os.system('netsh advfirewall set allprofiles state off')
