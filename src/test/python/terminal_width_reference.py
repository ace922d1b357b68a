#!/usr/bin/python3
"""Columns that a terminal gives a text: the oracle of TerminalTextTest.

Run from the root of the project:  python3 src/test/python/terminal_width_reference.py
Made with the package wcwidth 0.7.0. Devanagari is left out: terminals disagree about its spacing marks.
"""
import csv
import pathlib

from wcwidth import wcswidth

OUT = pathlib.Path("src/test/resources/initsweep/cli/output")

TEXTS = [
    "plain",
    "naïve",  # one code point
    "nai\u0308ve",  # i and a combining mark
    "日本語",
    "한국어",
    "\u1112\u1161\u11ab\u1100\u116e\u11a8",  # 한국 as jamo
    "ｆｕｌｌ",
    "ﾊﾝｶｸ",
    "σ_w² = 1.92",
    "±0.03 … 72 %",
    "😀",
    "👍🏽",  # with a skin tone
    "👩‍👩‍👧",  # three joined to a family
    "❤️",  # made an emoji by a variation selector
    "🇯🇵",
    "a\u200bb",  # zero-width space
    "ภาษาไทย",
    "עִבְרִית",
    "العَرَبِيَّة",
    "e\u0301\u0323",  # two marks on one letter
    "𠮷野家",  # beyond the first 65,536 characters
]

OUT.mkdir(parents=True, exist_ok=True)
with open(OUT / "terminal-widths.csv", "w", encoding="utf-8", newline="") as file:
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(["text", "width"])
    rows.writerows([text, wcswidth(text)] for text in TEXTS)
