"""A connection to a cluster, and its troubles in words; the only file that imports its client."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from irnk_tui.model.errors import SettingsError, StoreError
from irnk_tui.model.settings import ClusterSettings

URL, USER, PASSWORD = "IRNK_CLUSTER_URL", "IRNK_CLUSTER_USER", "IRNK_CLUSTER_PASSWORD"
CONNECTIONS = 12
"""To each node, for as many requests at once."""
READ_ONLY = "the index is read-only; free disk space there or lift its block"
TOO_BUSY = "the cluster is too busy; try again in a moment"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks."""

    user: str
    password: str


def connect(settings: ClusterSettings, *, asks_again: bool = False) -> Any:
    """A client of the cluster; nothing is sent before it is first used.

    Args:
        settings: Where it is.
        asks_again: Whether another node is asked when one does not answer in time.

    Raises:
        SettingsError: The client is not installed, or the settings cannot be used.
    """
    try:
        opensearch = import_module("opensearchpy")
    except ModuleNotFoundError as error:
        message = "opensearch is not installed; pip install 'irnk-tui[opensearch]'"
        raise SettingsError(message) from error
    if not settings.urls:
        raise SettingsError("irnk.yaml: the engine opensearch needs “cluster: url: …”")
    who = credentials(settings)
    if not who and not all(_is_local(url) for url in settings.urls):
        _is_meant(settings, os.environ.get(URL, ""), URL)
    secure = all(urlsplit(url).scheme == "https" for url in settings.urls)
    if who and not secure and not all(_is_local(url) for url in settings.urls):
        raise SettingsError("irnk.yaml: credentials are sent over https only; change the URL")
    return opensearch.OpenSearch(
        hosts=list(settings.urls),
        http_auth=(who.user, who.password) if who else None,
        ca_certs=str(_ca_file(settings)) if settings.ca_file else None,
        verify_certs=True,
        timeout=30,
        max_retries=2,
        retry_on_timeout=asks_again,
        pool_maxsize=CONNECTIONS,
        http_compress=not all(_is_local(url) for url in settings.urls),
    )


def credentials(settings: ClusterSettings) -> Credentials | None:
    """User and password from the environment, else from the file that irnk.yaml names.

    Both name the cluster they are for and are sent to no other: an irnk.yaml that came with
    somebody's articles cannot ask for them. The file holds one line, `URL user:password`, with
    commas between several URLs, and only its owner may read it.

    Raises:
        SettingsError: The file cannot be used, or the credentials are for another cluster.
    """
    if user := os.environ.get(USER):
        _is_meant(settings, os.environ.get(URL, ""), URL)
        return Credentials(user, os.environ.get(PASSWORD, ""))
    if not settings.credentials_file:
        return None
    path = Path(settings.credentials_file)
    try:
        mode = path.stat().st_mode
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: the credentials cannot be read ({error})") from error
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise SettingsError(f"{path}: others may read these credentials; run chmod 600 on it")
    found = re.fullmatch(r"(https?://\S+) ([^:]+):(.*)", text.strip())
    if not found:
        raise SettingsError(f"{path}: write one line, the cluster's URL and user:password")
    _is_meant(settings, found[1], str(path))
    return Credentials(found[2], found[3])


def _is_meant(settings: ClusterSettings, urls: str, told_by: str) -> None:
    meant = {_place(url) for url in urls.split(",")}
    for url in settings.urls:
        if _place(url) not in meant:
            raise SettingsError(f"{told_by} does not name {url}; nothing is sent to it")


def _place(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url.strip())
    return parts.scheme, parts.hostname, parts.port


def _ca_file(settings: ClusterSettings) -> Path:
    path = Path(settings.ca_file)
    if not path.is_file():
        raise SettingsError(f"{path}: there is no such CA file")
    return path


def _is_local(url: str) -> bool:
    return urlsplit(url).hostname in ("127.0.0.1", "::1", "localhost")


@contextlib.contextmanager
def in_words(settings: ClusterSettings) -> Iterator[None]:
    """Troubles of the cluster as StoreErrors that say what to do."""
    errors = import_module("opensearchpy.exceptions")
    where = settings.urls[0]
    try:
        yield
    except errors.AuthenticationException as error:
        message = f"{where}: the cluster does not know this user; set {USER} and {PASSWORD}"
        raise StoreError(message) from error
    except errors.AuthorizationException as error:
        raise StoreError(_forbidden(where, error)) from error
    except errors.SSLError as error:
        message = f"{where}: its certificate is not trusted; name its CA file in irnk.yaml"
        raise StoreError(message) from error
    except errors.ConnectionTimeout as error:
        raise StoreError(f"{where}: the cluster does not answer in time; try again") from error
    except errors.ConnectionError as error:
        message = f"{where}: the cluster cannot be reached; your highlights are not touched"
        raise StoreError(message) from error
    except errors.TransportError as error:
        raise StoreError(f"{where}: {_reason(error)}") from error


@contextlib.contextmanager
def missing() -> Iterator[bool]:
    """Passes over an index that is not there."""
    with contextlib.suppress(import_module("opensearchpy.exceptions").NotFoundError):
        yield True


def is_gone(error: BaseException | None) -> bool:
    """Whether the cluster could not be reached at all, or did not answer."""
    return isinstance(error, import_module("opensearchpy.exceptions").ConnectionError)


def _forbidden(where: str, error: Any) -> str:
    if "read-only" in str(error) or "read_only" in str(error):
        return f"{where}: {READ_ONLY}"
    return f"{where}: this user may not do that; docs/cluster.md lists the rights irnk needs"


def _reason(error: Any) -> str:
    if "read-only" in str(error):
        return READ_ONLY
    if error.status_code == 429:
        return TOO_BUSY
    if error.status_code == 503:
        return "no copy of a part of the index can be reached; wait for the cluster to mend"
    return f"the cluster answers {error.status_code} ({error.error})"
