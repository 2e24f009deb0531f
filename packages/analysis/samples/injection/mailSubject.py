# expect: 6 command-injection
import imaplib, email, os
box = imaplib.IMAP4_SSL("mail.internal")
kind, data = box.fetch("1", "(RFC822)")
message = email.message_from_bytes(data[0][1])
os.system("notify-send " + message["Subject"])
