# expect: nothing
import numpy as np
rows = np.load('rows.npy')
