# expect: 3 hardcoded-secret
import base64
password = base64.b64decode("azktQmx1ZV9UcmVl").decode()
