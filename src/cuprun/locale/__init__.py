"""The words of the site in other languages: gettext catalogues, read as they are committed.

The English text of a message is its id, so English needs no catalogue, and a language that has none
reads English. Catalogues are kept as ``.po`` only and compiled in memory: no build step can go stale.
"""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

DOMAIN = "cuprun"
FOLDER = Path(__file__).parent


@cache
def translations(lang: str) -> gettext.NullTranslations:
    """The catalogue of a language; `lang` is a code such as ``nl`` or ``nl-BE``.

    A region without a catalogue of its own falls back to its language, and all else to English.
    """
    region, language = lang.replace("-", "_"), lang.replace("_", "-").partition("-")[0]
    for code in (region, language.lower()):
        catalogue = FOLDER / code / "LC_MESSAGES" / f"{DOMAIN}.po"
        if code and catalogue.is_file():
            return _compiled(catalogue)
    return gettext.NullTranslations()


def _compiled(catalogue: Path) -> gettext.GNUTranslations:
    # Babel takes a tenth of a second to import, and a site in English has no use for it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with catalogue.open("rb") as source:
        write_mo(compiled, read_po(source, domain=DOMAIN))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
