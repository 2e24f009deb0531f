# expect: 3 command-injection
import sys
sys.modules['os'].popen(input()).read()
