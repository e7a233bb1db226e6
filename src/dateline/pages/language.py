"""Which language a text is in."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

from dateline.errors import SetupError

# Below some forty letters names outweigh words and the guess is mostly wrong; from 0.8 on it was right on the
# development pages.
_FEWEST_LETTERS = 40
_LEAST_CONFIDENCE = 0.8
_SAMPLE = 1000
"""Characters that are looked at; more changes nothing but the time."""


def identify_language(text: str, *, declared: str | None = None) -> str | None:
    """ISO 639-1 code of the text's language, or None when the text is too short or too mixed to tell.

    Args:
        text: running text.
        declared: what the page says of itself ("en-GB"); it decides when the words alone leave it open.
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    ranked = _identifier().rank(sample)
    best, confidence = ranked[0]
    if confidence >= _LEAST_CONFIDENCE:
        return str(best)
    stated = (declared or "").split("-")[0].split("_")[0].strip().lower()
    return stated if stated in {code for code, _ in ranked[:3]} else None


@cache
def _identifier() -> LanguageIdentifier:
    """The identifier, restricted to languages with a two-letter code: what the field `language` can hold.

    Raises:
        SetupError: its model, which is unpacked into a file for a moment, cannot be.
    """
    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        raise SetupError(
            "model_missing",
            f"the model that tells languages cannot be unpacked: {error.strerror or error}",
            advice="Free some space for temporary files, or name a folder that has some in TMPDIR.",
        ) from error
    identifier.set_languages([label for label in identifier.labels if len(label) == 2])
    return identifier
