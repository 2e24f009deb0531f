# expect: 5 command-injection
import gradio as gr
import subprocess
def run_cmd(text):
    return subprocess.getoutput(text)
gr.Interface(fn=run_cmd, inputs='text', outputs='text').launch()
