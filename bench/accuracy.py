"""How well the checks agree with a careful reader of published forms: `make accuracy`.

Reads the labelled forms, checks them, and prints recall and precision per kind of defect, pooled for the arithmetic and
scoring kinds and for the drafting kinds, then every difference with its reason. Ends with 1 when a bar is missed or a
difference has no recorded reason.
"""

from __future__ import annotations

import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from wenxiao.forms.assessment import assess
from wenxiao.forms.records import form_from_record
from wenxiao.rules.catalogue import rulebook

CASES = Path(__file__).parents[1] / "tests" / "golden" / "cases"
CODES = {
    "A1": ["QC-008"], "A2": ["QC-001", "QC-002"], "A3": ["QC-012"], "A3o": ["QC-011"], "A3z": ["QC-021"],
    "A4": ["QC-013"], "A4s": ["QC-022"], "A5": ["QC-009"], "A6": ["QC-026"],
    "R1": ["QC-124"], "R2": ["QC-125"], "R3": ["QC-126"], "R4": ["QC-123"], "R5": ["QC-122"], "R6": ["QC-121"],
    "R8": ["QC-023"], "R9": ["QC-118"],
    "T1": ["QC-206"], "T2": ["QC-222"], "T3": ["QC-221"], "T4": ["QC-205"], "T5": ["QC-106", "QC-107"],
    "T6": ["QC-219"], "T7": ["QC-224"], "T8": ["QC-220"], "V1": ["QC-111"], "N1": ["QC-025"], "N2": ["QC-024"],
    "X1": ["QC-302b"],
}  # fmt: skip
KINDS = {code: kind for kind, codes in CODES.items() for code in codes}
BARS = {"A*, R*": (95, 95), "T*, V1, N*, X1": (85, 85)}


@dataclass
class Tally:
    """Labelled and found, found only, labelled only."""

    both: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, *, labelled: bool, found: bool) -> None:
        """Count one form and kind."""
        if labelled and found:
            self.both += 1
        elif found:
            self.extra += 1
        else:
            self.missed += 1

    def shares(self) -> tuple[str, str]:
        """Recall and precision in percent; — where there is nothing to divide."""
        return _share(self.both, self.both + self.missed), _share(self.both, self.both + self.extra)


def _share(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.1f}" if whole else "—"


def group(kind: str) -> str:
    """The pool that a kind belongs to."""
    return "A*, R*" if kind[0] in "AR" else "T*, V1, N*, X1"


def main() -> int:
    """Print the tables; 0 when every bar is met."""
    paths = sorted((CASES / "forms").glob("*.json"))
    records = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}
    reasons = tomllib.loads((CASES / "disagreements.toml").read_text(encoding="utf-8"))["disagreement"]
    known = {(each["form"], each["kind"], each["side"]): each for each in reasons}
    assessments = assess([form_from_record(record, name) for name, record in records.items()], rulebook())
    tallies: dict[str, Tally] = {}
    settled: dict[str, Tally] = {}
    differences = []
    for (name, record), assessment in zip(records.items(), assessments, strict=True):
        if record["source_kind"] != "table":
            continue
        labelled = {label.split()[0] for label in record["inconsistency_kinds"]} & set(CODES)
        found = {KINDS[finding.code] for finding in assessment.findings if finding.code in KINDS}
        for kind in sorted(labelled | found):
            sides = {"labelled": kind in labelled, "found": kind in found}
            for key in (kind, group(kind)):
                tallies.setdefault(key, Tally()).add(**sides)
            side = "missed" if kind in labelled else "extra"
            difference = known.get((name, kind, side)) if kind in labelled ^ found else None
            if kind in labelled ^ found:
                differences.append((name, kind, side, difference))
            if difference is None or difference["verdict"] == "ours":
                settled.setdefault(group(kind), Tally()).add(**sides)
            elif difference["verdict"] == "label":
                settled.setdefault(group(kind), Tally()).add(labelled=True, found=True)
    print(f"{len(records)} forms, {len(assessments)} read\n")
    print(f"{'kind':<16}{'both':>6}{'extra':>7}{'missed':>8}{'recall %':>10}{'precision %':>13}")
    for kind, tally in sorted(tallies.items(), key=lambda item: (group(item[0]), item[0] in BARS, item[0])):
        recall, precision = tally.shares()
        print(f"{kind:<16}{tally.both:>6}{tally.extra:>7}{tally.missed:>8}{recall:>10}{precision:>13}")
    print("\nagainst the labels as they stand, and after the differences below are settled:")
    failed = False
    for name, bars in BARS.items():
        raw, after = tallies[name].shares(), settled[name].shares()
        recall, precision = (f"{raw[at]:>5} → {after[at]:>5} (bar {bars[at]})" for at in (0, 1))
        print(f"  {name:<16} recall {recall}, precision {precision}")
        failed |= any(float(share) < bar for share, bar in zip(after, bars, strict=True))
    print("\ndifferences:")
    for name, kind, side, difference in differences:
        words = f"{difference['verdict']}: {difference['reason']}" if difference else "NO REASON RECORDED"
        print(f"  {name} {kind:<4} {side:<7} {words}")
        failed |= difference is None
    stale = set(known) - {(name, kind, side) for name, kind, side, _ in differences}
    for name, kind, side in sorted(stale):
        print(f"  {name} {kind:<4} {side:<7} recorded, but there is no difference any more")
    return 1 if failed or stale else 0


if __name__ == "__main__":
    sys.exit(main())
