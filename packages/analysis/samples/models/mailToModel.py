# expect: 5 data-to-external-ai, 5 prompt-injection
import imaplib, openai
box = imaplib.IMAP4_SSL("mail.internal")
kind, data = box.fetch("1", "(RFC822)")
openai.responses.create(model="m", input=data[0][1].decode())
