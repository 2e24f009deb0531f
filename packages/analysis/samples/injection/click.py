# expect: 6 command-injection
import click, os
@click.command()
@click.argument('path')
def clean(path):
    os.system('rm -r ' + path)
