"""The press room: the press of a site, kept as long as its theme and its files of teams and competitions stay."""

from __future__ import annotations

import uuid

from jinja2 import Environment

from cuprun.build.executors import Where
from cuprun.build.ledger import Ledger
from cuprun.host.compiled import compiled_templates
from cuprun.host.content import Content
from cuprun.host.environment import Environments
from cuprun.host.page_templates import is_foreign, load_all
from cuprun.host.press import Press
from cuprun.host.settings import Options, Settings
from cuprun.host.tools import Tool, keep, sent
from cuprun.host.vocabulary import mentions_note, mentions_of_note
from cuprun.pages.site import SiteView


class PressRoom:
    """Has the press at hand, here and for workers, and knows what kind of theme it prints with."""

    def __init__(
        self, settings: Settings, options: Options, content: Content, ledger: Ledger, told_settings: str
    ) -> None:
        """`told_settings` is the fingerprint of the settings."""
        self._settings = settings
        self._options = options
        self._content = content
        self._ledger = ledger
        self._told_settings = told_settings
        self._name = uuid.uuid4().hex
        self._press: Press | None = None
        self._environments: Environments | None = None
        self._foreign: bool | None = None

    def press(self, site: SiteView) -> Press:
        """The press, ready for pages of a site."""
        if self._press is None or self._press.declared_as != self._content.declared_digest:
            self._press = self._new_press()
            self._press.renderer(site)
        return self._press

    def environment(self, site: SiteView) -> Environment:
        """Where templates are found, in the site's own language."""
        return self.press(site).environments.of(self._options.lang)

    def tool(self, site: SiteView, where: Where, shared: str) -> Tool:
        """The press as workers get it; `shared` is the fingerprint of all that every page depends on."""
        press = self.press(site)
        if where is Where.HERE:
            return keep("press", self._name, press)
        rest = (self._options, self._content.declared(), self._told_settings)
        return sent("press", Press, self._settings, *rest, state=shared)

    def is_whole(self, site: SiteView, shared: str) -> bool:
        """Whether the site can only be built as a whole: as of a past moment, or with a theme of Pelican's."""
        if self._options.as_of is not None:
            return True
        if self._foreign is None:
            known = self._ledger.get(f"foreign {shared}")
            self._foreign = known == "yes" if known else is_foreign(self._settings, self.environment(site))
            self._ledger.put(f"foreign {shared}", "yes" if self._foreign else "no")
        return self._foreign

    def renew(self) -> None:
        """The site may have another shape now."""
        self._press = None

    def clear(self) -> None:
        """The theme may be another now."""
        self._press = self._environments = self._foreign = None

    def load_templates(self, site: SiteView) -> None:
        """Have all templates at hand that pages are made with, before others are forked from this process."""
        load_all(self._settings, self.environment(site))

    def remember_templates(self) -> None:
        """Leave what templates mention and how they are compiled to the next process."""
        kept = compiled_templates(self._settings)
        note = mentions_note(kept.mentions) if kept else "{}"
        if note != self._ledger.get("mentions"):
            self._ledger.put("mentions", note)
        if kept is not None:
            kept.remember(self._options.ledger.parent)

    def _new_press(self) -> Press:
        if self._environments is None:
            self._environments = Environments(self._settings)
            self._recall_templates()
        press = Press(
            self._settings,
            self._options,
            self._content.declared(),
            self._told_settings,
            self._environments,
            self._content.transcripts,
        )
        press.drafts = self._content.drafts
        press.declared_as = self._content.declared_digest
        return press

    def _recall_templates(self) -> None:
        """What is known of templates, as far as no build in this process has read them yet."""
        kept = compiled_templates(self._settings)
        if kept is not None and not kept.mentions:
            kept.mentions.update(mentions_of_note(self._ledger.get("mentions") or "{}"))
        if kept is not None:
            kept.recall(self._options.ledger.parent)
