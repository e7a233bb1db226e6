"""Date expressions → intervals of days.

`words` reads the table of words of time; `intervals` does calendar arithmetic; `context` holds what an expression is
resolved against. `absolute` and `relative` hold the patterns of simple dates with their handlers, written as `rules`
tells, and `guards` what must stand around them; `prefixes` has the words before a date, `combining` what they make of
it. `expressions` puts dates together ("late last week", "from 3 March to Friday"), `grammar` makes all this ready to
match, `finding` goes over a text. `holidays` and `calendars` convert days of feasts and of other calendars, `customs`
tells what depends on the country, `fallback` asks a library about phrases in other languages.
"""

from dateline.resolving.dates.customs import country_of_outlet, is_country, is_widely_read
from dateline.resolving.dates.finding import find_dates, resolve_date

__all__ = ["country_of_outlet", "find_dates", "is_country", "is_widely_read", "resolve_date"]
