"""Tables of bench/matching.py in Markdown."""

from __future__ import annotations

from pathlib import Path

from matchers.classes import VARIANTS
from matchers.corpus import Corpus
from matchers.hits import compare_hits
from matchers.judged import judged_share, mark, verdicts
from matchers.plot import OURS, Axis, Series, log_axis, panel
from matchers.rivals import Run
from matchers.scoring import Score, mean_recall
from matchers.speed import Speed

GROUPS = ("T101–T104", "T105")
ALL_KINDS = list(VARIANTS)


def accuracy_table(corpus: Corpus, result: Score, glossary: Path) -> str:
    """Recall by class, decoys, precision by group, and exact hits against the oracle."""
    lines = ["| planted | places | recall | right term, any rule | wrong findings there |", "|---|---|---|---|---|"]
    for kind in sorted(result.seen, key=lambda each: (":" in each, each)):
        is_variant = kind in VARIANTS
        recall = f"{result.recall(kind):.2f}" if is_variant else "–"
        near = f"{result.near[kind] / result.seen[kind]:.2f}" if is_variant else "–"
        lines.append(f"| {kind} | {result.seen[kind]} | {recall} | {near} | {result.alarms[kind]} |")
    lines += ["", f"Recall over all classes, each weighing the same: **{mean_recall(result, ALL_KINDS):.3f}**."]
    for group in GROUPS:
        right, wrong = result.right_by_group[group], result.wrong_by_group[group]
        lines.append(f"Precision of {group} on planted places and decoys: **{right / max(1, right + wrong):.3f}**.")
    lines += ["", _hits(corpus, glossary), "", *_reliability(result)]
    return "\n".join(lines)


def judged_precision(result: Score, group: str) -> float:
    """Precision over everything reported, unplanted findings as right as those of them that were judged."""
    members = [each for each in result.unplanted if each.group == group]
    right, wrong, _ = judged_share(members)
    share = right[group] / max(1, right[group] + wrong[group])
    good, bad = result.right_by_group[group], result.wrong_by_group[group]
    return (good + share * len(members)) / max(1, good + bad + len(members))


def _hits(corpus: Corpus, glossary: Path) -> str:
    hits = compare_hits(corpus, glossary)
    planted = ", ".join(f"{kind} {sum(found) / len(found):.2f}" for kind, found in hits.planted.items())
    examples = "".join(f"\n    {line}" for line in (*hits.missed[:3], *hits.wrong[:3]))
    recall = f"{hits.found / max(1, hits.standing):.4f} of {hits.standing:,} that the oracle sees"
    precision = f"{hits.right / max(1, hits.reported):.4f} of {hits.reported:,}"
    return f"Exact hits: recall {recall}, precision {precision}. Planted: {planted}.{examples}"


def _reliability(result: Score) -> list[str]:
    """Share right by score: of planted places and decoys, and of these and the judged findings that nobody planted."""
    known = verdicts()
    judged = [(each.score, known[mark(each)]) for each in result.unplanted if mark(each) in known]
    lines = ["| score | planted places and decoys | right | with unplanted findings | right |", "|---|---|---|---|---|"]
    for low in range(0, 100, 10):
        high = low + 10 + (low == 90)
        told = [good for each, goods in result.by_score.items() if low <= each < high for good in goods]
        both = told + [good for each, good in judged if low <= each < high]
        if told and both:
            shares = f"{len(told)} | {sum(told) / len(told):.2f} | {len(both)} | {sum(both) / len(both):.2f}"
            lines.append(f"| {low}–{low + 10} | {shares} |")
    return lines


def examples(result: Score, count: int) -> list[str]:
    """Misses and wrong findings, the largest classes first."""
    if not count:
        return []
    lines = []
    for title, found in (("Missed", result.misses), ("Wrong", result.wrongs)):
        for kind, told in sorted(found.items(), key=lambda each: -len(each[1])):
            lines += [f"{title}, {kind}: {len(told)}", *(f"    {line}" for line in told[:count])]
    return ["\n".join(lines)]


