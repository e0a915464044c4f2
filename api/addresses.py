"""Addresses and names of machines."""

import ipaddress


def number(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that is written in numbers; None for a name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    found = number(host)
    return found.is_loopback if found else host == "localhost"
