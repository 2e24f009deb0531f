# The inbox file: one write per line, never into a stranger's file, and every way a disk can refuse.

import json
import os
import shutil
import subprocess
import tempfile
import unittest

from .harness import ProbeTest, extension, load, read_inbox

try:
    import resource
except ImportError:
    resource = None

safety = load('safety')
inbox = load('inbox')
native = extension()
HEAD = b'{"seq":0,"time":1700000000000000,"type":"run.started"}\n'
RUN = '018bcfe5-6800-7000-8000-000000000000'


def line(number, size=0):
    return (
        json.dumps({'seq': number, 'time': 1_700_000_000_000_000, 'type': 'x.y', 'pad': 'p' * size}).encode()
        + b'\n'
    )


class Files(unittest.TestCase):
    made = inbox.Inbox

    def setUp(self):
        self.directory = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.directory, True)
        self.box = self.made(self.directory, safety, set())
        self.box.begin(RUN, HEAD)
        self.addCleanup(lambda: self.box.begin(RUN, HEAD))

    def seqs(self):
        runs = read_inbox(self.directory)
        return [found['seq'] for found in runs[0].lines] if runs else []

    def test_lines_follow_the_head(self):
        self.assertTrue(self.box.append(line(1)))
        self.assertTrue(self.box.append(line(2)))
        self.assertEqual(self.seqs(), [0, 1, 2])

    def test_the_descriptor_is_high_and_not_inherited(self):
        self.box.flush()
        self.assertGreater(self.box.descriptor, 200)
        self.assertFalse(os.get_inheritable(self.box.descriptor))

    def test_a_closed_descriptor_is_opened_again(self):
        self.box.append(line(1))
        os.close(self.box.descriptor)
        self.assertTrue(self.box.append(line(2)))
        self.assertEqual(self.seqs(), [0, 1, 2])

    def test_a_strangers_file_under_our_number_is_left_alone(self):
        self.box.append(line(1))
        number, size = self.box.descriptor, self.box.size
        path = os.path.join(self.directory, 'users.txt')
        for content in (b'', b'mine', b'm' * size):  # the last one has our very offset
            with open(path, 'wb') as users:
                users.write(content)
                users.flush()
                os.dup2(users.fileno(), number)
            self.assertTrue(self.box.append(line(2)))
            self.assertNotEqual(self.box.descriptor, number)
            os.fstat(number)  # still open: not ours to close
            os.close(number)
            with open(path, 'rb') as users:
                self.assertEqual(users.read(), content)
            number, size = self.box.descriptor, self.box.size
        self.assertEqual(self.seqs(), [0, 1, 2, 2, 2])

    def test_a_socket_under_our_number(self):
        self.box.append(line(1))
        ours, theirs = os.pipe()
        number = self.box.descriptor
        os.dup2(theirs, number)
        os.close(theirs)
        self.assertTrue(self.box.append(line(2)))
        os.close(number)
        self.assertEqual(os.read(ours, 100), b'')
        os.close(ours)

    def test_rotation_loses_nothing(self):
        count = inbox.FILE_BYTES * 2 // 2900 + 100
        for number in range(1, count):
            self.assertTrue(self.box.append(line(number, 2900)))
        names = os.listdir(self.directory)
        self.assertEqual(set(names), {RUN + '.ndjson', RUN + '.1.ndjson', RUN + '.2.ndjson'})
        self.assertLessEqual(
            max(os.path.getsize(os.path.join(self.directory, name)) for name in names), 8 << 20
        )
        self.assertEqual(self.seqs(), list(range(count)))

    def test_the_last_file_is_kept_for_the_end(self):
        self.box.append(line(1))
        self.box.number = inbox.FILES - 1
        self.box.size = inbox.FILE_BYTES
        self.assertFalse(self.box.append(line(2)))
        self.assertTrue(self.box.full)
        self.assertTrue(self.box.append(line(3), last=True))
        self.assertEqual(self.seqs(), [0, 1, 3])

    def test_a_deleted_file_gets_a_successor(self):
        self.box.append(line(1))
        os.unlink(os.path.join(self.directory, RUN + '.ndjson'))
        os.close(self.box.descriptor)
        self.assertTrue(self.box.append(line(2)))
        self.assertEqual(self.seqs(), [2])

    def test_a_symlink_is_not_followed(self):
        target = os.path.join(self.directory, 'target')
        os.symlink(target, os.path.join(self.directory, RUN + '.ndjson'))
        self.box.append(line(1))
        self.assertFalse(os.path.exists(target))

    def test_a_missing_directory_keeps_the_head_until_it_is_there(self):
        shutil.rmtree(self.directory)
        self.assertFalse(self.box.append(line(1)))
        self.assertFalse(self.box.append(line(2)))
        os.mkdir(self.directory)
        self.assertTrue(self.box.append(line(3), last=True))
        self.assertEqual(self.seqs(), [0, 3])

    def test_failures_are_cheap(self):
        shutil.rmtree(self.directory)
        calls = []
        self.box.system = type('System', (), dict(vars(safety)))
        self.box.system.open_file = staticmethod(lambda *args: calls.append(args) or os.open(*args))
        for number in range(2000):
            self.box.append(line(number))
        self.assertLess(len(calls), 20)

    @unittest.skipIf(resource is None, 'no limits on this system')
    def test_a_fragment_spoils_only_itself(self):
        self.box.append(line(1))
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.box.size + 10, before[1]))
        try:
            self.assertFalse(self.box.append(line(2)))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        self.assertTrue(self.box.append(line(3), last=True))
        with open(os.path.join(self.directory, RUN + '.ndjson'), 'rb') as file:
            parts = file.read().split(b'\n')
        self.assertEqual(parts[2], line(2)[:10])
        self.assertEqual([json.loads(part)['seq'] for part in (parts[0], parts[1], parts[3])], [0, 1, 3])

    def test_what_is_no_line_is_refused(self):
        self.box.append(line(1))
        self.assertRaises(TypeError, self.box.append, 'text')
        self.assertTrue(self.box.append(line(2)))
        self.assertEqual(self.seqs(), [0, 1, 2])


