# SPDX-License-Identifier: MIT
"""Jobs: from the struggle most customers share to a statement with its evidence, and to the one job to work on."""
