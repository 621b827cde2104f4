"""The parts of a help page that Typer writes in English, in Swedish."""

import re
from typing import TYPE_CHECKING, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Callable

FLAGGOR: Final = "[FLAGGOR]"
_TYP: Final = re.compile(r" <[\w\[\]]+>$")
"""Python's name of a type, which says nothing to a user."""
_UTAN_KLAMRAR: Final = str.maketrans("", "", "{}")
_ORD: Final = (("[required]", "[krävs]"), ("; required]", "; krävs]"), ("default: ", "förval: "))


class Svenskt(TyperCommand):
    """A command whose help page is Swedish."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer's private types
        """Write how the command is called."""
        _anvandning(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """Write the arguments and switches."""
        _flaggor(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - as above
        """Give the switch that shows the help page."""
        return _hjalpflagga(super().get_help_option(ctx))


class Svenskgrupp(TyperGroup):
    """A group of commands whose help page is Swedish."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """Write how the group is called."""
        _anvandning(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
        """Write the switches and the commands, in the order in which they are used."""
        _flaggor(self, ctx, formatter)
        rader = [
            (namn, kommando.get_short_help_str(300)) for namn, kommando in self.commands.items()
        ]
        with formatter.section("Kommandon"):
            formatter.write_dl(rader)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - as above
        """Give the switch that shows the help page."""
        return _hjalpflagga(super().get_help_option(ctx))


def ny_grupp(hjalp: str) -> typer.Typer:
    """Make a group of commands with Swedish chrome and plain, quick help."""
    return typer.Typer(
        cls=Svenskgrupp,
        help=hjalp,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        options_metavar=FLAGGOR,
        subcommand_metavar="KOMMANDO ...",
    )


def nytt_kommando(
    grupp: typer.Typer, namn: str, funktion: "Callable[..., None]", hjalp: str
) -> None:
    """Add a command to a group."""
    grupp.command(namn, cls=Svenskt, help=hjalp, options_metavar=FLAGGOR)(funktion)


def _anvandning(kommando: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
    delar = " ".join(ett.translate(_UTAN_KLAMRAR) for ett in kommando.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, delar, prefix="Användning: ")


def _flaggor(kommando: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - as above
    for sort, rubrik in (("argument", "Argument"), ("option", "Flaggor")):
        rader = [
            tuple(_oversatt(text) for text in rad)
            for parameter in kommando.get_params(ctx)
            if parameter.param_type_name == sort and (rad := parameter.get_help_record(ctx))
        ]
        if rader:
            with formatter.section(rubrik):
                formatter.write_dl(rader)


def _oversatt(text: str) -> str:
    text = _TYP.sub("", text)
    for engelska, svenska in _ORD:
        text = text.replace(engelska, svenska)
    return text


def _hjalpflagga(flagga: Any) -> Any:  # noqa: ANN401 - as above
    if flagga is not None:
        flagga.help = "Visa den här hjälpen."
    return flagga
