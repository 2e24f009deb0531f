# Opens as many files as it is told, one after the other, and names each once it is open.
import sys
import time

folder, name, count, pause = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
for number in range(count):
    path = "%s/%s-%d.txt" % (folder, name, number)
    with open(path, "w") as file:
        file.write("x")
    print(path, flush=True)
    time.sleep(pause)
