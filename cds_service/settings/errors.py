"""What is wrong with the settings, said so that it can be mended."""


class SettingsError(Exception):
    """The settings cannot be used; `problems` says why and how to mend each."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))
