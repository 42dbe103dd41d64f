"""Football.TXT: results as the openfootball project writes them, read line by line."""

from cuprun.frontmatter.football_txt.reading import ResultsReading, read_results

__all__ = ["ResultsReading", "read_results"]
