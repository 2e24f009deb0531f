# expect: nothing
from PIL import Image
colours = Image.open('logo.png').getdata()
print(len(set(colours)))
