# Stores that speak no SQL: the commands of Redis and the methods of MongoDB's collections. Keys are data,
# and not told.

LONGEST_PIPELINE = 10_000  # commands of one pipeline that are looked at


class Command:
    """One command under way; what a client does on its behalf is part of it."""

    def __init__(self, owner, name=''):
        self.owner, self.name = owner, name


class Stores:
    """What the roles share with the drivers of databases."""

    def __init__(self, watcher):
        databases = watcher.probe.load('observers.databases')
        self.watcher, self.drivers, self.dig = watcher, databases.of(watcher), databases.dig

    def is_inside(self):
        return self.watcher.enclosing(Command) is not None

    def redis(self, client):
        """The session of a client of Redis."""
        database = self.drivers.plain(self.dig(client, 'connection_pool.connection_kwargs[db]'))
        return self.drivers.session('redis', database or '0', 'redis')


def redis_opened(stores, parameters):
    def begin(args, kwargs):
        connection = args[0]
        if (
            getattr(connection, '_sock', None) is not None
            or getattr(connection, 'is_connected', False) is True
        ):
            return None  # asked for before each command
        return connection, stores.watcher.origin('redis')

    def end(state, result, fault):
        if fault is None:
            connection, origin = state
            about = {name: stores.dig(connection, name) for name in ('host', 'port')}
            about['host'] = about['host'] or stores.dig(connection, 'path')
            about.update(database=stores.dig(connection, 'db'), account=stores.dig(connection, 'username'))
            stores.drivers.connected('redis', about, origin)

    return begin, end


def redis(stores, parameters):
    def begin(args, kwargs):
        if len(args) < 2 or stores.is_inside():
            return None
        return Command(args[0], stores.drivers.text(args[1]) or '')

    def end(state, result, fault):
        if fault is None:
            stores.drivers.commanded(stores.redis(state.owner), state.name, ())

    return begin, end


def redis_pipeline(stores, parameters):
    def begin(args, kwargs):
        entries = list(args[0].command_stack)[:LONGEST_PIPELINE]
        words = [getattr(entry, 'args', None) or entry[0] for entry in entries]
        return args[0], {stores.drivers.text(some[0]) or '' for some in words}

    def end(state, result, fault):
        if fault is None:
            for command in sorted(state[1]):  # each once, however often it stands in the pipeline
                stores.drivers.commanded(stores.redis(state[0]), command, ())

    return begin, end


def mongo_opened(stores, parameters):
    def begin(args, kwargs):
        return args[0], stores.watcher.origin('pymongo')

    def end(state, result, fault):
        if fault is None:
            client, origin = state
            seeds = stores.dig(client, '_seeds') or stores.dig(client, '_topology_settings.seeds') or ()
            host, port = min(seeds, default=(None, None))
            account = stores.dig(client, 'options.pool_options._credentials.username')
            stores.drivers.connected('mongodb', {'host': host, 'port': port, 'account': account}, origin)

    return begin, end


def mongo(stores, parameters):
    def begin(args, kwargs):
        return None if stores.is_inside() else Command(args[0])

    def end(state, result, fault):
        if fault is None:
            database = stores.drivers.plain(stores.dig(state.owner, 'database.name'))
            session = stores.drivers.session('mongodb', database, 'pymongo')
            tables = (stores.dig(state.owner, 'name'),)
            stores.drivers.commanded(session, parameters['call'], tables, documents(result))

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


def bound(stores, act):
    return lambda parameters: act(stores, parameters)


def create(watcher):
    """Acts by role."""
    stores = Stores(watcher)
    return {
        act.__name__: bound(stores, act) for act in (redis_opened, redis, redis_pipeline, mongo_opened, mongo)
    }
