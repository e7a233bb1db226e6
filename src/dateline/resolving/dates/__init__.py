"""Date expressions → intervals of days.

`words` reads the table of words of time; `intervals` does calendar arithmetic; `context` holds what an expression is
resolved against; `grammar` lists the patterns, each with its handler in `absolute` or `relative`; `expressions` puts
simple dates together ("late last week", "from 3 March to Friday"); `finding` goes over a text. `holidays` and
`calendars` convert days of feasts and of other calendars, `customs` tells what depends on the country, `fallback` asks
a library about phrases in other languages.
"""

from dateline.resolving.dates.customs import country_of_outlet, is_country, is_widely_read
from dateline.resolving.dates.finding import find_dates, resolve_date

__all__ = ["country_of_outlet", "find_dates", "is_country", "is_widely_read", "resolve_date"]
