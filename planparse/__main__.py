"""The program: ``planparse`` and ``python -m planparse``."""

import atexit
import gc

from planparse.cli import main

COLLECT_AFTER = 100_000
"""New objects between two collections.  A plan's are no garbage: looking them over is time lost."""


def run() -> None:
    """Run the command line in a process of its own."""
    gc.set_threshold(COLLECT_AFTER)
    atexit.register(gc.freeze)  # what is left goes with the process, not object by object
    main(prog_name="planparse")


if __name__ == "__main__":
    run()
