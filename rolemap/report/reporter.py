"""A format of a report, loaded when it is first written, so that text never waits for workbooks and pages."""

from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True, slots=True)
class Reporter:
    """A function values → content, found by ``module`` and ``function`` when it is called."""

    module: str
    function: str

    def __call__(self, *values: object) -> str | bytes:
        """The content of the report."""
        content: str | bytes = getattr(import_module(f"rolemap.report.{self.module}"), self.function)(*values)
        return content
