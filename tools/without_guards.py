"""Take each guard against hostile input out and see that a test notices.

    python tools/without_guards.py [ROW ...]     a table of Markdown; exit status 1 if none noticed

Works on a copy of the last commit, so nothing here changes. A row is that of `docs/safety.md`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Guard(NamedTuple):
    """A guard, and what is put in its place."""

    row: int
    what: str
    file: str
    old: str
    new: str
    tests: str
    """Words for pytest: the tests that hold the row."""


CHILD = "tests/corpus/test_child.py"
FETCH = "tests/corpus/test_fetching.py"
HOSTILE = "tests/test_hostile_text.py"
OFFICE = "tests/corpus/test_office.py"
EXPORTS = "tests/export/test_hostile_exports.py"
READERS = "tests/corpus/test_readers.py"
FIXED = "return text.translate(_SAME_LENGTH)"
ARCHIVE = "corpus/archives.py"
NO = "if False and "

GUARDS = (
    Guard(1, "control characters shown as signs", "sanitise.py",
          'return text.replace("\\r\\n", "\\n").translate(_SHOWN)', "return text",
          "tests/test_sanitise.py"),
    Guard(1, "the same on one line", "sanitise.py", 'BREAKS.sub(" ", text).translate(_SHOWN)',
          "text", f"{HOSTILE} -k command_line"),
    Guard(1, "the same on the screen", "sanitise.py", FIXED, "return text",
          f"{HOSTILE} -k screen"),
    Guard(2, "unseen and reordering characters marked", "sanitise.py",
          "for first, last in UNSEEN:", "for first, last in ():", "tests/test_sanitise.py"),
    Guard(3, "messages without markup", "ui/app.py",
          "self.notify(sanitise_line(words), timeout=5, markup=False)",
          "self.notify(sanitise_line(words), timeout=5)", "tests/safety/test_markup.py"),
    Guard(4, "Markdown signs escaped", "export/escaping.py",
          r'SPECIAL.sub(r"\\\1", sanitise(text))', "sanitise(text)", EXPORTS),
    Guard(4, "HTML escaped", "export/html_page.py", "return escape_xml(sanitise(text))",
          "return sanitise(text)", EXPORTS),
    Guard(4, "BibLaTeX escaped", "export/biblatex.py", "def escape(text: str) -> str:",
          "def escape(text: str) -> str:\n    return text\n\n\ndef _old(text: str) -> str:",
          EXPORTS),
    Guard(5, "formula cells of CSV guarded", "export/table.py",
          'return f"\'{text}" if _is_formula(text) else text', "return text",
          "tests/export/test_exporters.py"),
    Guard(5, "cells of Excel written as strings", "export/xlsx.py",
          "sheet.write_string(line, column", "sheet.write(line, column", EXPORTS),
    Guard(6, "file names made safe", "corpus/placing.py",
          'text = UNSAFE.sub("_", unicodedata.normalize("NFC", whole)).strip(" .")',
          "text = whole", "tests/test_adding.py"),
    Guard(6, "reserved names", "corpus/placing.py", "if RESERVED.fullmatch(stem)", "if False",
          "tests/test_adding.py"),
    Guard(6, "long names cut", "corpus/placing.py", "[:MAX_STEM_BYTES]", "",
          "tests/safety/test_names.py"),
    Guard(7, "too many members", ARCHIVE, "if len(members) > MAX_MEMBERS", "if False", OFFICE),
    Guard(7, "too large together", ARCHIVE,
          "if sum(each.file_size for each in members) > MAX_TOTAL_BYTES", "if False", OFFICE),
    Guard(7, "members that overlap", ARCHIVE, "if each.header_offset < packed_end", "if False",
          OFFICE),
    Guard(7, "members that lead out", ARCHIVE, "if name.is_absolute() or", "if False and", OFFICE),
    Guard(7, "members that are links", ARCHIVE, "if stat.S_ISLNK(", "if False and (", OFFICE),
    Guard(7, "unpacked to packed size", ARCHIVE,
          "if each.file_size > SMALL_BYTES and", "if False and", OFFICE),
    Guard(8, "XML entities", "corpus/trees.py", "        _refuse_entities(data)\n", "", OFFICE),
    Guard(8, "entities in feeds", "corpus/readers/feed.py", "if ENTITY.search(data)", "if False",
          "tests/corpus/test_newsroom.py"),
    Guard(8, "links out of the corpus", "corpus/profiles.py", "return path.is_symlink() and",
          "return False and", "tests/corpus/test_folder.py"),
    Guard(9, "YAML tags and aliases", "plain_yaml.py", "            _refuse_references(event)\n",
          "", f"{READERS} -k front_matter"),
    Guard(9, "deep YAML", "plain_yaml.py", "if self.depth >= MAX_DEPTH", "if False",
          f"{READERS} tests/test_settings.py -k 'front_matter or yaml'"),
    Guard(9, "names given twice", "plain_yaml.py", "            _refuse_doubles(node)\n", "",
          "tests/test_settings.py"),
    Guard(9, "values stay as written", "plain_yaml.py", "if rule[0] == NULL]", "if rule]",
          "tests/test_settings.py"),
    Guard(10, "the clock", "corpus/child.py", "if time.monotonic() > self._until", "if False",
          f"{CHILD} -k endless"),
    Guard(10, "processor time", "corpus/limited.py",
          "        resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))\n", "",
          f"{CHILD} -k processor"),
    Guard(10, "memory", "corpus/limited.py",
          "        resource.setrlimit(resource.RLIMIT_AS, (size, size))\n", "",
          f"{CHILD} -k goes_wrong"),
    Guard(10, "no way out of the child", "corpus/limited.py",
          "    sys.addaudithook(_refuse)\n", "", f"{CHILD} -k goes_wrong"),
    Guard(10, "number of pages", "corpus/readers/pdf.py", "if len(pdf) > MAX_PAGES", "if False",
          "tests/corpus/test_pdf.py"),
    Guard(10, "no text layer said", "corpus/readers/pdf.py", "if not any(pages)", "if False",
          "tests/corpus/test_pdf.py"),
    Guard(10, "locked files said", "corpus/readers/pdf.py", 'if "password" in said.lower()',
          "if False", "tests/corpus/test_pdf.py"),
    Guard(11, "a page deeply nested", "corpus/readers/html.py",
          "return Page(plain.text, facts, plain.captions) if plain.text.strip() else None",
          "return None", "tests/corpus/test_html.py"),
    Guard(11, "links of the web alone", "corpus/metadata.py",
          'if url and url.lower().startswith(("https://", "http://"))', "if url",
          f"tests/corpus/test_html.py {READERS} -k addresses"),
    Guard(11, "lies about the charset", "corpus/readers/html.py",
          "except UnreadableFile:\n                continue", "except ZeroDivisionError:\n"
          "                continue", "tests/corpus/test_html.py"),
    Guard(12, "http and https alone", "corpus/fetching.py", "is_sound = parts.scheme in PORTS and",
          "is_sound =", FETCH),
    Guard(12, "private addresses", "corpus/fetching.py", "if not may_reach(str(address[0]))",
          "if False", FETCH),
    Guard(12, "what is private", "corpus/fetching.py",
          "return found.is_global and not found.is_multicast", "return True", FETCH),
    Guard(12, "the address that was looked at is used", "corpus/fetching.py",
          "connection.connect(address)", "connection.connect((host, port))", FETCH),
    Guard(12, "size, packed or not", "corpus/fetching.py", "if size >= limit", "if False", FETCH),
    Guard(12, "time", "corpus/fetching.py", "if time.monotonic() > until", "if False", FETCH),
    Guard(12, "redirects counted", "corpus/fetching.py",
          "MAX_REDIRECTS = 5", "MAX_REDIRECTS = 10**4", FETCH),
    Guard(12, "robots", "corpus/fetching.py",
          "(status == 200 and not rules.can_fetch(AGENT, url))", "False", FETCH),
    Guard(12, "certificates", "corpus/fetching.py", "ssl.create_default_context()",
          "ssl._create_unverified_context()", "tests/safety/test_secure_connections.py"),
    Guard(13, "no shell for the editor", "marks/note_editor.py",
          "subprocess.run([*command, str(path)], check=False)",
          'subprocess.run(" ".join([*command, str(path)]), check=False, shell=True)',
          "tests/safety/test_programs.py"),
    Guard(13, "copied words are input", "ui/copying.py", "            tool,\n            input=",
          "            [*tool, text],\n            input=b'' and ",
          "tests/safety/test_programs.py"),
    Guard(14, "no program on export", "export/docx.py", "    return packed(",
          "    import subprocess\n\n    subprocess.run([\"pandoc\"], check=False)\n"
          "    return packed(", "tests/safety/test_programs.py -k export"),
    Guard(15, "an index from elsewhere", "search/seal.py",
          "if not hmac.compare_digest(_keyed(manifest, key), str(sealed.get(\"seal\")))",
          "if False", "tests/search/test_seal.py"),
    Guard(15, "links of metadata", "corpus/profiles.py", "    if leads_out(path, corpus):\n",
          "    if False:\n", "tests/corpus/test_folder.py"),
    Guard(16, "halves of characters", "corpus/decoding.py",
          'return HALVES.sub("\\ufffd", text)', "return text", READERS),
    Guard(16, "binary files", "corpus/decoding.py",
          "if len(CONTROLS.findall(sample)) > MAX_CONTROLS * len(sample) + 8", "if False",
          READERS),
    Guard(16, "UTF-16 without a mark", "corpus/guessing.py", "if own > max(", "if False and max(",
          "tests/corpus/test_encodings.py"),
    Guard(16, "garbled text noticed", "corpus/guessing.py", "if len(found) < FEW", "if True",
          "tests/corpus/test_encodings.py"),
    Guard(17, "years of other calendars", "corpus/written_dates.py",
          "return found if FIRST_YEAR <= found.first.year <= LAST_YEAR else None", "return found",
          READERS),
    Guard(17, "days that are not", "corpus/written_dates.py", "except ValueError:\n"
          "                return None", "except ValueError:\n"
          "                return Date.of_day(date(2000, 1, 1))", READERS),
    Guard(17, "dates are not filled up", "corpus/readers/published.py",
          "if found and is_written(html, found)", "if found", "tests/corpus/test_html.py"),
    Guard(18, "sentences cut at a length", "analysis/language/sentences.py",
          "if end - start > LONGEST", "if False", "tests/safety/test_extremes.py"),
    Guard(18, "words of the index cut", "search/folding.py", "LONGEST = 100", "LONGEST = 10**9",
          "tests/safety/test_extremes.py"),
    Guard(18, "what the model reads", "analysis/pipeline.py",
          "span for span in found if span.end <= LONGEST_READ] for found",
          "span for span in found] for found", "tests/safety/test_extremes.py"),
    Guard(19, "the same file twice", "corpus/copies.py",
          "same = next((each for each in alike if self._hash_of(each) == wanted), None)",
          "same = None", "tests/test_adding.py"),
    Guard(20, "length of a query", "search/parser.py", "MAX_LENGTH = 10_000",
          "MAX_LENGTH = 10**9", "tests/safety/test_query_limits.py"),
    Guard(20, "depth of a query", "search/parser.py", "MAX_DEPTH = 50", "MAX_DEPTH = 10**9",
          "tests/search/test_query.py"),
    Guard(20, "parts of a query", "search/parser.py", "MAX_PARTS = 1_000", "MAX_PARTS = 10**9",
          "tests/safety/test_query_limits.py"),
    Guard(30, "the terminal given back", "ui/ending.py",
          "signal.signal(getattr(signal, name), self._end)", "pass",
          "tests/safety/test_terminals.py -k signal"),
    Guard(30, "no screen where there is none", "__main__.py",
          "if not (sys.stdin.isatty() and sys.stdout.isatty()) or", "if False and",
          "tests/safety/test_terminals.py -k without_a_screen"),
    Guard(30, "a closed pipe", "cli/main.py", "except (BrokenPipeError, SystemExit):",
          "except ZeroDivisionError:", "tests/safety/test_terminals.py -k quietly"),
    Guard(31, "what is missing names itself", "corpus/child.py", 'if "missing" in answer',
          'if "nothing" in answer', f"{CHILD} -k missing"),
    Guard(32, "a crash file without words", "crash.py", "{type(error).__name__}\"",
          "{type(error).__name__} {error}\"", "tests/safety/test_crash_file.py"),
    Guard(32, "for the reader's eyes only", "crash.py", "0o600", "0o644",
          "tests/safety/test_crash_file.py"),
    Guard(33, "no connection unless asked", "corpus/readers/reading.py",
          "    reader: Reader = resolve_name(dotted)\n",
          "    import socket\n\n    socket.socket(2, 2).sendto(b\"\", (\"192.0.2.1\", 9))\n"
          "    reader: Reader = resolve_name(dotted)\n", "tests/test_offline.py"),
    Guard(33, "no test reaches out", "../../tests/network.py",
          "    sys.addaudithook(_refuse)\n", "", "tests/safety/test_network.py"),
)  # fmt: skip


def main() -> int:
    rows = {int(word) for word in sys.argv[1:]}
    chosen = [guard for guard in GUARDS if guard.tests and (not rows or guard.row in rows)]
    print("| row | guard taken out | of | tests | noticed |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        archive = subprocess.run(
            ["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=True
        )
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
        outcomes = [_try(guard, copy) for guard in chosen]
    return 0 if all(outcomes) else 1


def _try(guard: Guard, copy: Path) -> bool:
    path = copy / "src" / "irnk_tui" / guard.file
    whole = path.read_text("utf-8")
    if whole.count(guard.old) != 1:
        said = f"is {whole.count(guard.old)} times in the file"
    else:
        path.write_text(whole.replace(guard.old, guard.new), "utf-8")
        said = _outcome(guard.tests, copy)
        path.write_text(whole, "utf-8")
    tests = guard.tests.replace("tests/", "")
    print(f"| {guard.row} | {guard.what} | `{guard.file}` | {tests} | {said} |", flush=True)
    return said.startswith("yes")


def _outcome(tests: str, copy: Path) -> str:
    import shlex

    words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.Popen(
        [*words, *shlex.split(tests)],
        cwd=copy, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        said, _ = run.communicate(timeout=300)
    except subprocess.TimeoutExpired:
        # What the tests started must not go on without them.
        os.killpg(run.pid, signal.SIGKILL)
        return "yes (never ends)"
    failed = [line for line in said.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if run.returncode == 1 and failed:
        return f"yes: {failed[0].partition('::')[2].partition(' - ')[0].partition('[')[0]}"
    return "NO" if run.returncode == 0 else f"no answer (status {run.returncode})"


if __name__ == "__main__":
    sys.exit(main())
