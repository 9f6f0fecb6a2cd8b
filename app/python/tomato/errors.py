# SPDX-License-Identifier: GPL-3.0-or-later
"""The one error of this module."""


class TomatoError(Exception):
    """What failed, in words. `place` says where when that is known; `code` is that of the JSON-RPC
    error, or the exit code of the command."""

    def __init__(self, message, place=None, code=None):
        super().__init__(f"{place}: {message}" if place else message)
        self.message = message
        self.place = place
        self.code = code
