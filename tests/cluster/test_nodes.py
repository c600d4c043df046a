"""The script that starts real nodes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.clusters import TOOLS, WANTED, Cluster, missing

STARTER = """
import sys
from pathlib import Path
from cluster import Cluster
made = Cluster(Path(sys.argv[1]), nodes=1, port=int(sys.argv[2]))
made.start_node(1)
print(made.pids[0], flush=True)
sys.stdin.read()
"""
PORT = 9520


@pytest.mark.skipif(not os.environ.get(WANTED) or bool(missing()), reason="needs a cluster")
def test_a_node_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    words = [sys.executable, "-c", STARTER, str(tmp_path), str(PORT)]
    starter = subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=TOOLS
    )
    assert starter.stdout is not None
    node = int(starter.stdout.readline())
    started = Cluster(tmp_path, nodes=1, port=PORT)
    started.running = {1: starter}
    started.wait(1)
    starter.kill()
    starter.communicate()
    assert ends(node)


def ends(process: int) -> bool:
    for _ in range(100):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
