# expect: 7 command-injection
import subprocess
import typer
app = typer.Typer()
@app.command()
def build(target: str):
    subprocess.run(f'make {target}', shell=True)
