# expect: nothing
from flask import redirect, request, url_for
def find():
    return redirect(url_for('shop.list') + '?words=' + request.args['words'])
