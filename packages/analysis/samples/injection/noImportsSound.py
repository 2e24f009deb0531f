# expect: nothing
wanted = request.form['host']
subprocess.run(['nslookup', wanted], check=False)
