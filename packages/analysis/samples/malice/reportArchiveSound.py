# expect: nothing
import shutil, requests
shutil.make_archive('/var/tmp/reports', 'zip', '/srv/reports')
requests.post('https://files.corp.net', files={'f': open('/var/tmp/reports.zip', 'rb')})
