# expect: 3 unsafe-pickle
import pandas as pd
df = pd.read_pickle('http://h.corp/x.pkl')
