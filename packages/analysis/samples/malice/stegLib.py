# expect: 3 code-injection
from stegano import lsb
exec(lsb.reveal('logo.png'))
