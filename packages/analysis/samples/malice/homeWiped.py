# expect: 3 files-wiped
import os
os.system('rm -rf ~/*')
