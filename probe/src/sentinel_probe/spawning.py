# multiprocessing's spawn and forkserver start processes by a function that raises no audit event: it is
# wrapped.

import sys


def create(probe):
    """An act for `probe.later`: wraps `multiprocessing.util.spawnv_passfds` as soon as it is there."""
    modules, foreign = sys.modules, probe.system.foreign

    def wrap():
        util = modules.get('multiprocessing.util')
        namespace = util.__dict__ if type(util) is type(sys) else {}
        original = namespace.get('spawnv_passfds')
        if original is None:
            return False

        def spawnv_passfds(path, args, passfds):
            try:
                probe.observe('processes')
                probe.process_started('multiprocessing.util.spawnv_passfds', path, args)
            except BaseException as fault:
                if foreign(fault):
                    raise
                probe.recorder.faults += 1
            return original(path, args, passfds)

        spawnv_passfds.__module__ = original.__module__
        spawnv_passfds.__doc__ = original.__doc__
        namespace['spawnv_passfds'] = spawnv_passfds
        return True

    return wrap
