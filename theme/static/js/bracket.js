/* Enhancement of the bracket: the tab of the round in view, its height on a phone, and a club's way on hover. */
"use strict";

for (const bracket of document.querySelectorAll("[data-bracket]")) {
  followRounds(bracket);
  showWays(bracket);
}

/** Where one round is shown at a time: start at the first round that is open, mark its tab, fit its height. */
function followRounds(bracket) {
  const scroller = bracket.querySelector(".bracket-scroll");
  const rounds = [...scroller.querySelectorAll(".bracket-round")];
  const tabs = [...bracket.querySelectorAll(".bracket-tabs a")];
  const snaps = () => getComputedStyle(scroller).scrollSnapType !== "none";
  const current = () => {
    const edge = scroller.getBoundingClientRect().left;
    const away = rounds.map((round) => Math.abs(round.getBoundingClientRect().left - edge));
    return away.indexOf(Math.min(...away));
  };
  const moveTo = (round, behavior) =>
    scroller.scrollTo({ left: round.offsetLeft - rounds[0].offsetLeft, behavior });
  const update = () => {
    const index = current();
    scroller.style.height = snaps() ? `${rounds[index].offsetHeight + 24}px` : "";
    tabs.forEach((tab, at) => {
      if (at === index) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    });
    const strip = bracket.querySelector(".bracket-tabs");
    strip?.scrollTo({ left: tabs[index].offsetLeft - strip.offsetLeft - 32 });
  };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  tabs.forEach((tab, at) =>
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      moveTo(rounds[at], calm.matches ? "auto" : "smooth");
    }),
  );
  const open = rounds.find((round) => round.querySelector("[data-open]")) ?? rounds.at(-1);
  if (snaps() && !location.hash) moveTo(open, "auto");
  let waiting = 0;
  scroller.addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, 80);
  }, { passive: true });
  new ResizeObserver(update).observe(scroller.parentElement);
  update();
}

/** A club under the pointer, or with the focus, is shown in every tie that it plays. */
function showWays(bracket) {
  const show = (team) => {
    for (const side of bracket.querySelectorAll("[data-team]")) {
      side.classList.toggle("is-path", team !== undefined && side.dataset.team === team);
    }
  };
  const teamOf = (event) => event.target.closest?.("[data-team]")?.dataset.team;
  for (const kind of ["pointerover", "focusin"]) bracket.addEventListener(kind, (event) => show(teamOf(event)));
  for (const kind of ["pointerleave", "focusout"]) bracket.addEventListener(kind, () => show(undefined));
}
