# expect: 3 hardcoded-secret
import psycopg2
connection = psycopg2.connect(host="db", user="app", password="k9-Blue_Tree")
