"""What is kept in the scratch folder from one call to the next."""

import json
import os


def load(scratch, name, default):
    path = os.path.join(scratch, name)
    return json.load(open(path)) if os.path.exists(path) else default


def save(scratch, name, value):
    path = os.path.join(scratch, name)
    with open(path + ".new", "w") as file:
        json.dump(value, file, indent=1)
    os.replace(path + ".new", path)
