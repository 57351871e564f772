# SPDX-License-Identifier: MIT
"""The quote list: every quote in a table, with filters, sorting and gestures for many at once."""
