# SPDX-License-Identifier: MIT
"""JTBD Studio: from the end of a customer call to the job they hire you for, offline, in one file."""

__version__ = "0.1.0"
