"""The child process that takes foreign files apart: limited, and without a way out."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, BinaryIO

from irnk_tui.corpus.page import Page, to_json
from irnk_tui.model.errors import UnreadableFile
from irnk_tui.model.progress import Failure

NOT_NEEDED = ("py3langid",)
"""What libraries load when it is there; languages are told by the process that asks."""
FORBIDDEN = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen",
    "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename", "shutil.",
)  # fmt: skip
Extract = Callable[[Path], Iterable[Page | Failure]]


def main() -> None:
    """Answer questions on standard input, a line each, until it is closed."""
    cpu_seconds, memory_bytes = map(int, sys.argv[1:3])
    answers = os.fdopen(os.dup(1), "wb")
    # A library that prints must not be taken for an answer.
    os.dup2(2, 1)
    _limit_memory(memory_bytes)
    sys.addaudithook(_refuse)
    sys.modules.update(dict.fromkeys(NOT_NEEDED))  # type: ignore[arg-type]
    for line in sys.stdin.buffer:
        question = json.loads(line)
        _allow_cpu(cpu_seconds)
        for answer in _answers(question["extract"], Path(question["path"])):
            _tell(answers, answer)
            _allow_cpu(cpu_seconds)
        _tell(answers, {"end": True})


def _answers(extract: str, path: Path) -> Iterable[dict[str, Any]]:
    try:
        function: Extract = resolve_name(extract)
        for each in function(path):
            if isinstance(each, Failure):
                yield {"failure": each.reason, "part": each.path}
            else:
                yield {"page": to_json(each)}
    except ModuleNotFoundError as error:
        yield {"missing": error.name}
    except UnreadableFile as error:
        yield {"failure": error.reason}
    except MemoryError:
        yield {"failure": "needs more memory than a file may take; split it"}
    except RecursionError:
        yield {"failure": "is nested too deeply to be read"}
    except OSError as error:
        yield {"failure": f"cannot be read ({error.strerror or error})"}
    except Exception as error:
        # Format libraries raise anything on damaged files; here that is an answer, not a crash.
        said = " ".join(str(error).split())[:160]
        yield {"failure": f"is damaged, or not what its name says ({said or type(error).__name__})"}


def _tell(answers: BinaryIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def _refuse(event: str, _: Any) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"{event} is not allowed while a file is read")


def _limit_memory(size: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _allow_cpu(seconds: int) -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(used.ru_utime + used.ru_stime) + seconds + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


if __name__ == "__main__":
    main()
