import pytest

from cuprun.errors import CuprunError, Diagnostic, Place, Severity
from cuprun.preview.rebuilding import Rebuilt, attempt

FAULT = Diagnostic(code="score", place=Place("a.md", 7, 8), message="'2-x' is no score", hint="write 2-1")
DOUBT = Diagnostic(
    code="near-name", place=Place("b.md"), message="is 'Genkk' KRC Genk?", severity=Severity.WARNING
)


def test_a_good_build_tells_its_summary() -> None:
    tried = attempt(lambda _: Rebuilt(ok=True, diagnostics=(), summary="141 pages, 3 written, 0.21 s"), None)
    assert (tried.ok, tried.faults, tried.report) == (True, (), "141 pages, 3 written, 0.21 s")


def test_warnings_of_a_good_build_are_for_the_terminal_only() -> None:
    tried = attempt(lambda _: Rebuilt(ok=True, diagnostics=(DOUBT,), summary="141 pages"), None)
    assert tried.faults == ()
    assert tried.report == "b.md:1:1: warning: is 'Genkk' KRC Genk?\n141 pages"


def test_faults_are_told_to_the_page_and_the_terminal() -> None:
    tried = attempt(lambda _: Rebuilt(ok=False, diagnostics=(FAULT, DOUBT), summary="1 fault"), None)
    assert not tried.ok
    assert tried.faults[0] == "a.md:7:8: '2-x' is no score (write 2-1)"
    assert tried.report.splitlines() == [*tried.faults, "1 fault"]


def test_a_failed_build_without_diagnostics_still_shows_something() -> None:
    assert attempt(lambda _: Rebuilt(ok=False, diagnostics=(), summary="interrupted"), None).faults == (
        "interrupted",
    )


def test_what_cuprun_raises_on_purpose_needs_no_traceback() -> None:
    def rebuild(changed: object) -> Rebuilt:
        raise CuprunError("OUTPUT_PATH is the content folder")

    tried = attempt(rebuild, None)
    assert (tried.ok, tried.report) == (False, "OUTPUT_PATH is the content folder")
    assert tried.faults == ("OUTPUT_PATH is the content folder",)


@pytest.mark.parametrize("error", [KeyError("THEME"), SystemExit("settings?"), RecursionError("deep")])
def test_an_unexpected_exception_is_shown_with_its_place(error: BaseException) -> None:
    def rebuild(changed: object) -> Rebuilt:
        raise error

    tried = attempt(rebuild, None)
    assert not tried.ok
    assert f"{__file__}:" in tried.faults[0]
    assert type(error).__name__ in tried.faults[0]
    assert tried.report.startswith("Traceback")


def test_an_interrupt_is_passed_on() -> None:
    def rebuild(changed: object) -> Rebuilt:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attempt(rebuild, None)
