"""The Pelican side: settings, plain articles and pages, links, feeds, themes. ``PELICAN_CLASS = Cuprun``."""

from cuprun.host.site import Built, Cuprun, Site

__all__ = ["Built", "Cuprun", "Site"]
