/* Numbers of persons, companies, cards and accounts, by the same check digits as data_classes.py: a number that fits is
 * worth being counted there. */

#include "matcher.h"

enum { GROUPS = 16 };

static int is_digit(byte one)
{
    return (byte)(one - '0') < 10;
}

static int is_upper(byte one)
{
    return (byte)(one - 'A') < 26;
}

static int is_word(byte one)
{
    return is_digit(one) || (byte)((one | 32) - 'a') < 26 || one == '_';
}

/* Mod 11 with weights that rise from 2, from the right; they begin anew behind `most` (Receita Federal). */
static int check_digit(const byte *digits, int count, int most)
{
    int sum = 0, weight = 2, rest;
    for (; count > 0; count--) {
        sum += (digits[count - 1] - '0') * weight;
        weight = weight == most ? 2 : weight + 1;
    }
    rest = sum % 11;
    return rest < 2 ? 0 : 11 - rest;
}

static int is_checked(const byte *digits, int count, int most)
{
    return digits[count - 2] - '0' == check_digit(digits, count - 2, most) &&
           digits[count - 1] - '0' == check_digit(digits, count - 1, most);
}

static int is_card(const byte *digits, int count) /* Luhn, and the ranges of issuers (ISO/IEC 7812) */
{
    int sum = 0, at, value;
    if (count < 13 || count > 19 || ((digits[0] < '3' || digits[0] > '6') && digits[0] != '2'))
        return 0;
    for (at = 0; at < count; at++) {
        value = digits[count - 1 - at] - '0';
        if (at & 1)
            value = value > 4 ? 2 * value - 9 : 2 * value;
        sum += value;
    }
    return sum % 10 == 0;
}

static int is_iban(const struct matcher *matcher, const byte *data, size_t length, size_t at) /* ISO 13616, mod 97 */
{
    byte plain[40];
    unsigned rest = 0;
    int count = 0, wanted = matcher->ibans[data[at] - 'A'][data[at + 1] - 'A'], i;
    for (; at < length && count < wanted; at++)
        if (is_digit(data[at]) || is_upper(data[at]))
            plain[count++] = data[at];
        else if (data[at] != ' ')
            break;
    if (wanted < 15 || count != wanted)
        return 0;
    for (i = 0; i < count; i++) {
        byte one = plain[(i + 4) % count];
        rest = is_digit(one) ? rest * 10 + one - '0' : rest * 100 + one - 'A' + 10;
        rest %= 97;
    }
    return rest == 1;
}

/* Bare numbers stand alone: neither in a word nor in a path, a fraction or a key. */
static int stands_alone(const byte *data, size_t length, size_t at, size_t end)
{
    byte before = at ? data[at - 1] : ' ', after = end < length ? data[end] : ' ';
    int escaped = at > 1 && data[at - 2] == '\\' && (before == 'n' || before == 'r' || before == 't');
    if ((is_word(before) && !escaped) || before == '.' || before == '+' || before == '/' || before == '=' ||
        before == '-')
        return 0;
    return !is_word(after) && after != '.' && after != '+' && after != '/' && after != '=' && after != '-';
}

struct groups {
    int count, total;
    size_t start[GROUPS];
    int length[GROUPS], place[GROUPS]; /* digits, and where they begin among all */
    byte mark[GROUPS];                 /* behind it */
    byte digits[GROUPS * 20];
};

static size_t read_groups(const byte *data, size_t length, size_t at, struct groups *all)
{
    all->count = all->total = 0;
    while (all->count < GROUPS) {
        int group = all->count++;
        all->start[group] = at;
        all->place[group] = all->total;
        for (; at < length && is_digit(data[at]); at++)
            if (all->total - all->place[group] < 20)
                all->digits[all->total++] = data[at];
        all->length[group] = all->total - all->place[group];
        all->mark[group] = at < length ? data[at] : 0;
        if (at + 1 >= length || !is_digit(data[at + 1]) ||
            (data[at] != ' ' && data[at] != '.' && data[at] != '-' && data[at] != '/'))
            break;
        at++;
    }
    return at;
}

static int has_form(const struct groups *all, int group, const char *lengths, const char *marks)
{
    int i;
    for (i = 0; lengths[i]; i++)
        if (group + i >= all->count || all->length[group + i] != lengths[i] - '0' ||
            (marks[i] && all->mark[group + i] != (byte)marks[i]))
            return 0;
    return 1;
}

static int written_card(const struct groups *all, int group)
{
    int i, count = 0;
    for (i = group; i < all->count && i < group + 5; i++) {
        count += all->length[i];
        if (i > group && is_card(all->digits + all->place[group], count))
            return 1;
        if (all->mark[i] != ' ' && all->mark[i] != '-')
            break;
    }
    return 0;
}

static int fits(const byte *data, size_t length, const struct groups *all, int group)
{
    const byte *digits = all->digits + all->place[group];
    int size = all->length[group];
    if (size >= 11 && stands_alone(data, length, all->start[group], all->start[group] + (size_t)size))
        return (size == 11 && is_checked(digits, 11, 12)) || (size == 14 && is_checked(digits, 14, 9)) ||
               is_card(digits, size);
    if (has_form(all, group, "3332", "..-"))
        return is_checked(digits, 11, 12);
    if (has_form(all, group, "23342", "../-"))
        return is_checked(digits, 14, 9);
    if (has_form(all, group, "324", "--"))
        return digits[0] != '9';
    return size == 4 && written_card(all, group);
}

size_t sentinel_number(const struct matcher *matcher, const byte *data, size_t length, size_t at, int *found)
{
    struct groups all;
    size_t end;
    int group;
    if (data[at] == '0' && at + 1 < length && data[at + 1] == '.') { /* a fraction */
        for (end = at + 2; end < length && is_digit(data[end]); end++)
            ;
        return end;
    }
    end = read_groups(data, length, at, &all);
    if (at >= 2 && is_upper(data[at - 1]) && is_upper(data[at - 2]) && (at < 3 || !is_word(data[at - 3])) &&
        is_iban(matcher, data, length, at - 2))
        *found |= NUMBER;
    if (at >= 15 && data[at - 1] == '-' && data[at - 6] == '/' && data[at - 10] == '.' && data[at - 14] == '.')
        *found |= NUMBER; /* a company's number with letters: counted with its check digits there */
    if (all.total >= 9)
        for (group = 0; group < all.count; group++)
            if (fits(data, length, &all, group))
                *found |= NUMBER;
    return end;
}
