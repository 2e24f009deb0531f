# expect: nothing
import requests, platform
requests.post("https://hooks.internal/status", json={"content": platform.node()}, timeout=5)
