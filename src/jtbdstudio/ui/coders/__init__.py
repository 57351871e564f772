# SPDX-License-Identifier: MIT
"""Two coders compared: how far they agree on each code, and the sentences they read differently."""
