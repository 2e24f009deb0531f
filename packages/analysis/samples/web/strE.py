# expect: 9 error-details-answered
from flask import Flask, jsonify
app = Flask(__name__)
@app.route('/x')
def x():
    try:
        return jsonify(work())
    except Exception as e:
        return jsonify({'error': str(e)}), 500
