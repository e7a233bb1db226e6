"""Fetching of one page: public hosts only, checked at every redirect, never more than a page's bytes."""

from __future__ import annotations

import ipaddress
import re
import socket
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any
from urllib.parse import urljoin

import httpx

from dateline.errors import FetchError
from dateline.records import Page
from dateline.sources.limits import MAX_PAGE_BYTES

Resolver = Callable[[str, int], list[str]]
"""From host and port to the host's IP addresses as text."""

_HOST = re.compile(rb"[A-Za-z0-9_.-]+|\[?[0-9A-Fa-f:.]+(?:%[A-Za-z0-9]+)?\]?")
MAX_REDIRECTS = 5
TIMEOUT_S = 20.0
TOTAL_TIMEOUT_S = 60.0
"""A page that arrives more slowly is given up, however steadily it drips."""


def fetch(address: str, *, client: httpx.Client | None = None, resolve: Resolver | None = None) -> Page:
    """The page at an address, after at most five redirects.

    Args:
        address: an http or https address.
        client: the client to send with, instead of one of its own.
        resolve: how host names become IP addresses, instead of the system's way.

    Raises:
        FetchError: the address is not http(s), its host is not public, or it cannot be fetched; the page is too large.
    """
    if client is not None:
        return _followed(address, client, resolve or system_addresses)
    # No proxies from the environment: a proxy would resolve the name again, past the check.
    with httpx.Client(timeout=TIMEOUT_S, follow_redirects=False, trust_env=False) as own:
        return _followed(address, own, resolve or system_addresses)


def system_addresses(host: str, port: int) -> list[str]:
    """The IP addresses that the system's resolver gives.

    Raises:
        OSError: the name cannot be resolved.
    """
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(ip: str) -> bool:
    """Whether an IP address belongs to the public internet, also when it wraps another address."""
    try:
        found = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        # Mapped, 6to4, Teredo and NAT64 (RFC 6052) addresses lead to the IPv4 address inside them.
        inner = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found in ipaddress.ip_network("64:ff9b::/96"):
            inner.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
        if any(address is not None and not is_public(str(address)) for address in inner):
            return False
        if found.ipv4_mapped is not None:
            return True
    return found.is_global and not (
        found.is_multicast or found.is_reserved or found.is_loopback or found.is_link_local or found.is_unspecified
    )


def _followed(address: str, client: httpx.Client, resolve: Resolver) -> Page:
    """The page, following redirects by hand so that each target is checked."""
    source = address
    started = datetime.now(UTC)
    for _ in range(MAX_REDIRECTS + 1):
        url = _checked_url(address)
        request = _pinned_request(url, client, resolve)
        try:
            response = client.send(request, stream=True, follow_redirects=False)
            try:
                if response.has_redirect_location:
                    address = urljoin(str(url), response.headers["location"])
                    continue
                if response.status_code >= 300:
                    raise FetchError("fetch_failed", f"{url} answered {response.status_code}")
                content = _body(response, started)
            finally:
                response.close()
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
            if isinstance(error, FetchError):
                raise
            raise FetchError("fetch_failed", f"{url} could not be fetched: {type(error).__name__}") from error
        return Page(
            content=content,
            source=source,
            address=str(url),
            media_type=response.headers.get("content-type"),
            fetched_at_utc=started.isoformat(timespec="seconds"),
        )
    raise FetchError("fetch_failed", f"{source} redirects more than {MAX_REDIRECTS} times")


def _checked_url(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchError("bad_address", f"{address!r:.200} is not an address") from error
    if url.scheme not in {"http", "https"} or not _HOST.fullmatch(url.raw_host) or url.userinfo:
        raise FetchError("bad_address", f"{address!r:.200} is not a plain http or https address")
    return url


def _pinned_request(url: httpx.URL, client: httpx.Client, resolve: Resolver) -> httpx.Request:
    """A request to the very IP address that was checked, with the host's name in Host and in the TLS greeting."""
    host = url.raw_host.decode("ascii").strip("[]")
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError("fetch_failed", f"the host of {url} is not known") from error
    if not found:
        raise FetchError("fetch_failed", f"the host of {url} is not known")
    if not all(is_public(ip) for ip in found):
        raise FetchError("private_address", f"the host of {url} is not public")
    extensions: dict[str, Any] = {"sni_hostname": host} if url.scheme == "https" else {}
    if (timeout := client.timeout) is not None:
        extensions["timeout"] = timeout.as_dict()
    return client.build_request(
        "GET",
        url.copy_with(host=found[0]),
        headers={
            "Host": url.netloc.decode("ascii"),
            "User-Agent": f"dateline/{version('dateline')}",
            "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,text/plain;q=0.9",
            # Only codings that are unpacked in a bounded stream.
            "Accept-Encoding": "gzip, deflate",
        },
        extensions=extensions,
    )


def _body(response: httpx.Response, started: datetime) -> bytes:
    """The unpacked body, given up as soon as it is longer or slower than a page may be."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise FetchError("fetch_failed", f"the answer is packed as {coding!r:.40}")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > MAX_PAGE_BYTES:
        raise _too_large()
    parts: list[bytes] = []
    size = 0
    for part in _bounded(response):
        size += len(part)
        if size > MAX_PAGE_BYTES:
            raise _too_large()
        if (datetime.now(UTC) - started).total_seconds() > TOTAL_TIMEOUT_S:
            raise FetchError("fetch_failed", f"the page took longer than {TOTAL_TIMEOUT_S:.0f} seconds")
        parts.append(part)
    content = b"".join(parts)
    if not content.strip():
        raise FetchError("fetch_failed", "the answer is empty")
    return content


def _bounded(response: httpx.Response) -> Iterator[bytes]:
    """The body's parts, unpacked by at most a page's length at a time, so that no small part can burst memory."""
    if response.is_stream_consumed:
        # A client's own transport may hand over answers that it has read and unpacked already.
        yield response.content
        return
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding in {"", "identity"}:
        yield from response.iter_raw()
        return
    # 32 lets zlib take gzip and zlib headers; bare deflate streams, which some servers send, have neither.
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    first = True
    for packed in response.iter_raw():
        try:
            yield unpack.decompress(packed, MAX_PAGE_BYTES + 1)
        except zlib.error as error:
            if not first or coding != "deflate":
                raise FetchError("fetch_failed", "the answer is badly packed") from error
            unpack = zlib.decompressobj(-zlib.MAX_WBITS)
            yield unpack.decompress(packed, MAX_PAGE_BYTES + 1)
        first = False
    if not unpack.eof and not unpack.unconsumed_tail:
        raise FetchError("fetch_failed", "the answer is cut short")


def _too_large() -> FetchError:
    return FetchError("too_large", f"the page is larger than {MAX_PAGE_BYTES // 1_000_000} MB")
