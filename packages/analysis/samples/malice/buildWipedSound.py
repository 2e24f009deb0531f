# expect: nothing
import os
os.system('rm -rf ./build/*')
