# expect: nothing
import os
from string import Template
os.system(Template("echo $a").substitute(a="b"))
