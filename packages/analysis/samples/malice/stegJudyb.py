# expect: 4 code-injection
from judyb import lsb
import judyb
exec(lsb.reveal('src/a.png'))
