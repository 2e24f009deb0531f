# expect: 3 command-injection
import subprocess as s
s.Popen(input(), **{'sh' + 'ell': True})
