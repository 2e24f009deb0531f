# expect: nothing
from flask import Flask, render_template, request, jsonify
import sqlite3
app = Flask(__name__)
def database():
    return sqlite3.connect("todo.db")
@app.route("/")
def index():
    rows = database().execute("SELECT id, title FROM todo").fetchall()
    return render_template("index.html", rows=rows)
@app.route("/add", methods=["POST"])
def add():
    with database() as connection:
        connection.execute("INSERT INTO todo (title) VALUES (?)", (request.form["title"],))
    return jsonify(ok=True)
