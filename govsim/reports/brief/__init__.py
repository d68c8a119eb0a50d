"""The policy brief: what a policymaker takes to the meeting, from finished results.

1. `source` reads the runs of a comparison, a sweep or a run from its folder.
2. `claims` says what they show, as data; `recommend` what follows from it; `sentences` puts a claim into words.
3. `document` puts sentences, tables and pictures in their order: the same for every format; `appendix` ends it.
4. `html`, `word`, `sheets`, `pdf` write it, each with the receipt in it that `receipt` packs; `files` picks one.
5. `verify` reads a written file back, plays runs of its receipt again, and compares every number.
"""
