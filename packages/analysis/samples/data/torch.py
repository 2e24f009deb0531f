# expect: 4 unsafe-model-file
import torch
def read(p):
    return torch.load(p)
