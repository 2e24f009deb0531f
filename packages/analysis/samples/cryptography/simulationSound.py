# expect: nothing
import numpy as np
noise = np.random.normal(size=100)
