"""The names of months and weekdays, and the first and last day of a month, quarter, week or season."""

from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May(?:\.(?=\s\d))?|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-zA-Z])"
)
WEEKDAY = (
    r"(?:Mon(?:day|\.)?|Tue(?:sday|s\.?|\.)?|Wed(?:nesday|s\.?|\.)?|Thu(?:rsday|rs?\.?|\.)?|Fri(?:day|\.)?"
    r"|Sat(?:urday|\.)?|Sun(?:day|\.)?)(?![a-zA-Z])"
)
# "The ninth of November".
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh",
    "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def month_number(name: str) -> int:
    """1 for "January", "Jan" and "Jan."."""
    return [month[:3].lower() for month in MONTHS].index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """0 for "Monday" and "Mon.", as `date.weekday` counts."""
    return [day[:3].lower() for day in WEEKDAYS].index(name[:3].lower())


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) < (9999, 12) else None
    return following - timedelta(days=1) if following else date.max


def quarter_days(year: int, quarter: int) -> tuple[date, date]:
    """First and last day of the quarter 1 to 4."""
    return date(year, quarter * 3 - 2, 1), last_of_month(year, quarter * 3)


def week_days(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week in which the day lies."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def season_days(year: int, season: str) -> tuple[date, date]:
    """First and last day of a northern season; a winter belongs to the year in which it begins."""
    first = SEASONS[season.lower()]
    ends = first + 2
    return date(year, first, 1), last_of_month(year + (ends > 12), (ends - 1) % 12 + 1)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1).day))
