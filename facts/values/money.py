"""Currencies as news names them: "$22 million", "£3.4m", "42 million euros", "USD 5bn"."""

import re

# A bare "$" is the American dollar in an English-language report unless it says otherwise.
SYMBOLS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "R$": "BRL", "NT$": "TWD", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₩": "KRW", "₹": "INR", "₽": "RUB",
    "₺": "TRY", "₴": "UAH", "₪": "ILS", "₦": "NGN", "฿": "THB", "₫": "VND", "zł": "PLN", "US $": "USD", "Rs.": "INR",
    "Rs": "INR", "RMB": "CNY", "R": "ZAR",
}  # fmt: skip
CODES = (
    "USD", "GBP", "EUR", "KRW", "JPY", "CNY", "INR", "RUB", "CHF", "AUD", "CAD", "NZD", "HKD", "SGD", "BRL", "MXN",
    "ZAR", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY", "UAH", "ILS", "SAR", "AED", "QAR", "EGP", "NGN", "KES",
    "THB", "VND", "IDR", "MYR", "PHP", "TWD", "ARS", "CLP", "COP", "PKR", "BDT",
)  # fmt: skip
WORDS = {
    "us dollars": "USD", "us dollar": "USD", "american dollars": "USD", "u.s. dollars": "USD",
    "australian dollars": "AUD", "canadian dollars": "CAD", "hong kong dollars": "HKD", "singapore dollars": "SGD",
    "new zealand dollars": "NZD", "dollars": "USD", "dollar": "USD", "bucks": "USD", "pounds sterling": "GBP",
    "pounds": "GBP", "sterling": "GBP", "euros": "EUR", "euro": "EUR", "south korean won": "KRW", "korean won": "KRW",
    "won": "KRW", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "indian rupees": "INR", "rupees": "INR",
    "pakistani rupees": "PKR", "roubles": "RUB", "rubles": "RUB", "swiss francs": "CHF", "francs": "CHF",
    "swedish kronor": "SEK", "swedish crowns": "SEK", "norwegian kroner": "NOK", "danish kroner": "DKK",
    "zloty": "PLN", "zlotys": "PLN", "forints": "HUF", "lira": "TRY", "hryvnia": "UAH", "shekels": "ILS",
    "reais": "BRL", "rand": "ZAR", "naira": "NGN", "dirhams": "AED", "riyals": "SAR", "baht": "THB",
    "mexican pesos": "MXN", "argentine pesos": "ARS", "pesos": "MXN", "ringgit": "MYR", "rupiah": "IDR", "dong": "VND",
}  # fmt: skip
# How a currency is written back: never by a sign of letters, which reads as a word.
SIGN_OF = {code: sign for sign, code in reversed(SYMBOLS.items()) if not re.fullmatch(r"[A-Z][A-Za-z]*[. ]?\$?", sign)} | {
    "USD": "$"
}

# "won" after a small number is a verb: "three won seats". Only a scaled or four-figure number of won is money.
DOUBTFUL = {"won", "pounds", "sterling", "rand", "dong", "lira"}

_SIGN = "|".join(re.escape(sign) for sign in sorted(SYMBOLS, key=len, reverse=True))
BEFORE = re.compile(
    rf"(?P<minus>(?<!\w)[-−–]|minus\s)?(?:(?<![A-Za-z])(?P<sign>{_SIGN})(?:(?<!R)\s)?|\b(?P<code>{'|'.join(CODES)})\s?)(?=[\d.])"
)
AFTER = re.compile(
    rf"[\s\u00a0-]?(?:(?P<sign>€|₽|₩|zł)(?!\w)|\b(?P<code>{'|'.join(CODES)})\b"
    rf"|\b(?P<word>(?i:{'|'.join(sorted(map(re.escape, WORDS), key=len, reverse=True))}))\b)"
)
SCALE = re.compile(r"[\s\u00a0]?(?P<scale>m|b|M|B)\b")
SCALES = {"m": 10**6, "b": 10**9}


def currency_of(match: re.Match[str]) -> str:
    """The ISO code of the currency that BEFORE or AFTER matched."""
    if match["code"]:
        return match["code"]
    return SYMBOLS[match["sign"]] if match["sign"] else WORDS[match["word"].lower()]
