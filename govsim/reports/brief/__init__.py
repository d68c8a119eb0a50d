"""The policy brief: what a policymaker takes to the meeting, from finished results.

1. `source` reads the runs of a comparison, a sweep or a run from its folder.
2. `claims` says what they show, as data; `recommend` what follows from it; `sentences` puts a claim into words.
3. `content` puts sentences, tables and pictures in their order: the same for every format.
4. `to_html`, `to_docx`, `to_xlsx`, `to_pdf` write it, each with the receipt in it that `receipt` packs.
5. `verify` reads a written file back, plays runs of its receipt again, and compares every number.
"""
