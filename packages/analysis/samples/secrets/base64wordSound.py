# expect: nothing
x = "VGhpcyBpcyBqdXN0IGEgdGV4dA=="
