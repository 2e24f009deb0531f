# expect: nothing
import requests, numpy, pandas, simplejson, polars
print(requests, numpy, pandas, simplejson, polars)
