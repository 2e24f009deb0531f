# expect: 3 command-injection
import operator, os
operator.methodcaller('system', input())(os)
