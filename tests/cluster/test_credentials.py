"""Who may ask a cluster, and which cluster is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from subprocess import run

import pytest

from irnk_tui.cluster.client import PASSWORD as PASSWORD_NAME
from irnk_tui.cluster.client import URL as URL_NAME
from irnk_tui.cluster.client import USER as USER_NAME
from irnk_tui.cluster.engine import OpenSearchEngine
from irnk_tui.model.errors import SettingsError, StoreError
from irnk_tui.model.settings import ClusterSettings
from tests.cluster.serving import PASSWORD, USER, guarded
from tests.cluster.test_faults import ask, engine_of
from tests.clusters import Cluster


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate for 127.0.0.1, vouched for by itself."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    key, made = path.with_name("key.pem"), path.with_name("made.pem")
    words = (
        f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -keyout {key} -out {made} "
        "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    )
    run(words.split(), check=True, capture_output=True)
    path.write_bytes(key.read_bytes() + made.read_bytes())
    return path


def test_wrong_credentials_are_told_and_right_ones_pass(
    cluster: Cluster, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine_of(cluster, "guarded", replicas=0)
    with guarded(cluster.urls[0], certificate) as url:
        where = ClusterSettings((url,), prefix="guarded", ca_file=str(certificate))
        monkeypatch.setenv(URL_NAME, url)
        monkeypatch.setenv(USER_NAME, USER)
        monkeypatch.setenv(PASSWORD_NAME, "guessed")
        with pytest.raises(StoreError, match=USER_NAME):
            ask(OpenSearchEngine(where))
        monkeypatch.setenv(PASSWORD_NAME, PASSWORD)
        assert ask(OpenSearchEngine(where)).total == 60


def test_a_certificate_nobody_vouches_for_is_refused(cluster: Cluster, certificate: Path) -> None:
    with guarded(cluster.urls[0], certificate) as url:
        engine = OpenSearchEngine(ClusterSettings((url,)))
        with pytest.raises(StoreError, match="certificate is not trusted"):
            ask(engine)


def test_a_cluster_that_is_too_busy_says_so() -> None:
    pytest.importorskip("opensearchpy")
    with guarded("http://127.0.0.1:9", status=429) as url:
        engine = OpenSearchEngine(ClusterSettings((url,)))
        with pytest.raises(StoreError, match="too busy"):
            ask(engine)


def test_credentials_go_to_the_cluster_they_name_and_never_in_the_open(tmp_path: Path) -> None:
    pytest.importorskip("opensearchpy")
    kept = tmp_path / "secret"
    kept.write_text("https://search.example:9200 reader:a word")
    kept.chmod(0o644)
    where = ClusterSettings(("https://search.example:9200",), credentials_file=str(kept))
    with pytest.raises(SettingsError, match="chmod 600"):
        OpenSearchEngine(where)
    kept.chmod(0o600)
    OpenSearchEngine(where).close()
    other = replace(where, urls=("https://elsewhere.example",))
    with pytest.raises(SettingsError, match="does not name https://elsewhere"):
        OpenSearchEngine(other)
    kept.write_text("http://search.example:9200 reader:a word")
    with pytest.raises(SettingsError, match="https"):
        OpenSearchEngine(replace(where, urls=("http://search.example:9200",)))


def test_nothing_is_sent_where_only_an_irnk_yaml_points(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("opensearchpy")
    elsewhere = ClusterSettings(("https://elsewhere.example",))
    monkeypatch.delenv(URL_NAME, raising=False)
    with pytest.raises(SettingsError, match=URL_NAME):
        OpenSearchEngine(elsewhere)
    monkeypatch.setenv(USER_NAME, "reader")
    with pytest.raises(SettingsError, match=URL_NAME):
        OpenSearchEngine(elsewhere)
