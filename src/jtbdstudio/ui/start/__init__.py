# SPDX-License-Identifier: MIT
"""The first thing one sees: a new study, one from before, or the sample to look around in."""
