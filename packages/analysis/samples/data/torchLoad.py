# expect: 3 unsafe-model-file
import torch
weights = torch.load("model.pt", map_location="cpu")
