# expect: nothing
import numpy as np
matrix = np.load("matrix.npy")
