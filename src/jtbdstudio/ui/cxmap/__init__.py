# SPDX-License-Identifier: MIT
"""The CX map: what customers think, do and feel from milestone to milestone, and where they are lost."""
