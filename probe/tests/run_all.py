# The probe's tests on every Python of this machine: `python probe/tests/run_all.py`.
#
# Each with the C extension and without. Two at a time; the last line is `N passed, N failed, N skipped`; the
# exit code is 1 when anything failed.
# Pythons older than 3.8 are tested by the newer ones (test_old.py).

import concurrent.futures
import glob
import os
import re
import subprocess
import sys

PROBE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def version(python):
    """`(3, 12)` of an executable, or None where it does not run."""
    try:
        shown = subprocess.run(
            [python, '-c', 'import sys; print(*sys.version_info[:2])'],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            universal_newlines=True,
            timeout=60,
        )
        return tuple(map(int, shown.stdout.split())) or None
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def pythons():
    """Executables to test with, one for each real file, the oldest first."""
    found = glob.glob(
        os.path.join(os.environ.get('PYENV_ROOT') or os.path.expanduser('~/.pyenv'), 'versions/*/bin/python')
    ) + [
        sys.executable,
        '/usr/bin/python3',
    ]
    chosen = {}
    for python in found:
        number = version(python)
        if number and number >= (3, 8):
            chosen.setdefault(os.path.realpath(python), (number, python))
    return [python for _, python in sorted(chosen.values())]


def run(python, native):
    """`(python, passed, failed, skipped, output)` of the suite on one interpreter; `native` as in
    SENTINEL_NATIVE."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(('PYTHON', 'SENTINEL'))}
    env['SENTINEL_NATIVE'] = native
    done = subprocess.run(
        [python, '-m', 'unittest', 'discover', '-s', os.path.join(PROBE, 'tests'), '-t', PROBE],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    ran = re.search(r'^Ran (\d+) test', done.stdout, re.M)
    counts = {name: int(count) for name, count in re.findall(r'(failures|errors|skipped)=(\d+)', done.stdout)}
    skipped = counts.get('skipped', 0)
    failed = counts.get('failures', 0) + counts.get('errors', 0)
    if ran is None or (done.returncode and not failed):
        failed = 1
    title = python + (' (C)' if native == '1' else ' (pure)')
    return title, max(0, int(ran.group(1)) - failed - skipped) if ran else 0, failed, skipped, done.stdout


def main():
    totals = [0, 0, 0]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        sides = [(python, native) for python in pythons() for native in '10']
        for title, passed, failed, skipped, output in pool.map(run, *zip(*sides)):
            print('%s: %d passed, %d failed, %d skipped' % (title, passed, failed, skipped), flush=True)
            if failed:
                print(output)
            totals = [total + more for total, more in zip(totals, (passed, failed, skipped))]
    print('%d passed, %d failed, %d skipped' % tuple(totals))
    return 1 if totals[1] or not totals[0] else 0


if __name__ == '__main__':
    sys.exit(main())
