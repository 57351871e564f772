#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Rebuilds the hashed requirement files from pyproject.toml. `scripts/lock.sh --upgrade` takes newer versions.
# Each file stands alone: a wider one repeats the narrower one, pinned the same.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
  .uv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" "$@"
}

lock=(pyproject.toml "$@")
compile "${lock[@]}" --output-file requirements.txt
compile "${lock[@]}" --constraint requirements.txt --group test --output-file requirements-test.txt
compile "${lock[@]}" --constraint requirements-test.txt --group test --group lint --output-file requirements-lint.txt
compile "$@" --group setup --output-file requirements-setup.txt

if grep -nE '://|file:|index-url|find-links' requirements*.txt; then
  echo "A requirement file names a place to download from; it must not." >&2
  exit 1
fi
wc -l requirements*.txt
