# expect: 8 command-injection
import os
from dataclasses import dataclass
@dataclass
class J:
    c: str
j = J(c=input())
os.system(j.c)