def speed_table(speeds: list[Speed], two: float) -> str:
    """Our figures by size of glossary."""
    lines = [
        "| terms | cold MB/s | warm MB/s | start and compile, cold | from the cache | peak memory |",
        "|---|---|---|---|---|---|",
    ]
    for each in speeds:
        if each.failed:
            lines.append(f"| {each.terms:,} | {each.failed} | | | | |")
            continue
        lines.append(
            f"| {each.terms:,} | {each.cold_rate:.2f} | {each.warm_rate:.2f} | {each.compile_cold:.1f} s | "
            f"{each.compile_warm:.1f} s | {each.peak / 1e6:.0f} MB |"
        )
    if speeds:
        lines += ["", f"MB of UTF-8 per CPU second of the whole process on {speeds[0].bytes / 1e6:.1f} MB."]
    return "\n".join([*lines, f"Two workers reach {two:.2f} of what two independent runs reach side by side."])


def peer_table(result: Score, ours: Speed, runs: list[Run]) -> str:
    """Ours and theirs: speed, ratios, recall by class."""
    kinds = [kind for kind in ALL_KINDS if result.seen[kind]]
    mean = sum(result.near[kind] / result.seen[kind] for kind in kinds) / len(kinds)
    lines = [
        "| | version | warm MB/s | cold MB/s | ours is, warm | cold | compile | recall | decoys flagged |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    own = f"{ours.warm_rate:.2f} | {ours.cold_rate:.2f} | 1 | 1 | {ours.compile_cold:.1f} s"
    lines.append(f"| **gloss** | | {own} | {mean:.2f} | {_decoys(result):.2f} |")
    for each in runs:
        if each.failed:
            lines.append(f"| {each.name} | {each.failed} | | | | | | | |")
            continue
        scaled = f" (scaled from {each.bytes / 1e3:.0f} kB, {each.places} places)" if each.scaled else ""
        cold = each.cold(ours.bytes)
        rates = f"{each.warm:.3g} | {cold:.3g} | {ours.warm_rate / each.warm:.3g}× | {ours.cold_rate / cold:.3g}×"
        found = f"{each.compile:.1f} s | " + (f"{each.mean:.2f} | {each.decoys:.2f}" if each.is_telling else "– | –")
        lines.append(f"| {each.name}{scaled} | {each.version} | {rates} | {found} |")
    lines += ["", "Recall here is in the peers' favour: the right term anywhere over the place. By class:", ""]
    return "\n".join([*lines, *_by_class(result, runs, kinds)])


def further_peers(speeds: list[Speed], runs: list[Run]) -> list[str]:
    """A line for each peer that was run at a larger glossary, with our ratio to it."""
    lines = []
    for each in runs:
        ours = next((speed for speed in speeds if speed.terms == each.terms and not speed.failed), None)
        told = each.failed or f"{each.warm:.3g} MB/s"
        ratio = (
            f"; ours is {ours.warm_rate / each.warm:.3g}× warm, {ours.cold_rate / each.warm:.3g}× cold"
            if ours and each.warm
            else ""
        )
        lines.append(f"{each.name} at {each.terms:,} terms: {told}{ratio}.")
    return lines


def _decoys(result: Score) -> float:
    kinds = [kind for kind in result.seen if kind.startswith("decoy") and "another" not in kind]
    return sum(result.near[kind] for kind in kinds) / max(1, sum(result.seen[kind] for kind in kinds))


def _by_class(result: Score, runs: list[Run], kinds: list[str]) -> list[str]:
    able = [each for each in runs if each.recall and each.is_telling]
    lines = [
        "| class | gloss | " + " | ".join(each.name for each in able) + " |",
        "|---|---" + "|---" * len(able) + "|",
    ]
    for kind in kinds:
        shares = [each.recall.get(kind) if each.recall else None for each in able]
        told = " | ".join("–" if share is None else f"{share:.2f}" for share in shares)
        lines.append(f"| {kind} | {result.near[kind] / result.seen[kind]:.2f} | {told} |")
    return lines


def recall_plot(result: Score, ours: Speed, runs: list[Run]) -> str:
    """Recall against MB per CPU second."""
    kinds = [kind for kind in ALL_KINDS if result.seen[kind]]
    mean = sum(result.near[kind] / result.seen[kind] for kind in kinds) / len(kinds)
    able = [each for each in runs if not each.failed and each.warm and each.is_telling]
    x = log_axis("MB per CPU second, warm", [ours.warm_rate, *(each.warm for each in able)])
    series = [Series(each.name, [(each.warm, each.mean)]) for each in able]
    series.append(Series("gloss", [(ours.warm_rate, mean)], OURS))
    return panel("Recall against speed, 1,000 terms", x, Axis("recall", 0, 1), series, offset=0)
