# expect: nothing
import pyperclip
pyperclip.copy('Report is ready')
