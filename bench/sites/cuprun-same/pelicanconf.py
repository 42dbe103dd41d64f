"""Cuprun with the pages that the peers have, and no others: reports, cups, teams and authors."""

from cuprun.host import Cuprun

PELICAN_CLASS = Cuprun

SITENAME = "Bekerpad"
SITEURL = ""
DEFAULT_LANG = "nl"
TIMEZONE = "Europe/Brussels"
LOCALE = ["C"]

PATH = "content"
OUTPUT_PATH = "output"
# Cuprun's own theme; the templates of the pages that are made are replaced by leaner ones.
THEME = "theme"
THEME_TEMPLATES_OVERRIDES = ["templates"]
PLUGINS = []
STATIC_PATHS = []
DELETE_OUTPUT_DIRECTORY = False

REPORT_SAVE_AS = "reports/{slug}/index.html"
CUP_SAVE_AS = "cups/{competition}-{season}/index.html"
# The one kind of page that the peers lack and that cannot be left out: a page for each competition.
COMPETITION_SAVE_AS = "competitions/{competition}/index.html"

# Everything else.
INDEX_SAVE_AS = ""
NOT_FOUND_SAVE_AS = ""
COMPETITIONS_SAVE_AS = ""
TEAMS_SAVE_AS = ""
RUN_SAVE_AS = ""
TIE_SAVE_AS = ""
CUP_JSON_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
MONTH_ARCHIVE_SAVE_AS = None
DIRECT_TEMPLATES = []
REPORT_BRACKET = False
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
COMPETITION_FEED_ATOM = None
TEAM_FEED_ATOM = None
DEFAULT_PAGINATION = False
FORMATTED_FIELDS = []
