# SPDX-License-Identifier: MIT
"""What pages share when they code notes: their cards, the codes, the picker, a look at the source."""
