"""A page elsewhere is asked whether it stands: against a real server, and never inside a private network."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from articles.desk.asking_outside import Answer, Answered, CannotAsk, ask
from articles.desk.public_hosts import NotPublic, place_of, public_addresses
from tests.articles.elsewhere import Elsewhere, elsewhere
from tests.articles.elsewhere_secure import certificate, secured

PRIVATE = [
    "127.0.0.1", "localhost", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "[::1]", "[::]", "[fe80::1]", "[fd00::1]", "[fec0::1]", "[ff02::1]", "2130706433",
    "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "[2002:a00:1::]", "0x7f.1",
]  # fmt: skip


@pytest.fixture
def there(settings: Settings) -> Iterator[Elsewhere]:
    settings.OUTSIDE_LINKS_MAY_BE_LOCAL = True
    with elsewhere() as server:
        yield server


def asked(url: str, *, seconds: float = 10) -> Answered:
    name = "newsroom-link-check (+https://meridian.example.org/)"
    return ask(url, agent=name, take_turn=lambda _host: None, seconds=seconds)


def test_a_page_that_stands_is_asked_for_its_head_alone_by_our_name(there: Elsewhere) -> None:
    assert asked(f"{there.url}/port?day=1#notes") == Answered(Answer.STANDS, 200)

    assert there.asked == [("HEAD", "/port?day=1")]
    assert there.agents == ["newsroom-link-check (+https://meridian.example.org/)"]


@pytest.mark.parametrize("path", ["/head-refused", "/hangs-up"])
def test_a_server_that_takes_no_head_is_asked_for_the_page(there: Elsewhere, path: str) -> None:
    assert asked(there.url + path) == Answered(Answer.STANDS, 200)

    assert there.asked == [("HEAD", path), ("GET", path)]


@pytest.mark.parametrize("status", [404, 410, 500, 503])
def test_a_page_that_is_not_there_is_told_with_its_status(there: Elsewhere, status: int) -> None:
    there.statuses["/none"] = status

    assert asked(f"{there.url}/none") == Answered(Answer.STATUS, status)


@pytest.mark.parametrize("status", [401, 403, 429])
def test_a_page_that_keeps_machines_out_stands(there: Elsewhere, status: int) -> None:
    there.statuses["/closed"] = status

    assert asked(f"{there.url}/closed").answer == Answer.STANDS


def test_a_page_that_leads_on_is_followed_and_a_circle_is_left_after_five_steps(there: Elsewhere) -> None:
    there.leads_to.update({"/old": "/new", "/round": "/round"})

    assert asked(f"{there.url}/old") == Answered(Answer.STANDS, 200)
    assert asked(f"{there.url}/round") == Answered(Answer.CIRCLES)

    assert [path for _method, path in there.asked] == ["/old", "/new", *["/round"] * 6]


def test_of_a_page_without_end_no_more_is_taken_than_fits_between_two_machines(there: Elsewhere) -> None:
    assert asked(f"{there.url}/huge") == Answered(Answer.STANDS, 200)

    assert there.bytes_taken < 16 * 1024 * 1024


def test_a_server_that_trickles_for_ever_is_left(there: Elsewhere) -> None:
    assert asked(f"{there.url}/trickle", seconds=1) == Answered(Answer.SILENT)

    assert there.asked == [("HEAD", "/trickle")]


def test_nobody_listens_and_no_such_host_are_told_apart(settings: Settings) -> None:
    settings.OUTSIDE_LINKS_MAY_BE_LOCAL = True
    with elsewhere() as server:
        gone = server.url

    assert asked(gone) == Answered(Answer.BROKEN)
    assert asked("http://nowhere.invalid/") == Answered(Answer.NO_HOST)


@pytest.mark.parametrize("host", PRIVATE)
def test_an_address_of_a_private_network_is_never_asked(host: str) -> None:
    with pytest.raises(NotPublic):
        public_addresses(place_of(f"http://{host}/"))


def test_over_tls_the_certificate_has_to_hold_for_the_name_that_was_asked(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.OUTSIDE_LINKS_MAY_BE_LOCAL = True
    path = certificate(tmp_path)
    with elsewhere(over=secured(path)) as there:
        assert asked(there.url) == Answered(Answer.CERTIFICATE)
        monkeypatch.setenv("SSL_CERT_FILE", str(path))

        assert asked(there.url) == Answered(Answer.STANDS, 200)
        assert asked(there.url.replace("127.0.0.1", "localhost")) == Answered(Answer.CERTIFICATE)


def test_without_a_name_server_or_a_network_nothing_is_said_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_answer(*_asked: object, **_more: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", no_answer)

    with pytest.raises(CannotAsk):
        asked("https://example.org/")


def test_a_server_on_this_machine_hears_nothing(there: Elsewhere, settings: Settings) -> None:
    settings.OUTSIDE_LINKS_MAY_BE_LOCAL = False

    assert asked(f"{there.url}/secret") == Answered(Answer.NOT_PUBLIC)
    assert there.asked == []


@pytest.mark.parametrize(
    "onward",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/",
        "//192.168.0.1/",
        "file:///etc/passwd",
        "http://a:b@127.0.0.1/",
    ],
)
def test_a_page_that_leads_into_a_private_network_is_not_followed(there: Elsewhere, onward: str) -> None:
    there.leads_to["/trap"] = onward

    assert asked(f"{there.url}/trap") == Answered(Answer.NOT_PUBLIC)
    assert len(there.asked) == 1


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "mailto:desk@example.org", "https://", "https://mira:secret@example.org/", "https://example.org:25/",
     "https://example.org:99999/", "http://[bad/", "javascript:alert(1)", "/news/", f"https://example.org/{'x' * 2000}"],
)  # fmt: skip
def test_what_is_no_public_web_page_is_no_place_to_ask(url: str) -> None:
    with pytest.raises(NotPublic):
        place_of(url)


def test_an_address_is_asked_for_in_the_letters_that_travel() -> None:
    asked_as = place_of("HTTPS://Zürich.example.:443/häfen/neu?tag=öl&x=1#oben").url

    assert asked_as == "https://xn--zrich-kva.example/h%C3%A4fen/neu?tag=%C3%B6l&x=1"
