# Stores that speak no SQL: the commands of Redis and the methods of MongoDB's collections. Keys are data, and not told.

LONGEST_PIPELINE = 10_000  # commands of one pipeline that are looked at


def create(watcher):
    """Acts by role."""
    databases = watcher.probe.load('observers.databases')
    drivers, dig = databases.of(watcher), databases.dig

    class Command:
        """One command under way; what a client does on its behalf is part of it."""

    def redis_opened(parameters):
        def begin(args, kwargs):
            connection = args[0]
            if getattr(connection, '_sock', None) is not None or getattr(connection, 'is_connected', False) is True:
                return None  # asked for before each command
            return connection, watcher.origin('redis')

        def end(state, result, fault):
            if fault is None:
                connection, origin = state
                about = {name: dig(connection, name) for name in ('host', 'port')}
                about['host'] = about['host'] or dig(connection, 'path')
                about.update(database=dig(connection, 'db'), account=dig(connection, 'username'))
                drivers.connected('redis', about, origin)

        return begin, end

    def session_of(client):
        database = drivers.plain(dig(client, 'connection_pool.connection_kwargs[db]'))
        return drivers.session('redis', database or '0', 'redis')

    def redis(parameters):
        def begin(args, kwargs):
            return None if len(args) < 2 or watcher.enclosing(Command) is not None else around(args)

        def end(state, result, fault):
            if fault is None:
                drivers.commanded(session_of(state.client), state.command, ())

        return begin, end

    def around(args):
        command = Command()
        command.client, command.command = args[0], drivers.text(args[1]) or ''
        return command

    def redis_pipeline(parameters):
        def begin(args, kwargs):
            entries = list(args[0].command_stack)[:LONGEST_PIPELINE]
            words = [getattr(entry, 'args', None) or entry[0] for entry in entries]
            return args[0], {drivers.text(some[0]) or '' for some in words}

        def end(state, result, fault):
            if fault is None:
                for command in sorted(state[1]):  # each once, however often it stands in the pipeline
                    drivers.commanded(session_of(state[0]), command, ())

        return begin, end

    def mongo_opened(parameters):
        def begin(args, kwargs):
            return args[0], watcher.origin('pymongo')

        def end(state, result, fault):
            if fault is None:
                client, origin = state
                seeds = dig(client, '_seeds') or dig(client, '_topology_settings.seeds') or ()
                host, port = min(seeds, default=(None, None))
                account = dig(client, 'options.pool_options._credentials.username')
                drivers.connected('mongodb', {'host': host, 'port': port, 'account': account}, origin)

        return begin, end

    def mongo(parameters):
        def begin(args, kwargs):
            if watcher.enclosing(Command) is not None:
                return None
            command = Command()
            command.collection = args[0]
            return command

        def end(state, result, fault):
            if fault is None:
                database = drivers.plain(dig(state.collection, 'database.name'))
                session = drivers.session('mongodb', database, 'pymongo')
                tables = (dig(state.collection, 'name'),)
                drivers.commanded(session, parameters['call'], tables, documents(result))

        return begin, end

    def documents(result):
        """How many documents a call changed, where its result says so."""
        for name in ('modified_count', 'deleted_count'):
            count = getattr(result, name, None)
            if type(count) is int:
                return count
        many = getattr(result, 'inserted_ids', None)
        if many is not None:
            return len(many)
        return 1 if getattr(result, 'inserted_id', None) is not None else None

    return {
        'redis_opened': redis_opened,
        'redis': redis,
        'redis_pipeline': redis_pipeline,
        'mongo_opened': mongo_opened,
        'mongo': mongo,
    }
