"""Texts for property tests: news-like words, marks, white space and odd characters in any order."""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = """Russia Mali the army rebels attacked killed 12 civilians in Gao on Friday , . " “ ” said President Vladimir
Putin would visit Niamey agreed to withdraw troops protesters marched against U.N. Mr. J. 3 at least • - ' ’s \n \n\n
\t\xa0 é Ω 漢字 😀 \u202e \u0301 and two countries he it they "both sides" police arrested 5
3&nbsp;March Mon-\nday New\nYork Port\u2011au&#8209;Prince 1\u202f200 Fri\xadday &quot; &nbsp;
&shy; said.\n The\r\nUnited\n\u2009Nations""".split(" ")

news_like = st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join)
any_text = st.text(max_size=200)
