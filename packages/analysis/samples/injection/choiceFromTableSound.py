# expect: nothing
import subprocess
COMMANDS = {'up': 'docker compose up -d', 'down': 'docker compose down'}
def act(name):
    if name in COMMANDS:
        subprocess.run(COMMANDS[name], shell=True)
