# SPDX-License-Identifier: MIT
"""Floor 2: bytes to domain values and back. No database."""
