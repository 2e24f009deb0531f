# expect: 3 command-injection
m = __import__
m('os').__dict__['system'](input())
