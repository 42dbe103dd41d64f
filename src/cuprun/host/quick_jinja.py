"""Jinja with the same results in two thirds of the time: ways that it takes for every value and call, cut short.

A page prints some hundred values and calls some hundred macros. Jinja wraps each printed value in a `Markup`
that is then joined to plain text, asks of each thing called whether it wants the context, and sees to the
placeholders of every message, also where there are none. What is not of the usual kind goes Jinja's way.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import partial
from typing import Any

from jinja2 import Environment, Template, pass_eval_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import EvalContext, Expr
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

try:
    # What `escape` itself calls, without a `Markup` around each text.
    from markupsafe import _escape_inner as _escaped_text  # type: ignore[attr-defined]  # no promise of theirs
except ImportError:
    _escaped_text = escape

_marked = partial(str.__new__, Markup)
"""Text as `Markup`, which asks first whether it knows better how it looks as HTML."""


def printed(value: Any) -> str:
    """What `escape` makes of a value, as text that is good for nothing but to be printed."""
    kind = type(value)
    if kind is str:
        return _escaped_text(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]  # mypy does not take `kind is Markup` for a test
    return str(value) if kind is int else escape(value)


class Direct:
    """A function for templates that asks for nothing but its values where text is escaped."""

    escaped: Callable[..., Any]
    """The function, where text is escaped."""


class QuickCode(CodeGenerator):
    """Compiles what is printed under autoescape to `printed` instead of `escape`."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
            return
        self.write("environment.printed(")
        if finalize.src is not None:
            self.write(finalize.src)


class QuickContext(Context):
    """Calls a macro whose arguments are given by position without any questions."""

    def call(
        self,
        callee: Callable[..., Any],
        /,
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **kwargs: Any,
    ) -> Any:
        if self.eval_ctx.autoescape:
            if type(callee) is Macro:
                left_out = _arity(callee) - len(args)
                if left_out >= 0 and not kwargs:
                    return _marked(callee._func(*args, *_MISSING[:left_out]))
            elif isinstance(callee, Direct):
                return callee.escaped(*args, **kwargs)
        return super().call(callee, *args, _loop_vars=_loop_vars, _block_vars=_block_vars, **kwargs)


def _arity(macro: Macro) -> int:
    """How many values a macro may be given; -1 for one that asks for more than values."""
    try:
        return macro.arity  # type: ignore[attr-defined, no-any-return]  # ours, from the time before
    except AttributeError:
        simple = not (macro.caller or macro.catch_kwargs or macro.catch_varargs)
        macro.arity = len(macro.arguments) if simple else -1  # type: ignore[attr-defined]
        return _arity(macro)


_MISSING = (missing,) * 64


class QuickTemplate(Template):
    """A template whose macros are ready once they have been imported."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        # Jinja asks first whether the importing template was given globals of its own: here none ever is.
        return self._module or super()._get_default_module(ctx)


class QuickEnvironment(Environment):
    """An environment whose templates are compiled by `QuickCode` and run in a `QuickContext`.

    A template that was loaded once is not looked up again, unless `auto_reload` asks for that. Templates
    must not be given globals of their own.
    """

    code_generator_class = QuickCode
    context_class = QuickContext
    template_class = QuickTemplate
    printed = staticmethod(printed)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._loaded: dict[object, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As Jinja's, which lays an empty mapping over them that every rendering has to look through."""
        return super().make_globals(d) if d else self.globals

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name for it
    ) -> Template:
        """As Jinja's, whose own cache asks for more."""
        found = self._loaded.get(name)
        if found is None:
            found = super().get_template(name, parent, globals)
            if not self.auto_reload:
                self._loaded[name] = found
        return found


class Messages(Direct):
    """The template's `gettext`: Jinja's of the new style, which keeps messages without variables."""

    def __init__(self, translated: Callable[[str], str]) -> None:
        self._translated = translated
        self._kept: dict[str, Markup] = {}

    @pass_eval_context
    def __call__(self, context: EvalContext, message: str, /, **variables: Any) -> str:
        """A message with its variables, as Jinja calls it."""
        if context.autoescape:
            return self.escaped(message, **variables)
        return self._translated(message) % variables

    def escaped(self, message: str, /, **variables: Any) -> Markup:
        """A message with its variables, where text is escaped."""
        if variables:
            return Markup(self._translated(message)) % variables
        if message not in self._kept:
            self._kept[message] = Markup(self._translated(message)) % {}
        return self._kept[message]
