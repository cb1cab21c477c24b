"""Where the process starts: `cds-service`, or `python -m cds_service`."""

import gc


def main() -> None:
    """Load the commands, and run the one that was asked for.

    Nearly all that loading makes is there to stay. The collector of cycles would go
    through it again and again and find next to nothing. `lifespan` does the same for
    what a server loads beside the commands.
    """
    gc.disable()
    from cds_service.cli import main as run  # noqa: PLC0415 (see above)

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
