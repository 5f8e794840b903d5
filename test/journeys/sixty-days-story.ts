import type { Person } from '../support/discord-server/people/person.ts';
import { contactThreads, contacts, heard } from '../support/contacting.ts';
import { cardIn, quiet, reported, shownTo, threadOf } from '../support/reporting.ts';
import type { Scene } from '../support/scene.ts';

/** The bot is away from the end of the first of these days to noon of the last. */
export const away = { from: 18, until: 21 };

/** What became due while the bot was away happens on the day it is back. */
const up = (day: number): number => (day > away.from && day < away.until ? away.until : day);

/** What a case is to have gone through, by the day; statuses as the record names them. */
export interface Fate {
  reminders: number[];
  warnings: number[];
  colds: number[];
  prompts: number[];
  status: 'triage' | 'cold';
  replies: number[];
}

/** What somebody does on a day, in the morning. */
type Deed = 'replies' | 'asks again' | 'drops' | 'holds' | 'revives';

interface Kind {
  severity: 'Medium' | 'High';
  /** Whom the team asks. */
  whom: 'reporter-1' | 'subject-1';
  deeds: (asked: number) => Partial<Record<Deed, number>>;
  fate: (asked: number) => Partial<Fate>;
}

/** Halfway a reminder, two days before a warning, then the move: for somebody asked, or waited for anew, on that day. */
function silence(since: number): Fate {
  const reminder = up(since + 7);
  return { ...settled(reminder), reminders: [reminder] };
}

/** The same once a reminder went out that day. */
function settled(since: number): Fate {
  const warning = up(since + 12);
  const cold = up(Math.max(since + 14, warning + 2));
  return { reminders: [], warnings: [warning], colds: [cold], prompts: [], status: 'cold', replies: [] };
}

const kind = (deeds: Kind['deeds'], fate: Kind['fate'], more: Partial<Kind> = {}): Kind => ({
  severity: 'Medium',
  whom: 'reporter-1',
  deeds,
  fate,
  ...more,
});

/** Everything that can come of a question (SPEC 9.4). */
export const kinds: Record<string, Kind> = {
  'nobody answers': kind(() => ({}), silence),
  'answered after the reminder': kind(
    (day) => ({ replies: day + 9 }),
    (day) => ({ reminders: [day + 7], replies: [day + 9] }),
  ),
  'answered while the bot was away': kind(
    () => ({ replies: 20 }),
    (day) => ({ reminders: [day + 7], replies: [away.until] }),
  ),
  'answered when it was cold': kind(
    () => ({ replies: 30 }),
    (day) => ({ ...silence(day), status: 'triage', replies: [30] }),
  ),
  'revived by the team, and silent again': kind(
    () => ({ revives: 35 }),
    (day) => {
      const [first, second] = [silence(day), settled(35)];
      return { ...first, warnings: [...first.warnings, ...second.warnings], colds: [...first.colds, ...second.colds] };
    },
  ),
  'too grave to rest': kind(
    () => ({}),
    (day) => ({ reminders: [day + 7] }),
    { severity: 'High' },
  ),
  'on hold for twenty days': kind(
    () => ({ holds: 5 }),
    () => silence(25),
  ),
  'asked again by the team': kind(
    (day) => ({ 'asks again': day + 10 }),
    (day) => {
      const again = silence(day + 10);
      return { ...again, reminders: [day + 7, ...again.reminders] };
    },
  ),
  'no answer needed any more': kind(
    (day) => ({ drops: day + 8 }),
    (day) => ({ reminders: [day + 7] }),
  ),
  'only the subject is silent': kind(
    () => ({}),
    (day) => ({ reminders: [day + 7], prompts: [up(day + 21)] }),
    { whom: 'subject-1' },
  ),
};

export interface Told {
  name: string;
  kind: Kind;
  asked: number;
  reference: string;
  /** Who is asked. */
  person: Person;
}

/** Somebody reports, the team triages, and asks; on one of the first three days. */
export async function begins(s: Scene, name: string, asked: number): Promise<Told> {
  const one = kinds[name];
  if (one === undefined) throw new Error(`Nothing is told of "${name}"`);
  const who = (role: string) =>
    s.discord.people.createPerson({ name: `${role} ${asked} ${name}`.slice(0, 30), guild: s.guild });
  const [reporter, subject] = [who('R'), who('S')];
  const about = one.whom === 'subject-1' ? { member: subject } : { person: `somebody of ${name}` };
  const { reference } = await reported(s, reporter, { about });
  await s.rowan.runs('/case triage', { case: reference });
  await s.rowan.fillsIn({ severity: one.severity, risk: 'No' });
  await contacts(s, s.rowan, { case: reference, whom: one.whom, words: `When was it, ${name}?` });
  return { name, kind: one, asked, reference, person: one.whom === 'subject-1' ? subject : reporter };
}

/** What somebody does that morning. */
export async function does(s: Scene, told: Told, deed: Deed): Promise<void> {
  const { reference } = told;
  switch (deed) {
    case 'replies':
      await heard(s, replies(s, told));
      break;
    case 'asks again':
      await contacts(s, s.imke, { case: reference, whom: told.kind.whom, words: 'Are you there?' });
      break;
    case 'drops':
      await s.imke.presses('Conversations', { on: cardIn(s, threadOf(s, reference)).message });
      await s.imke.selects('Look at a conversation', '1');
      await s.imke.presses('Drop the question', { on: shownTo(s.imke).message });
      break;
    case 'holds':
      await s.halvard.runs('/case hold', { case: reference });
      await s.halvard.fillsIn({ until: '20d', reason: 'They are travelling.' });
      break;
    case 'revives':
      await s.imke.runs('/case revive', { case: reference });
      await s.imke.fillsIn({ reason: 'Somebody has seen them.' });
      break;
  }
  await quiet(s);
}

/** Writes where they were asked, whether the bot is there or not. Answers the id of the message. */
export const replies = (s: Scene, told: Told): string =>
  told.person.says(`It was in May, ${told.reference}.`, { in: talkWith(s, told) }).id;

/** The thread in which the team talks with them. */
export function talkWith(s: Scene, { person, reference }: Told) {
  const found = contactThreads(s).find((thread) => thread.threadMembers.has(person.id));
  if (found === undefined) throw new Error(`Nobody of ${reference} was written to`);
  return found;
}
