# expect: 3 command-injection
wanted = request.form['host']
os.system('nslookup ' + wanted)
