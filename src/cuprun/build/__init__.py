"""Plan → output: fingerprints, the ledger of earlier builds, drafts, executors. Knows files, no football."""

from cuprun.build.claims import Claimed, ClashError
from cuprun.build.output import Copy
from cuprun.build.rebuild import BuildReport, Made, Rebuild

__all__ = ["BuildReport", "Claimed", "ClashError", "Copy", "Made", "Rebuild"]
