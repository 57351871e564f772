# SPDX-License-Identifier: MIT
"""The customers page: everybody the study is about as a table one types in, and one of them in full beside it."""
