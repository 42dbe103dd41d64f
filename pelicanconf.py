"""Settings of the demo site, for `make html` and the preview; `publishconf.py` adds what publishing needs.

Settings mean what Pelican's documentation says they mean. Cuprun's own pages have settings of the same pattern:
`CUP_SAVE_AS` and `CUP_URL`, `TEAM_SAVE_AS` and `TEAM_URL`, … change where they live.
"""

import logging

from cuprun.host import Cuprun

PELICAN_CLASS = Cuprun

SITENAME = "Bekerpad"
SITESUBTITLE = "De hele weg naar de beker, ronde na ronde"
SITEURL = ""
DEFAULT_LANG = "nl"
TIMEZONE = "Europe/Brussels"
# Dates are written by Cuprun in the site's language; the output must not depend on the locales of a machine.
LOCALE = ["C"]

PATH = "content"
OUTPUT_PATH = "output"
# What earlier builds wrote and this one did not is removed file by file; a mis-set OUTPUT_PATH loses nothing else.
DELETE_OUTPUT_DIRECTORY = False
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["images"]

THEME = "theme"
# Left out, Pelican would switch on every plugin that happens to be installed.
PLUGINS = []

USE_FOLDER_AS_CATEGORY = False
DEFAULT_CATEGORY = "Nieuws"
DEFAULT_PAGINATION = 20

ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
ARTICLE_LANG_URL = "articles/{slug}-{lang}/"
ARTICLE_LANG_SAVE_AS = "articles/{slug}-{lang}/index.html"
DRAFT_URL = "drafts/articles/{slug}/"
DRAFT_SAVE_AS = "drafts/articles/{slug}/index.html"
DRAFT_LANG_URL = "drafts/articles/{slug}-{lang}/"
DRAFT_LANG_SAVE_AS = "drafts/articles/{slug}-{lang}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{slug}-{lang}/"
PAGE_LANG_SAVE_AS = "{slug}-{lang}/index.html"
DRAFT_PAGE_URL = "drafts/pages/{slug}/"
DRAFT_PAGE_SAVE_AS = "drafts/pages/{slug}/index.html"
DRAFT_PAGE_LANG_URL = "drafts/pages/{slug}-{lang}/"
DRAFT_PAGE_LANG_SAVE_AS = "drafts/pages/{slug}-{lang}/index.html"
CATEGORY_URL = "categories/{slug}/"
CATEGORY_SAVE_AS = "categories/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
AUTHOR_URL = "authors/{slug}/"
AUTHOR_SAVE_AS = "authors/{slug}/index.html"

# True of a site that is not published yet, and no news each time it is built.
LOG_FILTER = [
    (logging.WARNING, "Feeds generated without SITEURL or FEED_DOMAIN set properly may not be valid"),
]

FEED_ALL_ATOM = "feed.xml"
AUTHOR_FEED_ATOM = "authors/{slug}/feed.xml"
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
