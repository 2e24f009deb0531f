# Builds the extension for every platform: `python probe/_native/build.py [--zig PYTHON] [--check]`.
#
# Without an option: for this machine, by the system's `cc`. `--zig PYTHON` names a Python that has PyPI's
# `ziglang`, which compiles for all; the same version gives the same bytes. `--check` holds abi.h against this
# Python's own headers. The manifest beside the binaries says what each is and where it was tried.

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import sysconfig
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(os.path.dirname(HERE), 'src', 'sentinel_probe', 'native')
SOURCES = (
    'module.c',
    'hook.c',
    'start.c',
    'command.c',
    'introduce.c',
    'waking.c',
    'ending.c',
    'recorder.c',
    'text.c',
    'sha256.c',
)
SOURCES += ('origin.c', 'content.c', 'tables.c', 'matcher.c', 'codes.c', 'words.c', 'numbers.c')  # what leaves
FLAGS = ('-std=c11', '-O2', '-Wall', '-Wextra', '-Werror', '-fvisibility=hidden')
with open(os.path.join(os.path.dirname(OUT), '__init__.py')) as package:
    VERSION = package.read().partition("\nVERSION = '")[2].partition("'")[0]
FLAGS += ('-DSENTINEL_VERSION="%s"' % VERSION,)
# No library is named: Python brings the C library along, and looking for libdl was half of the loading.
UNIX = ('-nostdlib',)
APPLE = ('-Wl,-undefined,dynamic_lookup',)
# File name, as bootstrap.binary() asks for it: the compiler's name of the target and its own flags. glibc
# 2.17 is that of the oldest systems for which PyPI's wheels are built (manylinux2014).
TARGETS = {
    'x86_64-linux-gnu.abi3.so': ('x86_64-linux-gnu.2.17', UNIX),
    'aarch64-linux-gnu.abi3.so': ('aarch64-linux-gnu.2.17', UNIX),
    'x86_64-linux-musl.abi3.so': ('x86_64-linux-musl', UNIX),
    'aarch64-linux-musl.abi3.so': ('aarch64-linux-musl', UNIX),
    'x86_64-darwin.abi3.so': ('x86_64-macos.11.0', APPLE),
    'arm64-darwin.abi3.so': ('aarch64-macos.11.0', APPLE),
    'win32-x64.pyd': ('x86_64-windows-gnu', ()),
    'win32-arm64.pyd': ('aarch64-windows-gnu', ()),
}
TESTED = {'x86_64-linux-gnu.abi3.so': 'CPython 3.8 to 3.13 on Linux x64 with glibc'}


def sources():
    return [os.path.join(HERE, name) for name in SOURCES]


def local():
    return platform.machine() + '-linux-gnu.abi3.so'


def compile_with(command, name, flags):
    """Build one binary into OUT; CalledProcessError where the compiler refuses."""
    with tempfile.TemporaryDirectory() as folder:
        objects = []
        for source in sources():
            objects.append(os.path.join(folder, os.path.basename(source) + '.o'))
            pic = ['-fPIC'] if flags in (UNIX, APPLE) else []
            subprocess.run(command + list(FLAGS) + pic + ['-c', source, '-o', objects[-1]], check=True)
        output = ['-shared', '-s', *objects, '-o', os.path.join(OUT, name)]
        subprocess.run(command + output + list(flags), check=True)


def python_library(zig, machine, folder):
    """An import library for python3.dll, made from the names that abi.h declares: Windows links by them."""
    with open(os.path.join(HERE, 'abi.h')) as file:
        words = file.read().replace('(', ' ( ').replace('*', ' ').split()
    names = sorted({word for word, after in zip(words, words[1:]) if after == '(' and word.startswith('Py')})
    definition = os.path.join(folder, 'python3.def')
    with open(definition, 'w') as file:
        file.write('LIBRARY python3.dll\nEXPORTS\n' + ''.join('  %s\n' % name for name in names))
    library = os.path.join(folder, 'libpython3.a')
    subprocess.run(zig + ['dlltool', '-m', machine, '-d', definition, '-l', library], check=True)
    return library


def cross_compile(python):
    zig = [python, '-m', 'ziglang']
    for name, (target, flags) in TARGETS.items():
        with tempfile.TemporaryDirectory() as folder:
            if 'windows' in target:
                flags = (python_library(zig, 'arm64' if 'aarch64' in target else 'i386:x86-64', folder),)
            compile_with(zig + ['cc', '-target', target], name, flags)
        print(name, os.path.getsize(os.path.join(OUT, name)), flush=True)
    for left in ('module.c.lib', 'module.c.pdb'):  # zig's by-products for Windows
        if os.path.exists(os.path.join(OUT, left)):
            os.remove(os.path.join(OUT, left))


def manifest():
    """{file: {sha256, bytes, tested}} of what is there."""
    entries = {}
    for name in sorted(TARGETS):
        with open(os.path.join(OUT, name), 'rb') as file:
            content = file.read()
        tested = TESTED.get(name, 'no: compiled, never run')
        entries[name] = {
            'sha256': hashlib.sha256(content).hexdigest(),
            'bytes': len(content),
            'tested': tested,
        }
    with open(os.path.join(OUT, 'manifest.json'), 'w') as file:
        file.write(json.dumps(entries, indent=2) + '\n')


def check():
    """Compile abi.h after this Python's own header: the compiler refuses declarations that differ."""
    with tempfile.TemporaryDirectory() as folder:
        headers = ['-I' + sysconfig.get_paths()['include'], '-DSENTINEL_CHECK', '-Wno-unused-parameter']
        for source in sources():
            result = os.path.join(folder, 'checked.o')
            subprocess.run(['cc', *FLAGS[:1], FLAGS[-1], *headers, '-Werror', '-c', source, '-o', result], check=True)
    print('abi.h agrees with', sys.version.split()[0])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--zig', metavar='PYTHON')
    parser.add_argument('--check', action='store_true')
    options = parser.parse_args()
    if options.check:
        return check()
    os.makedirs(OUT, exist_ok=True)
    if options.zig:
        cross_compile(options.zig)
        return manifest()
    return compile_with(['cc'], local(), UNIX)


if __name__ == '__main__':
    main()
