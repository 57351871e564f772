# SPDX-License-Identifier: MIT
"""The guides page: what to ask, whom, and in which boxes the answers belong."""
