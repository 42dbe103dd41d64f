"""Putting the preview's script into a page as it is served; the file in the output stays as it is."""

from __future__ import annotations

CLIENT_PATH = "/_preview/client.js"

_BODY_END = b"</body"


def inject_client(page: bytes, *, build: int) -> bytes:
    """The page with the preview's script before its last ``</body>``, or at its end when it has none.

    `build` is the build the page was made by, so that the script can tell when a newer one is there.
    """
    script = f'<script src="{CLIENT_PATH}" data-build="{build}"></script>'.encode()
    # Searched as bytes: every encoding that the web uses for pages writes a tag in ASCII.
    place = page.lower().rfind(_BODY_END)
    if place < 0:
        return page + script
    return page[:place] + script + page[place:]
