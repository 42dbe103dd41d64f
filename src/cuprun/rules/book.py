"""Rule books read: a YAML file's text becomes the clauses of one competition."""

from __future__ import annotations

from cuprun.errors import Diagnostic
from cuprun.frontmatter.clauses import ClauseFields, clause_faults, clause_of
from cuprun.frontmatter.entries import Manner
from cuprun.frontmatter.fields import Text, Texts, YesNo
from cuprun.frontmatter.validation import Schema, validate
from cuprun.frontmatter.yaml_file import read_yaml_file
from cuprun.rules import RuleBook


class _BookFields(Schema):
    name: Text
    also: Texts = ()
    split_year: YesNo | None = None
    clauses: tuple[ClauseFields, ...] = ()


_MANNER = Manner(known=frozenset(_BookFields.model_fields))


def read_rule_book(text: str, *, file: str, id_: str) -> tuple[RuleBook | None, list[Diagnostic]]:
    """Read a rule file's text, or say everything that is wrong with it."""
    reading = read_yaml_file(text, file, _MANNER)
    fields, faults = validate(_BookFields, reading)
    faults = [*reading.diagnostics, *faults]
    if fields is None:
        return None, faults
    faults += clause_faults(fields.clauses, reading.source, ("clauses",))
    clauses = tuple(clause_of(clause) for clause in fields.clauses)
    names = (fields.name, *fields.also)
    book = RuleBook(id=id_, names=names, clauses=clauses, split_year=fields.split_year)
    return (None if faults else book), faults
