# expect: nothing
import pyperclip
print(pyperclip.paste().upper())
