import { shorten } from '../../domain/names.ts';
import type { Party } from '../../domain/case.ts';
import { card, roleNames } from '../../texts/en/card.ts';
import type { CaseView } from './case-view.ts';
import { safeName } from './safe-text.ts';

/** The people of a case by name and id, never as a mention: a mention would call them into the thread (SPEC 4.2). */
export function partyLines(view: CaseView): string[] {
  const { parties } = view.state;
  const known = opener(view).concat(people(view));
  const hasSubject = parties.some((party) => party.role === 'subject');
  return hasSubject ? known : [...known, `**${roleNames.subject}:** ${card.unknownSubject}`];
}

/** Whoever opened a case is no party of it for that (SPEC 3.10). */
function opener({ state, words }: CaseView): string[] {
  const { openerId, openerNameId } = state;
  if (openerId === null) return [];
  return [`**${card.openedBy}:** ${nameAndId(words.get(openerNameId ?? ''), openerId)}`];
}

const people = (view: CaseView): string[] =>
  view.state.parties.map((party) => `**${roleNames[party.role]}:** ${personLine(view, party)}`);

/** A confidential reporter is named to nobody here, also not to leaders: others may read along (SPEC 3.6). */
function personLine(view: CaseView, party: Party): string {
  if (view.state.confidential && party.role === 'reporter') return card.reporterKept;
  return personName(view, party);
}

/** Somebody by name and id. */
export function personName({ state, words }: CaseView, party: Party): string {
  const isReporterAgain =
    party.role === 'target' && state.parties.some((one) => one.role === 'reporter' && one.nameId === party.nameId);
  if (isReporterAgain) return card.harmedIsReporter;
  const written = words.get(party.nameId);
  if (party.userId !== null) return nameAndId(written, party.userId);
  return `${tidied(written)} (${state.source === 'staff' ? card.offDiscordByTeam : card.offDiscord})`;
}

const tidied = (written: string | undefined) => shorten(safeName(written ?? card.erased), 120);

function nameAndId(written: string | undefined, userId: string): string {
  const name = tidied(written);
  return name === userId ? `\`${userId}\`` : `${name} (\`${userId}\`)`;
}
