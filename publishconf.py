"""Settings for publishing, for `make publish`: absolute addresses, and a warning stops the site from going out."""

import os
import sys
from pathlib import Path

# Pelican reads a settings file by its path, and does not look for other modules beside it.
sys.path.append(str(Path(__file__).parent))

from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
if not SITEURL.startswith(("https://", "http://")):
    sys.exit(
        f"publishconf.py: SITEURL is {SITEURL!r}, no web address; "
        "say where the site will be: SITEURL=https://example.org make publish"
    )

RELATIVE_URLS = False
CUPRUN_STRICT = True
