"""Plain Pelican: reports are articles, a cup is their category, teams are their tags; nothing else is made."""

SITENAME = "Bekerpad"
SITEURL = ""
DEFAULT_LANG = "nl"
TIMEZONE = "Europe/Brussels"
LOCALE = ["C"]

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = []
ARTICLE_PATHS = ["reports"]
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_DIR = "."

ARTICLE_SAVE_AS = "reports/{slug}/index.html"
ARTICLE_URL = "reports/{slug}/"
CATEGORY_SAVE_AS = "cups/{slug}/index.html"
CATEGORY_URL = "cups/{slug}/"
TAG_SAVE_AS = "teams/{slug}/index.html"
TAG_URL = "teams/{slug}/"
AUTHOR_SAVE_AS = "authors/{slug}/index.html"
AUTHOR_URL = "authors/{slug}/"

# Pelican makes these unless it is told not to; reports need none.
DIRECT_TEMPLATES = []
DEFAULT_PAGINATION = False
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
FORMATTED_FIELDS = []
MARKDOWN = {"extensions": ["markdown.extensions.meta"], "output_format": "html5"}
