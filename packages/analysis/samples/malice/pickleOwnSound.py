# expect: nothing
import json
json.dump({'a': 1}, open('a.json', 'w'))
