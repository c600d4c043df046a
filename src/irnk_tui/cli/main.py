"""From the words of a command to a verb, and from errors to words and an exit status."""

from __future__ import annotations

import os
import pkgutil
import sys
from collections.abc import Sequence

import click

from irnk_tui import __version__
from irnk_tui.cli import VERBS
from irnk_tui.cli.output import complain
from irnk_tui.crash import write_crash
from irnk_tui.model.errors import IrnkError, NotFound, QueryError, SettingsError

DONE, NOTHING, USAGE, REFUSED, FAILED = 0, 1, 2, 3, 4


class Verbs(click.Group):
    """A group whose commands are imported only when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command = pkgutil.resolve_name(VERBS[cmd_name][0])
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in VERBS:
            ctx.fail(f"no verb {args[0]!r}.{_nearest(args[0])}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(name, help) for name, (_, help) in VERBS.items()])


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a verb, 'irnk [PROJECT]' opens the reader. 'irnk VERB --help' shows examples. "
    "Every verb takes --project DIR; without it the project is the folder you stand in if that "
    "holds irnk.yaml or corpus/, else the sample.",
)
@click.version_option(__version__, prog_name="irnk", message="%(prog)s %(version)s")
def irnk() -> None:
    """How does each source tell the same event?"""


def run(words: Sequence[str]) -> int:
    """Run one command and give its exit status: 0 done, 1 nothing found, 2 words, 3 refused, 4."""
    try:
        status = irnk.main(list(words), prog_name="irnk", standalone_mode=False)
        sys.stdout.flush()
        return int(status or DONE)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        _usage(error)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        return 130
    # click itself turns a pipe that nobody reads any more into SystemExit.
    except (BrokenPipeError, SystemExit):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except QueryError as error:
        complain(_pointed(error))
        return USAGE
    except (NotFound, SettingsError) as error:
        complain(str(error))
        return USAGE
    except IrnkError as error:
        complain(str(error))
        return FAILED
    except MemoryError:
        complain("out of memory; close other programs or try a smaller piece of the corpus.")
        return FAILED
    except Exception as error:
        complain(f"irnk failed ({type(error).__name__}); the details are in {write_crash(error)}.")
        return FAILED


def _usage(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    hint = f"  Try '{context.command_path} --help'." if context else ""
    complain(f"{error.format_message()}{hint}")


def _pointed(error: QueryError) -> str:
    lines = [str(error), f"  {error.query}", "  " + " " * error.position + "^"]
    if error.suggestion and error.suggestion != error.query:
        lines.append(f"  try: {error.suggestion}")
    return "\n".join(lines)


def _nearest(word: str) -> str:
    from rapidfuzz import process

    found = process.extractOne(word, list(VERBS), score_cutoff=75)
    return f" Did you mean '{found[0]}'?" if found else ""
