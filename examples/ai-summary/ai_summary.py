# Lets a language model summarise customer feedback (openai, against a stand-in model on this machine).
import csv
import subprocess
import sys
from pathlib import Path

from openai import OpenAI

HERE = Path(__file__).parent

# A stand-in for the provider runs beside this script, so that the example needs no network and no key.
model = subprocess.Popen([sys.executable, HERE / "model.py"], stdout=subprocess.PIPE, text=True)
base = model.stdout.readline().strip()

try:
    with open(HERE / "feedback.csv", newline="", encoding="utf-8") as source:
        comments = [row["comment"] for row in csv.DictReader(source)]

    client = OpenAI(base_url=f"{base}/v1", api_key="not-needed")
    answer = client.chat.completions.create(
        model="stand-in-1",
        messages=[
            {"role": "system", "content": "Summarise the feedback in three points."},
            {"role": "user", "content": "\n".join(comments)},
        ],
    )
finally:
    model.terminate()
    model.wait()

summary = answer.choices[0].message.content
(HERE / "summary.md").write_text(summary, encoding="utf-8")
print(summary)
print(f"\n{answer.usage.total_tokens} tokens; written to summary.md")
