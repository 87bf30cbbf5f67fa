from ipaddress import ip_address

import pytest

from onrecord.errors import Malformed
from onrecord.intake.addresses import Allowed, is_address, is_link, is_public

LOCAL = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.1.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16
169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.0.1 198.18.0.1
198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::808:808 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1
64:ff9b:1::808:808 100::1 2001:0:7f00:1:: 2001:db8::1 2002:7f00:1:: 2002:c0a8:1:: 3fff::1 5f00::1
fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1
""".split()
PUBLIC = """
1.1.1.1 8.8.8.8 93.184.215.14 100.128.0.1 172.32.0.1 192.0.1.1 223.255.255.255
2606:4700:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1
""".split()


@pytest.mark.parametrize("number", LOCAL)
def test_what_is_not_public(number: str) -> None:
    assert not is_public(ip_address(number))


@pytest.mark.parametrize("number", PUBLIC)
def test_what_is_public(number: str) -> None:
    assert is_public(ip_address(number))


def test_a_host_is_allowed_at_its_port_or_at_all() -> None:
    allowed = Allowed(("127.0.0.1:8000", "Intranet.Example.", "[::1]:9", "http://desk.example:81/"))
    assert ("127.0.0.1", 8000) in allowed
    assert ("127.0.0.1", 8001) not in allowed
    assert ("127.0.0.2", 8000) not in allowed
    assert ("INTRANET.example", 80) in allowed
    assert ("intranet.example.", 443) in allowed
    assert ("more.intranet.example", 80) not in allowed
    assert ("0:0::1", 9) in allowed
    assert ("desk.example", 81) in allowed
    assert ("desk.example", 80) not in allowed


@pytest.mark.parametrize(
    "host", ["", "::1", "a.example:port", "a.example:99999", "a@b.example", "10.0.0.0/8", "[::1"]
)
def test_what_is_no_host_cannot_be_allowed(host: str) -> None:
    with pytest.raises(Malformed, match="no host"):
        Allowed((host,))


def test_what_looks_like_an_address() -> None:
    assert is_address("https://news.example/a")
    assert is_address("FTP://news.example/a")
    assert not is_address("news/http.txt")
    assert not is_address("-")


def test_what_can_be_a_link() -> None:
    assert is_link("http://news.example/a?b=ü")
    assert not is_link("javascript:alert(1)")
    assert not is_link("file:///a")
    assert not is_link("http://news.example/a b")
    assert not is_link("http://news.example/\x1b[2J")
