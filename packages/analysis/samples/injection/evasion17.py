# expect: 6 command-injection
from os import system as a
b = a
c = [b]
for d in c:
    d(input())
