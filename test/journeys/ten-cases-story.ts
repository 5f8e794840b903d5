import { opensCase } from '../support/opening.ts';
import { quiet, referenceIn, reported } from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { reportedMessage } from '../support/reporting-messages.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { approves, proposes } from '../support/deciding.ts';
import type { Scene } from '../support/scene.ts';

/** The cases of the story, by what they are about. */
const names = [
  'following',
  'nothing',
  'told-twice',
  'taken-back',
  'waits',
  'rests',
  'comes-again',
  'elsewhere',
  'about-staff',
  'seen-in-voice',
] as const;
export type CaseName = (typeof names)[number];

/** A reporter who keeps their name back, and somebody of the team who must not see it. */
const notOnTheBoard = new Set<CaseName>(['rests', 'about-staff']);

export interface Played {
  reference: string;
  /** Not everybody on the team may see it: it stands on no board. */
  restricted: boolean;
  /** Every status it has had, as the history names it. */
  path: string[];
}

type Doer = 'rowan' | 'imke' | 'halvard' | 'ysolde';

export interface Step {
  on: CaseName;
  by: Doer;
  /** A subcommand. */
  run?: string;
  /** A button of its card, or of what the subcommand answered. */
  press?: string;
  /** Something of more than one step. */
  does?: (person: Person, reference: string) => Promise<void>;
  form?: ((references: Map<CaseName, Played>, s: Scene) => Form) | undefined;
  /** The status it comes to, if another. */
  to?: string;
}

/** Ten cases of different kinds, all new (SPEC 3.1, 3.4, 3.10). */
export async function openTen(s: Scene): Promise<Map<CaseName, Played>> {
  const ten = new Map<CaseName, Played>();
  const keep = (name: CaseName, reference: string, restricted = false) =>
    ten.set(name, { reference, restricted, path: ['New'] });
  const report = async (name: CaseName, by: 'mira' | 'sol' | 'tobin', form: Form, about = {}) => {
    s.clock.advance(3_600_000);
    keep(name, (await reported(s, s[by], { about, form })).reference, notOnTheBoard.has(name));
  };
  await report('following', 'mira', {}, { member: s.tobin });
  await report(
    'nothing',
    'tobin',
    { category: 'Scam or spam', description: 'A link I do not like.' },
    { person: 'a bot' },
  );
  keep('told-twice', (await reportedMessage(s, s.sol, s.tobin.says('You will regret this, Mira.'))).reference);
  await report('taken-back', 'tobin', { description: 'She laughed at me.' }, { member: s.sol });
  await report('waits', 'sol', { category: 'Impersonation' }, { person: 'somebody else' });
  await report('rests', 'tobin', { boxes: ['Keep my name from the team'] }, { person: 'a stranger' });
  await report('comes-again', 'sol', { category: 'Getting around a sanction' }, { person: 'the old one' });
  await report('elsewhere', 'mira', { boxes: ['Someone is in danger now'] }, { person: 'on another site' });
  await report('about-staff', 'mira', { description: 'One of you.' }, { member: s.imke });
  keep('seen-in-voice', referenceIn(await opensCase(s.rowan)));
  await quiet(s);
  return ten;
}

const triage = (on: CaseName, by: Doer, severity: string): Step => ({
  on,
  by,
  press: 'Triage',
  form: () => ({ severity, risk: 'No', scope: 'What was written.' }),
  to: 'Triage',
});

/** From triage to the investigation, by the hands of two. */
const investigation = (on: CaseName, lead: Doer, assignee: Doer): Step[] => [
  { on, by: lead, press: 'Assign', form: (_ten, s) => ({ whom: s[assignee].id, note: 'You know both.' }) },
  { on, by: assignee, press: 'Next step', form: () => ({ step: 'Read it all again.', followup: '3d' }) },
  { on, by: assignee, press: 'Investigate', to: 'Investigating' },
];

const outcome = (on: CaseName, by: Doer, other: Doer): Step[] => [
  { on, by, does: proposes },
  { on, by: other, does: approves, to: 'Resolved' },
];

const dismissal = (on: CaseName, by: Doer, other: Doer, form: Step['form']): Step[] => [
  { on, by, press: 'Close without decision', form },
  { on, by: other, press: 'Confirm closing', to: 'Closed' },
];

const duplicateOf =
  (name: CaseName): Step['form'] =>
  (ten) => ({ reason: 'Duplicate of another case', duplicate: ten.get(name)?.reference ?? '' });

const rest = (on: CaseName): Step => ({
  on,
  by: 'halvard',
  run: '/case cold',
  form: () => ({ reason: 'Nobody answers.' }),
  to: 'Cold',
});

/** Every row of the table of SPEC 5, some more than once, one case's steps between another's. */
export const steps: Step[] = [
  triage('following', 'rowan', 'High'),
  triage('told-twice', 'imke', 'Medium'),
  ...dismissal('nothing', 'rowan', 'imke', () => ({ reason: 'Nothing to look into' })),
  ...investigation('following', 'halvard', 'rowan'),
  triage('taken-back', 'imke', 'Low'),
  ...investigation('told-twice', 'ysolde', 'imke'),
  triage('waits', 'rowan', 'Low'),
  rest('waits'),
  ...outcome('following', 'rowan', 'imke'),
  ...dismissal('taken-back', 'imke', 'halvard', () => ({ reason: 'Withdrawn by the reporter' })),
  { on: 'told-twice', by: 'imke', run: '/case close', press: 'Close without decision', form: duplicateOf('following') },
  { on: 'told-twice', by: 'rowan', press: 'Confirm closing', to: 'Closed' },
  triage('rests', 'ysolde', 'Medium'),
  ...investigation('rests', 'halvard', 'imke'),
  rest('rests'),
  { on: 'waits', by: 'rowan', press: 'Revive', form: () => ({ reason: 'They wrote again.' }), to: 'Triage' },
  {
    on: 'following',
    by: 'imke',
    press: 'Close',
    form: () => ({ summary: 'It was about two messages.' }),
    to: 'Closed',
  },
  triage('about-staff', 'rowan', 'High'),
  ...dismissal('elsewhere', 'imke', 'ysolde', () => ({ reason: 'Outside what this team looks after' })),
  triage('comes-again', 'rowan', 'Critical'),
  ...investigation('comes-again', 'halvard', 'ysolde'),
  rest('comes-again'),
  { on: 'comes-again', by: 'imke', press: 'Revive', form: () => ({ reason: 'Seen again.' }), to: 'Investigating' },
  ...outcome('rests', 'imke', 'halvard'),
  ...outcome('comes-again', 'ysolde', 'rowan'),
  {
    on: 'comes-again',
    by: 'halvard',
    run: '/case reopen',
    form: () => ({ reason: 'More was found.' }),
    to: 'Investigating',
  },
  triage('seen-in-voice', 'rowan', 'Low'),
  { on: 'seen-in-voice', by: 'halvard', run: '/case hold', form: () => ({ until: '5d', reason: 'They are away.' }) },
  {
    on: 'nothing',
    by: 'rowan',
    press: 'Reopen',
    form: () => ({ reason: 'New evidence', note: 'A second link.' }),
    to: 'Triage',
  },
  ...investigation('about-staff', 'halvard', 'rowan'),
];
