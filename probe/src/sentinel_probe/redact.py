# Secrets in command lines become `***` before they are written anywhere.
#
# No regular expressions: importing `re` costs more than the rest of the start.

MASK = '***'
SECRET_NAMES = (
    'password',
    'passwd',
    'passphrase',
    'secret',
    'token',
    'apikey',
    'api_key',
    'access_key',
    'accesskey',
    'private_key',
    'privatekey',
    'credential',
    'auth',
    'session_key',
    'signature',
    'cookie',
    'bearer',
)
SECRET_WORDS = frozenset(('pwd', 'pass', 'pw', 'key', 'pat', 'sas'))
HARMLESS = ('author', 'tokens', 'tokenizer', 'keyboard')  # authority, max_tokens…
PREFIXES = (
    'sk-',
    'pk-',
    'rk_live_',
    'sk_live_',
    'ghp_',
    'gho_',
    'ghu_',
    'ghs_',
    'ghr_',
    'github_pat_',
    'xoxb-',
    'xoxp-',
    'xoxa-',
    'xoxr-',
    'xoxs-',
    'xapp-',
    'AKIA',
    'ASIA',
    'AIza',
    'glpat-',
    'npm_',
    'pypi-',
    'hf_',
    'gsk_',
    'dop_v1_',
    'SG.',
    'shpat_',
    'ya29.',
    'EAAC',
    '-----BEGIN',
)
ENDS = ' \t\n\'"`,;&|<>(){}[]'
SHORTEST = 16
KNOWN_SHORTEST = 8


def is_secret_name(name):
    """True for the name of an option, variable or header that holds a secret."""
    name = name.strip('-').lower().replace('-', '_')
    for harmless in HARMLESS:
        name = name.replace(harmless, '')
    return any(part in name for part in SECRET_NAMES) or any(part in SECRET_WORDS for part in name.split('_'))


def looks_secret(word):
    """True for the known forms of keys and for a JSON web token."""
    if len(word) < SHORTEST:
        return False
    return word.startswith(PREFIXES) or (word.startswith('eyJ') and word.count('.') >= 2)


def mask_url(word):
    """`scheme://user:password@host` without the password."""
    start = word.find('://')
    while start >= 0:
        end = start + 3
        while end < len(word) and word[end] not in '/?#' + ENDS:
            end += 1
        at = word.rfind('@', start, end)
        colon = word.find(':', start + 3, at) if at > 0 else -1
        if colon > 0:
            word = word[: colon + 1] + MASK + word[at:]
        start = word.find('://', start + 3)
    return word


def split(word):
    """The word in pieces, so that `''.join` gives it back: runs of ordinary characters and single
    separators."""
    pieces, current = [], ''
    for letter in word:
        if letter in ENDS or letter in '=:?':
            if current:
                pieces.append(current)
            pieces.append(letter)
            current = ''
        else:
            current += letter
    if current:
        pieces.append(current)
    return pieces


def mask_pieces(word):
    """`name=value`, `name: value`, `Bearer value` and keys of known form, anywhere in a word or command
    text."""
    pieces = split(word)
    secret = False  # the next ordinary piece is a value to hide
    for index, piece in enumerate(pieces):
        if piece in '=:':
            continue
        if len(piece) == 1 and piece in ENDS + '?':
            secret = secret and piece in ' \t\'"'
            continue
        following = pieces[index + 1] if index + 1 < len(pieces) else ''
        scheme = piece.lower() in ('bearer', 'basic', 'token') and following == ' '
        if secret and not scheme:
            pieces[index] = MASK
            secret = False
        elif looks_secret(piece):
            pieces[index] = MASK
        else:
            secret = scheme or (is_secret_name(piece) and (following in ('=', ':') or piece.startswith('--')))
    return ''.join(pieces)


def mask_word(word):
    """One word with every secret in it masked."""
    if '-----BEGIN' in word:
        return word[: word.index('-----BEGIN')] + MASK
    return mask_pieces(mask_url(word))


def mask(words):
    """A command line with its secrets masked: `--password X` hides the next word, the rest is judged by
    itself."""
    masked, hide = [], False
    for word in words:
        if hide and not word.startswith('--'):
            masked.append(MASK)
            hide = False
            continue
        hide = word.startswith('-') and '=' not in word and ' ' not in word and is_secret_name(word)
        masked.append(mask_word(word))
    return masked


def mask_known(words, environ):
    """A command line without the values that variables with a secret's name hold, whatever they look like."""
    values = [
        value
        for name, value in list(environ.items())
        if type(value) is str and len(value) >= KNOWN_SHORTEST and value.strip('0123456789') and is_secret_name(name)
    ]
    for value in values:
        if any(value in word for word in words) and '/' not in value[:1]:
            words = [word.replace(value, MASK) for word in words]
    return words
