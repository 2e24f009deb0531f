# expect: nothing
import torch
weights = torch.load("model.pt", map_location="cpu", weights_only=True)
