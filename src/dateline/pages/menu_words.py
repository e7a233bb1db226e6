"""Words that stand alone on menus and buttons of news pages, in lower case."""

from __future__ import annotations

MENU_WORDS = frozenset(
    word.strip()
    for word in (
        "a+; a-; aa; about; about us; accept; accept all; ad; add a comment; add comment; ads; advertisement; "
        "advertisements; article continues after ad; article continues below; back; back to top; bookmark; "
        "click to share; close; comment; comments; contact; contact us; continue reading; cookie policy; "
        "copy; copy link; don't miss; donate; e-mail; e-paper; email; epaper; facebook; flipboard; follow; "
        "follow us; font size; gallery; google+; home; instagram; like; line; link copied; linkedin; listen; "
        "listen to article; listen to this article; live tv; load more; loading; loading...; log in; login; "
        "manage cookies; menu; messenger; more; more from; news alerts; newsletter; newsletters; next; next "
        "article; next post; open; pinterest; play; pocket; post a comment; prev; previous; previous article; "
        "previous post; print; print this; privacy; privacy policy; promoted; read full article; read more; "
        "reddit; register; reject; reject all; reply; report; rss; save; scroll to top; search; see more; "
        "share; share article; share on facebook; share on linkedin; share on twitter; share on whatsapp; "
        "share on x; share this; share this article; share via; shares; show comments; show more; sign in; "
        "sign up; skip to content; skip to main content; sponsored; sponsored content; story continues below "
        "advertisement; subscribe; subscribe now; tag; tags; telegram; terms; terms of service; terms of use; "
        "text size; top; topics; trending; tweet; twitter; viber; videos; view comments; view more; watch; "
        "watch now; whatsapp; whatsapp us; x; youtube "
    ).split(";")
)
"""What browsers' copies and crawls of news pages show beside the text; a line of nothing else is no text."""
