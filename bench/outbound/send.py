# Uploads through TLS with http.client and says how many seconds it took: one file, or many small requests.
#     send.py PORT upload|requests AMOUNT        (megabytes, or requests)

import http.client
import json
import os
import random
import ssl
import sys
import time

port, what, amount = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
context = ssl.create_default_context()
context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
connection = http.client.HTTPSConnection('127.0.0.1', port, context=context)


def ask(body):
    connection.request('POST', '/in', body, {'Content-Type': 'application/json'})
    connection.getresponse().read()


dice = random.Random(3)
row = json.dumps({'order': 4711, 'items': [dice.random() for _ in range(8)], 'note': 'as usual'}) + '\n'
ask(b'first')
if what == 'upload':
    body = (row * (amount * 1_000_000 // len(row))).encode()
    path = os.path.join(sys.argv[4], 'body')
    with open(path, 'wb') as file:
        file.write(body)
    began = time.perf_counter()
    with open(path, 'rb') as file:
        connection.request('POST', '/in', file, {'Content-Length': str(len(body))})
        connection.getresponse().read()
else:
    small = [row.replace('4711', str(number)).encode() for number in range(amount)]
    began = time.perf_counter()
    for one in small:
        ask(one)
print(time.perf_counter() - began)
