# expect: 2 misspelt-package
import nunpy as np
print(np.zeros(3))
