"""Date expressions → intervals of days.

`words` reads the table of words of time; `intervals` does calendar arithmetic; `context` holds what an expression is
resolved against; `grammar` lists the patterns, each with its handler in `absolute` or `relative`; `expressions` puts
simple dates together ("late last week", "from 3 March to Friday"); `finding` goes over a text.
"""

from dateline.resolving.dates.finding import find_dates, resolve_date

__all__ = ["find_dates", "resolve_date"]
