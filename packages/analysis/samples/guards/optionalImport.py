# expect: nothing
try:
    import numpy
except ImportError:
    numpy = None
