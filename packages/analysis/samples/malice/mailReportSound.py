# expect: nothing
import smtplib, os
from email.message import EmailMessage
m = EmailMessage()
m.set_content(open('report.txt').read())
with smtplib.SMTP_SSL('smtp.corp.net') as s:
    s.login('bot', os.environ['MAIL_PW'])
    s.send_message(m)
