# SPDX-License-Identifier: MIT
"""The export page: Word, Excel and CSV for everybody else."""
