# Mail handed to a server: to how many, in which domains, how large, with how many attachments. Parameters
# (see arguments.py): host, recipients, message.

ATTACHMENTS = (b'Content-Disposition: attachment', b'content-disposition: attachment')
DOMAINS = 32


def domain_of(address):
    """`example.org` of `A. Person <a.person@example.org>`."""
    domain = address.rpartition('@')[2].strip(' <>"\'').lower()
    return domain if domain and ' ' not in domain else None


def create(watcher):
    """The act on a function that sends one mail."""
    arguments = watcher.probe.load('observers.arguments')
    text = watcher.text

    def act(parameters):
        places = {name: parameters[name].split() for name in ('host', 'recipients', 'message')}
        library = watcher.library_of(parameters['module'])

        def begin(args, kwargs):
            recipients = arguments.first_given(places['recipients'], args, kwargs)
            recipients = [recipients] if isinstance(recipients, str) else list(recipients)
            message = arguments.first_given(places['message'], args, kwargs)
            host = text(arguments.first_given(places['host'], args, kwargs))
            return host, [text(one) for one in recipients], message, watcher.origin(library)

        def end(state, result, fault):
            host, recipients, message, origin = state
            if fault is not None:
                return
            domains = sorted({domain_of(one) for one in recipients if one} - {None})
            raw = message.encode('utf-8', 'replace') if isinstance(message, str) else message
            raw = raw if isinstance(raw, (bytes, bytearray)) else None
            watcher.tell(
                'mail.sent',
                watcher.field('host', host, 250)
                + watcher.number('recipients', len(recipients))
                + ',"domains":'
                + watcher.quote_list(domains, 1500, DOMAINS, 250)[0]
                + watcher.number('attachments', sum(map(raw.count, ATTACHMENTS)) if raw else 0),
                {'bytes': len(raw) if raw is not None else None},
                origin,
            )

        return begin, end

    return {'call': act}
