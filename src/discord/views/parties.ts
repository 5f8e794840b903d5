import { shorten } from '../../domain/names.ts';
import type { Party } from '../../domain/case.ts';
import { card, roleNames } from '../../texts/en/card.ts';
import type { CaseView } from './case-view.ts';
import { safeName } from './safe-text.ts';

/** How many people a card lists; more are counted. */
const listedAtMost = 8;

/** The people of a case by name and id, never as a mention: a mention would call them into the thread (SPEC 4.2). */
export function partyLines(view: CaseView): string[] {
  const { parties } = view.state;
  const known = opener(view).concat(people(view));
  const hasSubject = parties.some((party) => party.role === 'subject');
  const lines = hasSubject ? known : [...known, `**${roleNames.subject}:** ${card.unknownSubject}`];
  const more = lines.length - listedAtMost;
  return more > 0 ? [...lines.slice(0, listedAtMost), card.morePeople(more)] : lines;
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
export function personName(view: CaseView, party: Party): string {
  return party.role === 'target' ? somebody(view, party) : named(view, party);
}

type Somebody = Pick<Party, 'userId' | 'nameId'>;

/** The same, where the reporter is called the reporter: by their own name they could be kept back (SPEC 3.6). */
export function somebody(view: CaseView, person: Somebody): string {
  return isReporter(view, person) ? card.harmedIsReporter : named(view, person);
}

const isReporter = ({ state }: CaseView, { userId, nameId }: Somebody) =>
  state.parties.some(
    (one) => one.role === 'reporter' && (one.nameId === nameId || (userId !== null && one.userId === userId)),
  );

function named({ state, words }: CaseView, { userId, nameId }: Somebody): string {
  const written = words.get(nameId);
  if (userId !== null) return nameAndId(written, userId);
  return `${tidied(written)} (${state.source === 'staff' ? card.offDiscordByTeam : card.offDiscord})`;
}

const tidied = (written: string | undefined) => shorten(safeName(written ?? card.erased), 120);

function nameAndId(written: string | undefined, userId: string): string {
  const name = tidied(written);
  return name === userId ? `\`${userId}\`` : `${name} (\`${userId}\`)`;
}
