# expect: nothing
from flask import Flask, jsonify
app = Flask(__name__)
@app.route('/x')
def x():
    try:
        return jsonify(work())
    except Exception as e:
        app.logger.exception('x')
        return jsonify({'error': 'internal'}), 500
