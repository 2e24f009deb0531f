# expect: nothing
import platform, psutil
print(platform.node(), psutil.cpu_count())
