"""Writes docs/snapshot.md, the page that explains a snapshot, from the program itself."""

from pathlib import Path

from tui.interchange.snapshot_page import page

if __name__ == "__main__":
    Path(__file__).with_name("snapshot.md").write_text(page(), encoding="utf-8")
