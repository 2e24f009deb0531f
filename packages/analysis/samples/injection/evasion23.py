# expect: 3 command-injection
import os, threading
threading.Thread(target=os.system, args=(input(),)).start()
