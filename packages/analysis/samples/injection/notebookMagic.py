# expect: 4 command-injection
from IPython import get_ipython
name = input()
get_ipython().system("pip install " + name)
