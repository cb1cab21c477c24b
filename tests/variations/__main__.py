"""Writes the tables anew (make variations), for a difference that is to be read."""

import shutil

from every_rule import BY_ID
from variations.cases import chosen
from variations.kept import FOLDER, write

shutil.rmtree(FOLDER, ignore_errors=True)
for rule in BY_ID.values():
    for case in chosen(rule):
        write(f"{rule.id}/{case}")
