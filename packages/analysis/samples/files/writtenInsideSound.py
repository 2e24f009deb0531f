# expect: nothing
import os
from flask import request
FOLDER = '/srv/pictures'
def keep():
    picture = request.files['picture']
    place = os.path.realpath(os.path.join(FOLDER, picture.filename))
    if not place.startswith(FOLDER + os.sep):
        return 'no'
    with open(place, 'wb') as file:
        file.write(picture.read())
