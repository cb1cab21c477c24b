"""Tells glibc to keep the memory it was given; elsewhere nothing happens.

A request of some hundred kilobytes is read and let go many times a second.
Returning that memory to the kernel each time costs a fifth of the work.
"""

import ctypes
import os
import platform
from typing import Final

_MIB: Final = 1024 * 1024
# mallopt's number of the parameter, the name in the environment, the value
_TUNING: Final = (
    (-1, "MALLOC_TRIM_THRESHOLD_", 256 * _MIB),
    (-2, "MALLOC_TOP_PAD_", 16 * _MIB),
    (-3, "MALLOC_MMAP_THRESHOLD_", 32 * _MIB),
)


def keep_memory() -> bool:
    """Tune this process and those it starts; tell whether that was possible."""
    if platform.libc_ver()[0] != "glibc":
        return False
    mallopt = ctypes.CDLL(None).mallopt
    for parameter, name, value in _TUNING:
        mallopt(parameter, value)
        os.environ.setdefault(name, str(value))
    return True
