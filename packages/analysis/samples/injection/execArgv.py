# expect: 5 code-injection
import sys
def main():
    source = " ".join(sys.argv[1:])
    exec(source)
main()
