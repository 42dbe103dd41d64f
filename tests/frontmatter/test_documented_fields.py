"""docs/writing.md names every field that a file may have."""

from __future__ import annotations

from pathlib import Path

import pytest

from cuprun.frontmatter.competition import CompetitionFields, RoundFields, SeasonFields
from cuprun.frontmatter.report import ImageFields, ReportFields, UpdateFields
from cuprun.frontmatter.team import TeamFields
from cuprun.frontmatter.validation import Schema

WRITING = Path(__file__).parents[2] / "docs" / "writing.md"


@pytest.mark.parametrize(
    "schema",
    [ReportFields, ImageFields, UpdateFields, CompetitionFields, SeasonFields, RoundFields, TeamFields],
)
def test_every_field_is_documented(schema: type[Schema]) -> None:
    text = WRITING.read_text("utf-8")
    mentions = {word for chunk in text.split("`")[1::2] for word in chunk.replace(":", " ").split()}
    mentions |= {line.strip(" -{").partition(":")[0] for line in text.splitlines()}
    mentions |= {word.rstrip(":") for word in text.split() if word.endswith(":")}
    mentions = {mention.strip("{},.") for mention in mentions}

    assert set(schema.model_fields) - mentions == set()
