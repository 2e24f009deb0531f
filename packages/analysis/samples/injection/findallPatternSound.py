# expect: nothing
import re
WORDS = re.compile(r'\w+')
def words(text):
    return WORDS.findall(text)
