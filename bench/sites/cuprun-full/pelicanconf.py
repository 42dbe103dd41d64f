"""Cuprun with all its pages, its own theme, and the settings of the demo site as far as they concern reports."""

from cuprun.host import Cuprun

PELICAN_CLASS = Cuprun

SITENAME = "Bekerpad"
SITEURL = "https://bekerpad.example"
DEFAULT_LANG = "nl"
TIMEZONE = "Europe/Brussels"
LOCALE = ["C"]

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = []
STATIC_PATHS = []
DELETE_OUTPUT_DIRECTORY = False
DEFAULT_PAGINATION = 20
