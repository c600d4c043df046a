"""A real OpenSearch cluster on loopback, for tests and measurements: a process for each node.

    python tools/cluster/cluster.py start [--nodes 3] [--port 9460] [--folder FOLDER] [--heap 300m]
    python tools/cluster/cluster.py stop [--folder FOLDER]

Needs Java 17 or newer and Maven, which fetches OpenSearch from Maven Central the first time.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
START_SECONDS = 120.0
FOLDER = Path(tempfile.gettempdir()) / "irnk-test-cluster"


def missing() -> str:
    """What this machine lacks to run a cluster; nothing when it lacks nothing."""
    absent = [name for name in ("java", "mvn") if shutil.which(name) is None]
    return f"{' and '.join(absent)} not on this machine" if absent else ""


class Cluster:
    """Nodes numbered from 1, each of which can be killed, paused and started again.

    They end with the process that started them, even when that is killed, unless they may stay.
    """

    def __init__(
        self, folder: Path, *, nodes: int, port: int, heap: str = "300m", may_stay: bool = False
    ) -> None:
        self.folder = folder
        self.nodes = nodes
        self.port = port
        self.heap = heap
        self.owner = 0 if may_stay else os.getpid()
        self.running: dict[int, subprocess.Popen[bytes]] = {}
        """The nodes that live, by number."""

    @property
    def urls(self) -> list[str]:
        """Where the nodes listen."""
        return [f"http://127.0.0.1:{self.port + number}" for number in range(1, self.nodes + 1)]

    @property
    def pids(self) -> list[int]:
        """The processes of the nodes."""
        return [process.pid for process in self.running.values()]

    def start(self) -> None:
        """Start every node and wait until they have found each other.

        Raises:
            TimeoutError: They did not; the message names the logs.
            FileExistsError: Another cluster listens there already.
        """
        for number in range(1, self.nodes + 1):
            if self.health(number):
                raise FileExistsError(f"{self.urls[number - 1]}: another cluster listens there")
        for number in range(1, self.nodes + 1):
            self.start_node(number)
        self.wait(self.nodes)

    def start_node(self, number: int) -> None:
        """Start one node with what it held before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        words = [
            "java", f"-Xms{self.heap}", f"-Xmx{self.heap}", "-XX:+UseSerialGC",
            "-cp", class_path(), str(HERE / "Node.java"),
            str(number), str(self.nodes), str(self.folder / f"node-{number}"), str(self.port),
            str(self.owner),
        ]  # fmt: skip
        with (self.folder / f"node-{number}.log").open("ab") as log:
            self.running[number] = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )

    def kill(self, number: int) -> None:
        """End a node as a power failure does."""
        process = self.running.pop(number)
        process.kill()
        process.wait()

    def pause(self, number: int) -> None:
        """Stop a node where it stands, as a machine that swaps does."""
        self.running[number].send_signal(signal.SIGSTOP)

    def resume(self, number: int) -> None:
        """Let a paused node go on."""
        self.running[number].send_signal(signal.SIGCONT)

    def wait(self, nodes: int, *, status: str = "green", of: str = "") -> None:
        """Wait until so many nodes are one cluster, and all indices or those of a name so well."""
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            for number in self.running:
                health = self.health(number, of)
                if health.get("number_of_nodes") == nodes and _is_at_least(health, status):
                    return
            time.sleep(0.3)
        raise TimeoutError(f"the cluster did not become {status}; see {self.folder}/*.log")

    def health(self, number: int, of: str = "") -> dict[str, object]:
        """What a node says of the cluster, or of some indices; empty when it does not answer."""
        url = f"{self.urls[number - 1]}/_cluster/health/{of}"
        try:
            with urllib.request.urlopen(url, timeout=3) as answer:
                found: dict[str, object] = json.load(answer)
                return found
        except (OSError, urllib.error.URLError, ValueError):
            return {}

    def stop(self) -> None:
        """End every node and throw away what they held."""
        for process in self.running.values():
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.wait()
        self.running.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


def class_path() -> str:
    """The jars of OpenSearch; Maven is asked once for each state of the pom."""
    kept = Path(tempfile.gettempdir()) / f"irnk-cluster-{(HERE / 'pom.xml').stat().st_mtime_ns}.txt"
    if not kept.exists():
        made = kept.with_suffix(".new")
        words = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:build-classpath"]
        subprocess.run([*words, f"-Dmdep.outputFile={made}"], check=True)
        made.rename(kept)
    return kept.read_text()


def _is_at_least(health: dict[str, object], status: str) -> bool:
    states = ("red", "yellow", "green")
    found = health.get("status")
    return found in states and states.index(str(found)) >= states.index(status)


def _start(asked: argparse.Namespace) -> int:
    if why := missing():
        print(why, file=sys.stderr)
        return 1
    cluster = Cluster(
        asked.folder, nodes=asked.nodes, port=asked.port, heap=asked.heap, may_stay=True
    )
    cluster.start()
    (asked.folder / "pids").write_text(" ".join(map(str, cluster.pids)))
    print("\n".join(cluster.urls))
    return 0


def _stop(asked: argparse.Namespace) -> int:
    kept = asked.folder / "pids"
    for pid in kept.read_text().split() if kept.exists() else ():
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(pid), signal.SIGKILL)
    shutil.rmtree(asked.folder, ignore_errors=True)
    return 0


def main() -> int:
    """Start or stop a cluster."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("what", choices=("start", "stop"))
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument("--port", type=int, default=9460, help="nodes listen on the ports after it")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--heap", default="300m")
    asked = parser.parse_args()
    return _start(asked) if asked.what == "start" else _stop(asked)


if __name__ == "__main__":
    sys.exit(main())
