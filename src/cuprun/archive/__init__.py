"""Records → archive: every name resolved, every match exactly once, contradictions reported."""

from cuprun.archive.archive import Archive, Competition, FiledReport, SeasonArchive, Team
from cuprun.archive.as_of import archive_as_of
from cuprun.archive.assembling import Assembly, SeasonAssembly, all_teams, assemble, assemble_season
from cuprun.frontmatter.records import MatchFacts

__all__ = [
    "Archive",
    "Assembly",
    "Competition",
    "FiledReport",
    "MatchFacts",
    "SeasonArchive",
    "SeasonAssembly",
    "Team",
    "all_teams",
    "archive_as_of",
    "assemble",
    "assemble_season",
]
