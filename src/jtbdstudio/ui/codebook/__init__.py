# SPDX-License-Identifier: MIT
"""The codebook page."""
