"""What somebody is accused of, which the parser hangs on the accuser: "accused by the union of hiding the money"."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.knowledge.word_groups import in_group
from dateline.language.attaching import attach


def settle_charges(doc: Doc) -> Doc:
    """The same document, in which an "of" with a gerund behind a "by" hangs on the verb of accusing."""
    for word in doc:
        by = word.head.head  # of an "of" that hangs on whoever the "by" names
        if word.dep_ != "prep" or word.lower_ != "of" or word.head.dep_ != "pobj" or by.lower_ != "by":
            continue
        is_done = any(child.dep_ == "pcomp" for child in word.children)
        if is_done and in_group(by.head.lemma_, "charging"):
            attach(word, by.head)
    return doc
