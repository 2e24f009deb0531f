# expect: 3 command-injection
import os
os.system(f"{(z := input())}")
