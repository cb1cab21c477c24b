"""Whose certificates are trusted: those that the machine trusts."""

import ssl


def trusted() -> ssl.SSLContext:
    """Return how servers are asked who they are; a hospital has its own authorities.

    Since Python 3.13 a certificate must also be spelled as RFC 5280 wants it, which
    those that hospitals sign for themselves often are not. Chain, name and time are
    looked at as ever; that is the same with every version of Python.
    """
    context = ssl.create_default_context()
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return context
