# expect: nothing
from dataclasses import dataclass
@dataclass
class Line:
    name: str
    amount: float
lines = [Line("a", 1.5), Line("b", 2.0)]
print(sum(line.amount for line in lines))
