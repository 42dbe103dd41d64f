"""Plan → output: render everything, then touch only what differs. Knows files, no football."""

from cuprun.build.building import BuildReport, RenderingFailed, build
from cuprun.build.claims import Claimed, ClashError
from cuprun.build.manifest import Manifest
from cuprun.build.output import Copy

__all__ = ["BuildReport", "Claimed", "ClashError", "Copy", "Manifest", "RenderingFailed", "build"]
