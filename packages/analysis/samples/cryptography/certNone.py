# expect: 4 certificate-check-off, 5 certificate-check-off
import ssl
context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
