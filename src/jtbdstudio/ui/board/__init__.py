# SPDX-License-Identifier: MIT
"""The boards page: notes sorted into boxes and columns, clusters named."""
