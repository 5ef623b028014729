"""One measured number and how it stands to its target."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A median, said in words.

    Attributes:
        at_least, at_most: the target; None where the number is only printed.
    """

    name: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def missed(self) -> bool:
        """Whether there is a target and the number misses it."""
        return (self.at_least is not None and self.value < self.at_least) or (
            self.at_most is not None and self.value > self.at_most
        )

    def __str__(self) -> str:
        told = f"  {self.name:<34}{self.value:>12,.{2 if self.value < 100 else 0}f} {self.unit}"
        for word, bound in (("at least", self.at_least), ("at most", self.at_most)):
            if bound is not None:
                told += f"   (target: {word} {bound:g}{', MISSED' if self.missed else ''})"
        return told
