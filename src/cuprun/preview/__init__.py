"""The preview: watch what is written, rebuild, and have every open page reload itself.

watchdog → `ChangeQueue` → `rebuild` → `EventHub` → server-sent events. It knows nothing of sites or
football: what a rebuild is, the caller says.
"""

from cuprun.preview.rebuilding import Rebuild, Rebuilt
from cuprun.preview.session import Preview, serve_preview

__all__ = ["Preview", "Rebuild", "Rebuilt", "serve_preview"]
