# expect: 3 unsafe-model-file
import numpy as np
matrix = np.load("matrix.npy", allow_pickle=True)