class InboxInC(inbox.Inbox):
    def append(self, line, last=False):
        return native.append(self, line, last)


@unittest.skipIf(native is None, 'no extension for this Python')
class FilesInC(Files):
    made = InboxInC


PROGRAM = """
    import sys
    for number in range(300):
        try:
            open('/nonexistent/%d' % number)
        except OSError:
            pass
    print('done')
"""


class Refusals(ProbeTest):
    def test_a_missing_inbox(self):
        os.rmdir(self.inbox)
        self.assert_same(PROGRAM, code=0)
        self.assertFalse(os.path.exists(self.inbox))

    def test_an_inbox_that_is_a_file(self):
        os.rmdir(self.inbox)
        with open(self.inbox, 'w'):
            pass
        self.assert_same(PROGRAM, code=0)

    def test_a_relative_inbox_survives_a_change_of_directory(self):
        text = 'import os\nos.chdir("/")\nos.closerange(3, 2048)\nopen("/dev/zero").close()'
        result = self.program(text, env={'SENTINEL_INBOX': 'inbox'})
        self.assert_whole(result)
        self.assertEqual(self.told(result, 'file.opened', 'path'), ['/dev/zero'])

    def test_a_read_only_inbox(self):
        if os.getuid() == 0:
            self.mount('ro')
        else:
            os.chmod(self.inbox, 0o500)
        result = self.assert_same(PROGRAM, code=0)
        self.assertEqual(result.runs, [])

    def mount(self, options):
        if os.getuid() != 0 or subprocess.call(
            ['mount', '-t', 'tmpfs', '-o', options, 'tmpfs', self.inbox], stderr=subprocess.DEVNULL
        ):
            self.skipTest('no right to mount')
        self.addCleanup(subprocess.call, ['umount', '-l', self.inbox])

    def test_a_full_inbox_leaves_whole_lines_and_countable_holes(self):
        self.mount('size=16k')
        result = self.assert_same(PROGRAM, code=0)
        seqs = [found['seq'] for found in result.runs[0].lines]
        self.assertEqual(seqs[0], 0)
        self.assertGreater(len(seqs), 10)
        self.assertLess(len(seqs), 250)

    def test_room_that_comes_back_is_used(self):
        self.mount('size=16k')
        ballast = os.path.join(self.inbox, 'ballast')
        with open(ballast, 'wb') as file:
            file.write(b'x' * 12000)
        result = self.program(
            PROGRAM
            + """
    import os, time
    os.unlink(%r)
    time.sleep(1.1)
    open('/dev/zero').close()
"""
            % ballast
        )
        self.assertEqual((result.code, result.err), (0, ''))
        kinds = [found['type'] for found in result.runs[0].lines]
        self.assertEqual((kinds[0], kinds[-1]), ('run.started', 'run.ended'))
        self.assertIn('/dev/zero', self.told(result, 'file.opened', 'path'))
        self.assertGreater(result.runs[0].lines[-1]['seq'], len(kinds))

    def test_a_limit_on_the_size_of_files(self):
        result = self.program(
            PROGRAM, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
        )
        self.assertEqual((result.out, result.err, result.code), ('done\n', '', 0))

    def test_100_000_events(self):
        result = self.program(
            """
            import os
            for number in range(100_000):
                try:
                    os.open('/nonexistent/a-directory-with-a-longer-name/%d' % number, 0)
                except OSError:
                    pass
        """,
            timeout=120,
        )
        self.assert_whole(result)
        self.assertEqual(len(self.lines(result, 'file.opened')), 100_000)
        self.assertGreater(len(os.listdir(self.inbox)), 1)

    def test_no_descriptors_left(self):
        self.assert_same("""
            import os, resource
            resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
            taken = []
            try:
                while True:
                    taken.append(os.open('/dev/null', 0))
            except OSError as fault:
                print(fault.errno, len(taken))
            import json, xml
        """)

    def test_a_daemon_that_closes_everything(self):
        result = self.program("""
            import os
            os.closerange(3, 4096)
            mine = [os.open('mine-%d' % number, os.O_CREAT | os.O_WRONLY) for number in range(20)]
            for name in os.listdir('.'):
                open(name).close() if name.startswith('mine') else None
            print(sum(os.fstat(one).st_size for one in mine))
        """)
        self.assertEqual((result.out, result.err, result.code), ('0\n', '', 0))
        self.assert_whole(result)
        self.assertEqual(len(self.lines(result, 'file.opened')), 40)
