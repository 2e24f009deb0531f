# expect: 3 command-injection
import os, string
os.system(string.Template('ls $x').substitute(x=input()))
