# expect: 4 command-injection
import os, sys
if __name__ == '__main__':
    os.system('cat ' + sys.argv[1])
