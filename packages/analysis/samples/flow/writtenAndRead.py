# expect: 6 command-injection
import os
with open("name.txt", "w") as file:
    file.write(input())
with open("name.txt") as file:
    os.system("ping " + file.read())
