"""Records → archive: every name resolved, every match exactly once, contradictions reported."""

from cuprun.archive.archive import Archive, Competition, FiledReport, SeasonArchive, Team
from cuprun.archive.assembling import Assembly, assemble

__all__ = ["Archive", "Assembly", "Competition", "FiledReport", "SeasonArchive", "Team", "assemble"]
