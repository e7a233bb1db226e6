import gzip
import zlib

import httpx
import pytest

from dateline.errors import FetchError
from dateline.sources import MAX_PAGE_BYTES, fetch
from dateline.sources.fetching import is_public

PUBLIC = "93.184.216.34"
HTML = b"<p>Talks were held.</p>"


def fetched(address, answer, hosts=None):
    """The page, with every answer given by a function of the request and hosts resolved by a table."""
    table = hosts or {}
    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        return fetch(address, client=client, resolve=lambda host, _port: table.get(host, [PUBLIC]))


def code_of(address, answer=lambda _: httpx.Response(200, content=HTML), hosts=None):
    with pytest.raises(FetchError) as caught:
        fetched(address, answer, hosts)
    return caught.value.code


def test_a_page_is_fetched_with_address_and_media_type():
    page = fetched(
        "https://news.example/a", lambda _: httpx.Response(200, content=HTML, headers={"content-type": "text/html"})
    )
    assert (page.content, page.address, page.media_type) == (HTML, "https://news.example/a", "text/html")


def test_the_checked_address_is_the_one_connected_to():
    seen = []

    def answer(request):
        seen.append((request.url.host, request.headers["host"], request.extensions.get("sni_hostname")))
        return httpx.Response(200, content=HTML)

    fetched("https://news.example:8443/a", answer)
    assert seen == [(PUBLIC, "news.example:8443", "news.example")]


def test_redirects_are_followed():
    def answer(request):
        if request.url.path == "/a":
            return httpx.Response(301, headers={"location": "/b"})
        return httpx.Response(200, content=HTML)

    assert fetched("http://news.example/a", answer).address == "http://news.example/b"


def test_a_redirect_into_a_private_network_is_refused():
    def answer(request):
        assert request.headers["host"] == "news.example"
        return httpx.Response(302, headers={"location": "http://inside.example/"})

    assert code_of("http://news.example/", answer, {"inside.example": ["10.0.0.1"]}) == "private_address"


def test_a_redirect_to_a_file_is_refused():
    assert (
        code_of("http://a.example/", lambda _: httpx.Response(302, headers={"location": "file:///etc/hosts"}))
        == "bad_address"
    )


def test_endless_redirects_are_given_up():
    assert code_of("http://a.example/", lambda _: httpx.Response(302, headers={"location": "/"})) == "fetch_failed"


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1",        "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "nonsense",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_addresses_that_are_public(ip):
    assert is_public(ip)


def test_one_private_address_among_public_ones_is_enough():
    assert code_of("http://a.example/", hosts={"a.example": [PUBLIC, "127.0.0.1"]}) == "private_address"


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://[::1]/", "http://localhost/"])
def test_local_hosts_are_refused_by_the_system_resolver_too(address):
    with pytest.raises(FetchError) as caught:
        fetch(address)
    assert caught.value.code == "private_address"


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "http://", "http://user:pw@a.example/", "https://[bad/", "javascript://x"]
)
def test_what_is_no_plain_web_address(address):
    assert code_of(address) == "bad_address"


@pytest.mark.parametrize("status", [404, 500, 403])
def test_an_error_answer(status):
    assert code_of("http://a.example/", lambda _: httpx.Response(status)) == "fetch_failed"


def test_a_broken_connection():
    def answer(request):
        raise httpx.ConnectError("refused", request=request)

    assert code_of("http://a.example/", answer) == "fetch_failed"


def test_a_slow_host():
    def answer(request):
        raise httpx.ReadTimeout("slow", request=request)

    assert code_of("http://a.example/", answer) == "fetch_failed"


def test_an_unknown_host():
    def resolve(_host, _port):
        raise OSError("unknown")

    with (
        httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200))) as client,
        pytest.raises(FetchError) as caught,
    ):
        fetch("http://a.example/", client=client, resolve=resolve)
    assert caught.value.code == "fetch_failed"


def test_a_stated_length_is_believed_before_reading():
    headers = {"content-length": str(MAX_PAGE_BYTES + 1)}
    assert code_of("http://a.example/", lambda _: httpx.Response(200, headers=headers, content=b"")) == "too_large"


def test_reading_stops_at_the_limit():
    read = []

    def parts():
        for number in range(100):
            read.append(number)
            yield bytes(1_000_000)

    assert code_of("http://a.example/", lambda _: httpx.Response(200, content=parts())) == "too_large"
    assert len(read) < 30


def test_packed_answers_are_unpacked():
    headers = {"content-encoding": "gzip"}
    answer = httpx.Response(200, headers=headers, stream=httpx.ByteStream(gzip.compress(HTML)))
    assert fetched("http://a.example/", lambda _: answer).content == HTML


def test_bare_deflate_is_unpacked():
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(HTML) + packer.flush()
    answer = httpx.Response(200, headers={"content-encoding": "deflate"}, stream=httpx.ByteStream(packed))
    assert fetched("http://a.example/", lambda _: answer).content == HTML


def test_a_packed_bomb_is_too_large():
    packed = gzip.compress(bytes(50_000_000))
    answer = httpx.Response(200, headers={"content-encoding": "gzip"}, stream=httpx.ByteStream(packed))
    assert code_of("http://a.example/", lambda _: answer) == "too_large"


def test_an_empty_answer():
    assert code_of("http://a.example/", lambda _: httpx.Response(200, content=b"")) == "fetch_failed"


@pytest.mark.parametrize("status", [300, 302, 304])
def test_a_redirect_that_leads_nowhere(status):
    assert code_of("http://a.example/", lambda _: httpx.Response(status)) == "fetch_failed"
