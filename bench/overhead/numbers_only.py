# Computes, and raises no audit event at all. Prints the seconds of processor time.

import time


def primes(limit):
    sieve = bytearray(b'\1') * limit
    for number in range(2, int(limit**0.5) + 1):
        if sieve[number]:
            for multiple in range(number * number, limit, number):
                sieve[multiple] = 0
    return sum(sieve)


began = time.process_time()
primes(1_000_000)
print(time.process_time() - began)
