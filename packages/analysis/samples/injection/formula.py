# expect: 6 formula-injection
import csv
from flask import request
def note(path):
    with open('/srv/visits.csv', 'a', newline='') as file:
        csv.writer(file).writerow([request.form['name'], 1])
