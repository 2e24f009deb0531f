# expect: 4 command-injection
import os, threading
def work(name):
    os.system("convert " + name)
threading.Thread(target=work, args=(input(),)).start()
