# Which classes of personal data a column holds, by its name and a sample of its values: `classify(name,
# values)`.
#
# Only the class and a count ever leave. Forms and check digits are told apart here; the names of columns,
# in five languages, come from knowledge/dataClasses (`data_names.py` is made from it). No regular
# expressions: a program that reads one table need not load them.

SAMPLE = 100  # values of a column that are looked at
FEW = 16  # after as many without one hit, a column whose name says nothing is left
LONGEST = 254
SHARE = 0.6  # of the values, where the column's name does not say it
MARKS = str.maketrans('', '', ' .-/()')
CURRENCIES = str.maketrans('', '', 'R$€£ .,\xa0')
ACCENTS = str.maketrans('áàâãäåéèêëíìîïóòôõöúùûüçñýÿ', 'aaaaaaeeeeiiiiooooouuuucnyy')
CPF_WEIGHTS = (11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
CNPJ_WEIGHTS = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
CARD_LENGTHS = {'34': (15,), '37': (15,), '30': (14, 16), '36': (14,), '38': (14, 16)}
IBANS = (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 '
    'EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 '
    'KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 '
    'PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 VG24 XK20'
)
IBAN_LENGTHS = {code[:2]: int(code[2:]) for code in IBANS.split()}
SMALL = frozenset(('do', 'da', 'de', 'del', 'du', 'of', 'the', 'la'))
DIGITS = '0123456789'
LETTERS = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')
LOCAL = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-")
DOMAIN = frozenset('abcdefghijklmnopqrstuvwxyz0123456789.-')


def remainder(digits, weights):
    """The check digit of mod 11 as Brazil's numbers have it."""
    rest = sum(digit * weight for digit, weight in zip(digits, weights)) % 11
    return 0 if rest < 2 else 11 - rest


def is_cpf(text):
    """Receita Federal's number of a person: eleven digits, the last two check the rest."""
    plain = text.translate(MARKS)
    if len(plain) != 11 or not plain.isdigit() or plain == plain[0] * 11:
        return False
    if text != plain and not (len(text) == 14 and text[3] == text[7] == '.' and text[11] == '-'):
        return False
    digits = [int(digit) for digit in plain]
    return remainder(digits, CPF_WEIGHTS[1:]) == digits[9] and remainder(digits, CPF_WEIGHTS) == digits[10]


def is_cnpj(text):
    """Receita Federal's number of a company; a letter counts as its code less 48 (Instrução Normativa
    2.229/2024)."""
    plain = text.translate(MARKS).upper()
    if len(plain) != 14 or not plain.isalnum() or not plain.isascii() or plain == plain[0] * 14:
        return False
    if not plain[12:].isdigit() or (text != plain and '/' not in text and text.upper() != plain):
        return False
    digits = [ord(letter) - 48 for letter in plain]
    return remainder(digits, CNPJ_WEIGHTS[1:]) == digits[12] and remainder(digits, CNPJ_WEIGHTS) == digits[13]


def is_ssn(text, named=False):
    """Nine digits as 3-2-4, without the numbers that were never given out."""
    if len(text) == 11 and text[3] == text[6] == '-':
        text = text[:3] + text[4:6] + text[7:]
    elif not named:
        return False
    if len(text) != 9 or not text.isdigit():
        return False
    return text[:3] not in ('000', '666') and text[0] != '9' and text[3:5] != '00' and text[5:] != '0000'


def is_card(text):
    """13 to 19 digits of an issuer's range, checked by Luhn's formula (ISO/IEC 7812)."""
    plain = text.replace(' ', '').replace('-', '')
    size = len(plain)
    if not 13 <= size <= 19 or not plain.isdigit() or not plain.isascii():
        return False
    if plain[0] not in '3456' and not '2221' <= plain[:4] <= '2720':
        return False
    if plain[0] == '3' and plain[:2] != '35' and size not in CARD_LENGTHS.get(plain[:2], ()):
        return False
    odd = sum(map(int, plain[-1::-2]))
    even = sum(sum(divmod(2 * int(digit), 10)) for digit in plain[-2::-2])
    return (odd + even) % 10 == 0


def is_iban(text):
    """ISO 13616: the country's length, and 1 as the remainder of 97."""
    plain = text.replace(' ', '').upper()
    if IBAN_LENGTHS.get(plain[:2]) != len(plain) or not plain.isalnum() or not plain.isascii():
        return False
    turned = plain[4:] + plain[:4]
    return int(''.join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def is_email(text):
    """`local@domain.tld`, the whole value."""
    local, at, domain = text.partition('@')
    if not at or not local or len(local) > 64 or '.' not in domain:
        return False
    if not LOCAL.issuperset(local.lower()) or not DOMAIN.issuperset(domain.lower()):
        return False
    return (
        domain[0] not in '.-' and '..' not in domain and LETTERS.issuperset(domain.rpartition('.')[2] or '.')
    )


def is_phone(text, named=False):
    """Digits with a country's + or an area in parentheses; by its name alone, anything of 8 to 15 digits
    (E.164)."""
    plain = text.translate(MARKS)
    digits = plain[1:] if plain[:1] == '+' else plain
    if not digits.isdigit() or not 8 <= len(digits) <= 15:
        return False
    return named or text[0] == '+' or (text[0] == '(' and 2 < text.find(')') < 7)


def is_amount(text, named=False):
    """A number, with or without a currency and separators; a date is none."""
    plain = text.translate(CURRENCIES)
    return plain.lstrip('-').isdigit()


CHECKS = (
    ('email', is_email),
    ('cpf', is_cpf),
    ('cnpj', is_cnpj),
    ('ssn', is_ssn),
    ('card', is_card),
    ('iban', is_iban),
    ('phone', is_phone),
)
BY_NAME = {'ssn': is_ssn, 'phone': is_phone}  # a looser form will do where the column's name says what it is


def as_text(value):
    """A value as it would be written; '' for what can be of no class here."""
    if type(value) is float:
        value = int(value) if value == value and abs(value) < 1e20 and value == int(value) else str(value)
    if type(value) is int:
        return str(value)
    if not isinstance(value, str) or len(value) > LONGEST:
        return ''
    return str.__str__(value).strip()


def class_of(text):
    """The class that a value's own form shows, or None."""
    if '@' in text:
        return 'email' if is_email(text) else None
    if len(text) > 42 or not any(letter.isdigit() for letter in text):
        return None
    for name, check in CHECKS[1:]:
        if check(text):
            return name
    return None


def words_of(name):
    """A column's name as words: `NumeroCPF`, `numero_cpf` and `Número CPF` are the same two."""
    spaced, before = [], ' '
    for index, letter in enumerate(name[:120]):
        following = name[index + 1 : index + 2]
        if letter.isupper() and (before.islower() or (before.isupper() and following.islower())):
            spaced.append(' ')
        spaced.append(letter if letter.isalnum() else ' ')
        before = letter
    plain = ''.join(spaced).lower().replace('ß', 'ss').translate(ACCENTS)
    return [word for word in plain.split() if word not in SMALL]


def named_class(name, names):
    """The class that a column's name says, or None. `names`: {phrase: (class, whole)}; a phrase that is
    `whole` must be the entire name but for a number behind it."""
    words = words_of(name)
    for size in range(min(len(words), 3), 0, -1):
        for start in range(len(words) - size + 1):
            some = words[start : start + size]
            found = (
                names.get(' '.join(some))
                or names.get(''.join(some))
                or names.get(' '.join(some).rstrip(DIGITS))
            )
            if found is not None and (not found[1] or size == len(words)):
                return found[0]
    return None


def classify(name, values, names):
    """`(class, hits, seen)` of a column, or None: hits among the values seen, empty ones left out.

    By its name and any fitting value; by its values alone where at least two, and three fifths of them, fit.
    """
    said = named_class(name, names)
    hits, seen = {}, 0
    for value in values[:SAMPLE]:
        text = as_text(value)
        if not text or text == 'nan':
            continue
        seen += 1
        found = said if said and fits(said, text) else class_of(text)
        if found:
            hits[found] = hits.get(found, 0) + 1
        elif seen == FEW and not hits and not said:
            return None
    if said and (said in hits or not seen):
        return said, hits.get(said, 0), seen
    best = max(hits, key=hits.get, default=None)
    if best is None or hits[best] < 2 or hits[best] < SHARE * seen:
        return None
    return best, hits[best], seen


def fits(said, text):
    """True where a value can be of the class that its column's name says."""
    if said == 'salary':
        return is_amount(text)
    if said == 'health':
        return True
    if said in BY_NAME:
        return BY_NAME[said](text, True)
    if said == 'cpf' and text.isdigit():
        text = text.zfill(11)  # a spreadsheet takes leading zeros away
    if said == 'cnpj' and text.isdigit():
        text = text.zfill(14)
    return dict(CHECKS)[said](text)
