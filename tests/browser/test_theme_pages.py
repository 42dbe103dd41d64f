"""The demo site in a browser: nothing runs off a phone, and the bracket is one at every width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page

CUP = "/cups/croky-cup/2024-25/"
REPORTS = "/reports/2024-25/croky-cup/"
KINDS = {
    "index": "/",
    "report": f"{REPORTS}genk-en-club-brugge-houden-elkaar-in-evenwicht/",
    "final": f"{REPORTS}club-brugge-wint-de-beker/",
    "penalties": f"{REPORTS}beerschot-wint-van-mechelen-vanop-de-stip/",
    "cup": CUP,
    "tie": f"{CUP}ties/semi-finals-club-brugge-krc-genk/",
    "run": f"{CUP}runs/club-brugge/",
    "team": "/teams/club-brugge/",
    "teams": "/teams/",
    "competitions": "/cups/",
    "competition": "/cups/croky-cup/",
    "archive": "/archive/",
    "authors": "/authors/",
    "article": "/articles/de-beker-in-cijfers/",
    "404": "/404.html",
}

WIDTH = "document.documentElement.scrollWidth"
COLUMNS = """() => [...document.querySelectorAll('.bracket-grid > .bracket-round')].map(round => {
  const box = round.getBoundingClientRect();
  return {left: box.left, right: box.right, top: box.top};
})"""


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(page: Page, demo_site: str, kind: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("response", lambda answer: faults.append(answer.url) if answer.status >= 400 else None)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(demo_site + KINDS[kind])
    widths = {}
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        widths[width] = page.evaluate(WIDTH)

    assert widths == {360: 360, 768: 768, 1440: 1440}
    assert page.locator("h1").count() == 1
    assert faults == []


def test_rounds_stand_from_left_to_right_on_a_wide_screen(page: Page, demo_site: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(demo_site + CUP)

    columns = page.evaluate(COLUMNS)

    assert len(columns) == 6
    assert len({column["top"] for column in columns}) == 1
    assert all(one["right"] < next_["left"] for one, next_ in pairwise(columns))
    assert columns[-1]["right"] <= 1440


def test_a_winner_stands_half_way_down_the_ties_that_led_to_it(page: Page, demo_site: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(demo_site + CUP)

    middles = page.evaluate(
        """() => ['semi-finals', 'final'].map(round =>
          [...document.querySelectorAll(`#bracket-${round} .slip`)].map(slip => {
            const box = slip.getBoundingClientRect();
            return (box.top + box.bottom) / 2;
          }))"""
    )

    semi_finals, (final,) = middles
    assert final == pytest.approx(sum(semi_finals) / 2, abs=1)


def test_a_connector_ends_at_the_middle_of_the_next_tie(page: Page, demo_site: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(demo_site + CUP)

    drop, distance = page.evaluate(
        """() => {
          const middle = slip => { const box = slip.getBoundingClientRect(); return (box.top + box.bottom) / 2; };
          const from = document.querySelector('#bracket-semi-finals .bracket-tie');
          const to = document.querySelector('#bracket-final .slip');
          return [parseFloat(getComputedStyle(from, '::after').height),
                  middle(to) - middle(from.querySelector('.slip'))];
        }"""
    )

    assert drop == pytest.approx(distance, abs=2)


def test_a_tablet_scrolls_the_bracket_in_its_own_box(page: Page, demo_site: str) -> None:
    page.set_viewport_size({"width": 768, "height": 1024})
    page.goto(demo_site + CUP)

    box, content = page.evaluate(
        "(() => { const box = document.querySelector('.bracket-scroll'); return [box.clientWidth, box.scrollWidth]; })()"
    )

    assert box < 768 < content


def test_a_phone_shows_one_round_at_a_time(page: Page, demo_site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(demo_site + CUP)

    scroller = page.locator(".bracket-scroll").first
    assert scroller.evaluate("box => getComputedStyle(box).scrollSnapType") == "x mandatory"
    inner = scroller.evaluate("box => box.clientWidth")
    assert all(inner - 60 <= column["right"] - column["left"] <= inner for column in page.evaluate(COLUMNS))

    page.locator(".bracket-tabs a", has_text="Zevende ronde").first.click()
    page.wait_for_function(
        """() => Math.abs(document.querySelector('#bracket-round-7').getBoundingClientRect().left
                 - document.querySelector('.bracket-scroll').getBoundingClientRect().left) < 2"""
    )
    page.wait_for_selector(".bracket-tabs a[aria-current=true]:has-text('Zevende ronde')")
    assert page.locator("#bracket-round-7 .bracket-name").is_visible()


def test_the_bracket_is_whole_without_script_and_style(page: Page, demo_site: str) -> None:
    page.route("**/*.css", lambda route: route.abort())
    page.route("**/*.js", lambda route: route.abort())
    page.goto(demo_site + CUP)

    final = page.locator("#bracket-final")

    assert final.locator("h3").inner_text() == "Finale"
    lines = [" ".join(side.split()) for side in final.locator(".slip-side").all_inner_texts()]
    assert lines == ["Club Brugge (door) 2", "Anderlecht 1"]


def test_a_winner_is_told_by_weight_mark_and_words(page: Page, demo_site: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(demo_site + CUP)

    winner = page.locator("#bracket-final .slip-side.is-winner")

    assert winner.locator(".team-name").evaluate("name => getComputedStyle(name).fontWeight") == "700"
    assert winner.locator(".mark").is_visible()
    assert "door" in (winner.text_content() or "")


def test_targets_on_a_phone_are_large_enough(page: Page, demo_site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(demo_site + CUP)

    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.masthead-nav a, .bracket-tabs a, .slip-side, .match .score-link')]
          .map(target => target.getBoundingClientRect().height)"""
    )

    assert min(sizes) >= 43.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_and_ink_follow_the_scheme(page: Page, demo_site: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(demo_site)

    paper, ink = page.evaluate(
        "(() => { const body = getComputedStyle(document.body); return [body.backgroundColor, body.color]; })()"
    )

    def brightness(colour: str) -> int:
        return sum(int(part) for part in colour.removeprefix("rgb(").removesuffix(")").split(","))

    assert (brightness(paper) < brightness(ink)) == (scheme == "dark")


def test_the_keyboard_reaches_the_text_first(page: Page, demo_site: str) -> None:
    page.goto(demo_site + CUP)

    page.keyboard.press("Tab")

    skip = page.locator(".skip-link")
    assert skip.evaluate("link => document.activeElement === link")
    assert skip.is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_paper_shows_the_bracket_and_no_navigation(page: Page, demo_site: str) -> None:
    page.goto(demo_site + CUP)
    page.emulate_media(media="print")

    assert page.locator(".masthead-nav").is_hidden()
    assert page.locator(".bracket-grid").first.is_visible()
