"""Numbers with a check digit: of persons and organizations of Kazakhstan, payment cards, accounts."""

_FIRST = range(1, 12)
_SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def is_iin(digits: str) -> bool:
    """Whether twelve digits are an individual's number: a day of birth, a century and sex, and the check digit.

    >>> is_iin("850101300124"), is_iin("851301300126")
    (True, False)
    """
    return _has_check(digits) and "0" <= digits[6] <= "6" and _is_day(digits)


def is_bin(digits: str) -> bool:
    """Whether twelve digits are an organization's number: year and month, a kind 4 to 6, and the check digit."""
    return _has_check(digits) and digits[4] in "456" and 1 <= int(digits[2:4]) <= 12


def _is_day(digits: str) -> bool:
    return 1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:6]) <= 31


def _has_check(digits: str) -> bool:
    """The check digit of both: weights 1 to 11, and if that gives ten, weights that begin with 3."""
    if len(digits) != 12 or not digits.isascii() or not digits.isdecimal():
        return False
    values = [int(digit) for digit in digits]
    check = sum(weight * value for weight, value in zip(_FIRST, values, strict=False)) % 11
    if check == 10:
        check = sum(weight * value for weight, value in zip(_SECOND, values, strict=False)) % 11
    return check == values[11]


def is_card(digits: str) -> bool:
    """Whether 13 to 19 digits are the number of a payment card, by its check digit (Luhn).

    >>> is_card("4111111111111111"), is_card("4111111111111112")
    (True, False)
    """
    if not 13 <= len(digits) <= 19 or not digits.isascii() or not digits.isdecimal() or digits[0] == "0":
        return False
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + position % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_iban(text: str) -> bool:
    """Whether it is an account of Kazakhstan: KZ, two check digits, sixteen characters (ISO 13616).

    >>> is_iban("KZ86125KZT5004100100")
    True
    """
    if len(text) != 20 or not text.startswith("KZ") or not text.isalnum() or not text.isascii():
        return False
    return int("".join(str(int(letter, 36)) for letter in text[4:] + text[:4])) % 97 == 1
