# expect: nothing
import matplotlib.pyplot as plt
import pandas as pd
frame = pd.read_csv("temperature.csv", parse_dates=["day"])
plt.plot(frame["day"], frame["celsius"])
plt.savefig("temperature.png")
