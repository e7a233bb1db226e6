"""Sums of money in running text: "$2.5 million", "2 billion euros", "Rs 5 crore", with their currency."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from spacy.tokens import Span

from dateline.coding.counting import Numbers
from dateline.coding.numbers import Counted, Number, counted

_SIGNS = {
    "US$": "USD", "U.S. $": "USD", "USD": "USD", "A$": "AUD", "AU$": "AUD", "AUD": "AUD", "C$": "CAD", "CA$": "CAD",
    "Can$": "CAD", "CAN$": "CAD",
    "CAD": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "$": "USD",
    "£": "GBP", "GBP": "GBP", "€": "EUR", "EUR": "EUR", "¥": "JPY", "₹": "INR", "INR": "INR", "₦": "NGN", "₩": "KRW",
    "₪": "ILS", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₱": "PHP", "฿": "THB", "₫": "VND", "Rs.": None, "Rs": None,
    "Tk": "BDT", "CHF": "CHF", "KSh": "KES", "Ksh": "KES", "Sh": None, "RM": "MYR", "CFA": None,
}  # fmt: skip
"""Signs before a figure. A bare "$" is the dollar of the United States, as news has it."""
_NAMES = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rouble": "RUB",
    "hryvnia": "UAH", "naira": "NGN", "rand": "ZAR", "baht": "THB", "dong": "VND", "ringgit": "MYR", "rupiah": "IDR",
    "taka": "BDT", "birr": "ETB", "cedi": "GHS", "shekel": "ILS", "zloty": "PLN", "forint": "HUF", "won": "KRW",
    "lira": "TRY", "real": "BRL", "reais": "BRL", "kwacha": None, "pound": "GBP", "sterling": "GBP", "rupee": None,
    "franc": None, "krona": None, "kronor": "SEK", "krone": None, "kroner": None, "peso": None, "dinar": None,
    "dirham": None, "riyal": None, "rial": None, "shilling": None, "mark": None, "deutschmark": "DEM", "koruna": "CZK",
    "tenge": "KZT", "afghani": "AFN", "kyat": "MMK", "lev": "BGN", "leu": "RON", "lei": "RON", "guilder": "NLG",
    "lire": "ITL", "peseta": "ESP", "drachma": "GRD", "schilling": "ATS", "escudo": None, "cfa": None,
    "crown": None, "kina": "PGK", "ecu": "XEU",
    "manat": "AZN", "som": None, "tugrik": "MNT", "guarani": "PYG", "quetzal": "GTQ", "colon": None, "bolivar": "VES",
}  # fmt: skip
"""Names after a number. Those of several countries have no code without their country."""
_OF_COUNTRY = {
    "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "australian dollar": "AUD",
    "canadian dollar": "CAD", "new zealand dollar": "NZD", "hong kong dollar": "HKD", "singapore dollar": "SGD",
    "taiwan dollar": "TWD", "zimbabwe dollar": "ZWL", "indian rupee": "INR", "pakistani rupee": "PKR",
    "sri lankan rupee": "LKR", "nepali rupee": "NPR", "nepalese rupee": "NPR", "swiss franc": "CHF",
    "french franc": "FRF", "belgian franc": "BEF", "rwandan franc": "RWF", "congolese franc": "CDF",
    "swedish krona": "SEK", "swedish kronor": "SEK", "norwegian krone": "NOK", "norwegian kroner": "NOK",
    "danish krone": "DKK", "danish kroner": "DKK", "icelandic krona": "ISK", "icelandic kronur": "ISK",
    "mexican peso": "MXN", "philippine peso": "PHP", "argentine peso": "ARS", "chilean peso": "CLP",
    "colombian peso": "COP", "uruguayan peso": "UYU", "cuban peso": "CUP", "dominican peso": "DOP",
    "iraqi dinar": "IQD", "kuwaiti dinar": "KWD", "jordanian dinar": "JOD", "algerian dinar": "DZD",
    "libyan dinar": "LYD", "serbian dinar": "RSD", "tunisian dinar": "TND", "bahraini dinar": "BHD",
    "uae dirham": "AED", "emirati dirham": "AED", "moroccan dirham": "MAD", "saudi riyal": "SAR",
    "qatari riyal": "QAR", "iranian rial": "IRR", "omani rial": "OMR", "yemeni rial": "YER",
    "kenyan shilling": "KES", "kenya shilling": "KES", "ugandan shilling": "UGX", "uganda shilling": "UGX",
    "tanzanian shilling": "TZS", "tanzania shilling": "TZS", "somali shilling": "SOS", "austrian schilling": "ATS",
    "egyptian pound": "EGP", "lebanese pound": "LBP", "syrian pound": "SYP", "sudanese pound": "SDG",
    "south sudanese pound": "SSP", "cypriot pound": "CYP", "irish pound": "IEP", "british pound": "GBP",
    "pound sterling": "GBP", "german mark": "DEM", "deutsche mark": "DEM", "finnish mark": "FIM",
    "zambian kwacha": "ZMW", "malawian kwacha": "MWK", "italian lira": "ITL", "turkish lira": "TRY",
    "iranian toman": "IRR", "south african rand": "ZAR", "new israeli shekel": "ILS", "cape verdean escudo": "CVE",
}  # fmt: skip
_SIGN = re.compile(
    r"(?<![\w$])(" + "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)) + r")\s?(?=\d)"
)
_NAME = re.compile(
    r"[\s-]*(?:of\s+)?(?P<name>(?:[A-Z][\w.]*\s+|pounds?\s+){0,3}(?:"
    + "|".join(sorted(_NAMES, key=len, reverse=True))
    + r"))s?\b(?P<goods>(?:\s+sterling)?\s+of\b|\s+bomb)?"
)
_FIGURE = re.compile(r"\d")
_WORDS_TOO = frozenset("won real mark som colon rand lei lev lire dong".split())
"""Names that are words of English or of names too: they need a thousand at least."""
_THOUSAND = 1_000


class Sum(msgspec.Struct, frozen=True):
    """An amount of money: its words with sign or name, its bounds, and the ISO 4217 code of its currency."""

    words: Span
    min: Number | None
    max: Number | None
    currency: str | None


def sums(numbers: Numbers) -> Iterator[Sum]:
    """The sums of money that the sentence of these numbers names, in order."""
    bare = text = numbers.text
    signs = list(_SIGN.finditer(text)) if _FIGURE.search(text) else []
    for sign in signs:  # without the sign, bounds and ranges stand beside their numbers: "between $10 and $15 million"
        bare = bare[: sign.start()] + " " * len(sign[1]) + bare[sign.end(1) :]
    for each in counted(bare) if signs else numbers.told:
        own = [sign for sign in signs if each.start <= sign.end() <= each.end]
        name = _NAME.match(text, each.end)
        if own:
            start, end, currency = min(each.start, own[0].start()), each.end, _SIGNS[own[0][1]]
        elif name is not None and _is_money(name, each):
            start, end, currency = each.start, name.end("name"), _of_name(name["name"])
        else:
            continue
        words = numbers.sentence.char_span(start, end, alignment_mode="expand")
        if words is not None:
            yield Sum(words, each.min, each.max, currency)


def _is_money(name: re.Match[str], amount: Counted) -> bool:
    """Whether the name after the number is that of a currency here: not "500 pounds of explosives", "12 won"."""
    last = name["name"].split()[-1]
    least = amount.min if amount.min is not None else amount.max
    if last == "pound" and name["goods"] is not None:
        return False
    return last not in _WORDS_TOO or (least or 0) >= _THOUSAND


def _of_name(name: str) -> str | None:
    words = name.lower().split()
    for size in (4, 3, 2):
        if (code := _OF_COUNTRY.get(" ".join(words[-size:]))) is not None:
            return code
    if words[-1] == "dollar" and len(words) > 1 and words[-2] not in {"the", "million", "billion"}:
        return None
    return _NAMES[words[-1]]
