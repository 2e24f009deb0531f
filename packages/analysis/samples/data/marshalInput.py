# expect: 3 unsafe-deserialisation
import marshal, sys
code = marshal.loads(sys.stdin.buffer.read())
