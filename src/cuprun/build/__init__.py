"""Plan → output: fingerprints, the ledger of earlier builds, drafts, executors. Knows files, no football."""

from cuprun.build.claims import ClashError
from cuprun.build.output import Copy
from cuprun.build.rebuild import BuildReport, Made, Rebuild

__all__ = ["BuildReport", "ClashError", "Copy", "Made", "Rebuild"]
