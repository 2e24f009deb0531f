# Sends a payroll workbook whole to a language model for a summary (pandas, openai, a stand-in for the provider).
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
from openai import OpenAI

HERE = Path(__file__).parent

# A stand-in for the provider runs beside this script, so that the example needs no network and no key, and nothing
# leaves this machine. Sentinel is told whom it stands for, and treats what is sent there as if it went to the provider.
model = subprocess.Popen([sys.executable, HERE / "model.py"], stdout=subprocess.PIPE, text=True)
place = model.stdout.readline().strip()
os.environ["SENTINEL_STANDS_FOR"] = f"{place}=api.openai.com"

try:
    payroll = pd.read_excel(HERE / "payroll-2026-06.xlsx", sheet_name="Payroll")

    client = OpenAI(base_url=f"http://{place}/v1", api_key="not-needed")
    answer = client.chat.completions.create(
        model="stand-in-1",
        messages=[
            {"role": "system", "content": "Summarise this payroll in three points."},
            {"role": "user", "content": payroll.to_csv(index=False)},
        ],
    )
finally:
    model.terminate()
    model.wait()

summary = answer.choices[0].message.content
(HERE / "summary.md").write_text(summary, encoding="utf-8")
print(summary)
print(f"\n{answer.usage.total_tokens} tokens; written to summary.md")
