# expect: nothing
import torch
model = torch.load('m.pt', weights_only=True)
