# SPDX-License-Identifier: MIT
"""The interviews page: customers, their interviews, and how transcripts come in."""
