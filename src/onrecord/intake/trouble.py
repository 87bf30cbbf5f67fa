"""What goes wrong on the web, told to whoever asked for a page."""

from __future__ import annotations

import os
import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from httpx_secure import SSRFProtectionError

from onrecord.errors import Damaged, NotFetched
from onrecord.intake.manners import Fetching
from onrecord.intake.web import BROWSER, barred


@contextmanager
def told(name: str, options: Fetching) -> Iterator[None]:
    """Turn what the network raises into `Barred`, `NotFetched` and `Damaged`."""
    try:
        yield
    except SSRFProtectionError as error:
        raise barred(name, "", error.hostname, error.port, error.ip_addr) from None
    except TimeoutError:
        problem = f"is not there after {options.seconds:g} seconds"
        raise NotFetched(name, problem, "Try again later, or allow it more") from None
    except zlib.error as error:
        raise Damaged(name, f"its gzip bytes do not add up ({error})", BROWSER) from None
    except (httpx.InvalidURL, UnicodeError) as error:
        raise NotFetched(name, f"is no address ({error})", "Check how it is spelled") from None
    except httpx.HTTPError as error:
        raise NotFetched(name, _reason(error), BROWSER) from error


def _reason(error: BaseException) -> str:
    """Why there was no answer: the first cause in a chain that says it plainly."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate cannot be trusted ({cause.verify_message})"
        if isinstance(cause, ssl.SSLError):
            return f"no secure connection could be made ({cause.reason or 'TLS'})"
        if isinstance(cause, OSError) and cause.errno and cause.errno > 0:
            return f"cannot be reached ({os.strerror(cause.errno)})"
    return f"gives no answer that can be read ({str(error) or type(error).__name__})"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An error and all that it came from."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for each in error.exceptions:
                yield from _causes(each)
        error = error.__cause__ or error.__context__
