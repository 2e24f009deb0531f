# expect: 3 old-tls
import ssl
context = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
