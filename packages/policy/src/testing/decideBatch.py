# Decides in the probe's own Python what a test asks: lines of {"file": text, "acts": [{"act", "facts"}]} in, a line of
# [[verdict, rule id, fault] or null, …] out for each; "refused" where the file is not taken.
import hashlib
import json
import sys
import time

sys.path.insert(0, sys.argv[1])
import sentinel_probe  # noqa: E402

policy = sentinel_probe.load('policy')
VERDICTS = {1: 'allow', 2: 'warn', 3: 'deny'}


def digest(content):
    return hashlib.sha256(content).hexdigest()


def answer(loaded, case):
    found = loaded.decide(case['act'], case['facts'])
    if found is None:
        return None
    strength, rule, fault = found
    return [VERDICTS[strength], loaded.rules[rule][0], fault]


def microseconds(loaded, cases, rounds):
    """The time of one decision, for each round over all cases."""
    samples = []
    for _ in range(rounds):
        given = [(case['act'], dict(case['facts'])) for case in cases]
        began = time.perf_counter_ns()
        for act, facts in given:
            loaded.decide(act, facts)
        samples.append((time.perf_counter_ns() - began) / 1000 / len(cases))
    return samples


for line in sys.stdin:
    asked = json.loads(line)
    loaded = policy.parse(asked['file'].encode('utf-8', 'surrogatepass'), digest)
    if loaded is None:
        print(json.dumps('refused'))
    elif 'rounds' in asked:
        print(json.dumps(microseconds(loaded, asked['acts'], asked['rounds'])))
    else:
        print(json.dumps([answer(loaded, case) for case in asked['acts']]))
