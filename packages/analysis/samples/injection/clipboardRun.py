# expect: 3 code-injection
import pyperclip
exec(pyperclip.paste())
