"""`admit` and `forbid`: a decision on a form that becomes part of the glossary."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from glossary.concept import CaseRule, ConceptEntry, Designation, Kind, MatchRule, Status
from glossary.errors import RefusedError
from glossary.finding import DecisionKind
from glossary.store.changes import begin_group, rewrite_concept
from glossary.store.concepts import find_row
from glossary.store.history import take_back_changes
from glossary.store.mapping import entry_from_row
from glossary.store.projects import project_id
from glossary.store.tables import ChangeRow, ConceptRow, FindingRow, LogRow, RunRow, VersionRow

RULED = {DecisionKind.ADMIT: Status.ADMITTED, DecisionKind.FORBID: Status.FORBIDDEN}


def rule_on_form(
    session: Session, finding: FindingRow, decision: DecisionKind, *, is_repeated: bool, by: str
) -> int | None:
    """Make the glossary say what `decision` says, and no longer what an earlier ruling on this finding said.

    Gives the group of the changes, None where there were none.

    Raises:
        RefusedError: the finding has no concept, or none that the workspace holds; or the place was changed since.
    """
    group = None
    standing = [] if is_repeated else _standing_rulings(session, finding.fingerprint)
    if standing:
        group = begin_group(session, decision.value, by)
        take_back_changes(session, standing, group)
    if decision in RULED:
        row = _concept_row(session, finding)
        before = entry_from_row(row)
        form = " ".join(finding.text.split())
        entry = with_form(before, form, RULED[decision], _language(session, finding))
        if entry != before:
            group = group or begin_group(session, decision.value, by)
            rewrite_concept(session, group, row, entry)
    session.flush()
    return None if group is None else group.id


def with_form(entry: ConceptEntry, form: str, status: Status, language: str | None) -> ConceptEntry:
    """`entry` with `form` among its designations, at `status`; in a term's own language tag where it has one.

    A form that differs in nothing but capitals from a term is matched with exactly these capitals.
    """
    tag = language or next((each.language for each in entry.designations), "en")
    model = entry.preferred(tag)
    tag = model.language if model else tag
    designations = []
    is_held = False
    for each in entry.designations:
        if each.text == form and each.language.lower() == tag.lower():
            is_held = True
            designations.append(replace(each, status=status, written_status=None, approved=True))
        else:
            designations.append(each)
    if not is_held:
        differs_in_case = any(each.text.casefold() == form.casefold() for each in entry.designations)
        ruled = Designation(
            form,
            tag,
            status,
            model.kind if model else Kind.FULL,
            CaseRule.EXACT if differs_in_case else CaseRule.SMART,
            MatchRule.INFLECTED,
        )
        designations.append(ruled)
    return replace(entry, designations=tuple(designations))


def _standing_rulings(session: Session, fingerprint: str) -> list[ChangeRow]:
    wanted = (
        select(ChangeRow)
        .join(LogRow, LogRow.group_id == ChangeRow.group_id)
        .where(
            LogRow.project_id == project_id(session),
            LogRow.fingerprint == fingerprint,
            ChangeRow.undoes.is_(None),
            ChangeRow.is_undone.is_(False),
        )
    )
    return list(session.scalars(wanted))


def _concept_row(session: Session, finding: FindingRow) -> ConceptRow:
    where = f"finding {finding.id}"
    if not finding.concept:
        raise RefusedError(where, "it belongs to no concept, so no glossary can take its form", "accept or dismiss it")
    row = find_row(session, finding.concept)
    if row is None:
        raise RefusedError(
            where,
            f"the workspace has no concept “{finding.concept}”",
            "import the glossary that the finding was made with, or accept or dismiss it",
        )
    return row


def _language(session: Session, finding: FindingRow) -> str | None:
    of_version = select(VersionRow.language).join(RunRow, RunRow.version_id == VersionRow.id)
    return session.scalars(of_version.where(RunRow.id == finding.last_run_id)).first()
