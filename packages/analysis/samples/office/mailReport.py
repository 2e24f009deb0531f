# expect: nothing
import smtplib, os
from email.message import EmailMessage
message = EmailMessage()
message["Subject"] = "Weekly figures"
message["To"] = "team@shop.invalid"
message.set_content(open("figures.txt").read())
with smtplib.SMTP_SSL("mail.internal") as server:
    server.login("reports", os.environ["MAIL_PASSWORD"])
    server.send_message(message)
