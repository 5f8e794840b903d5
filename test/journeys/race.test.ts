import { afterEach, expect, it } from 'vitest';
import type { CaseEvent } from '../../src/domain/event.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { cardIn, placeOf, quiet, reported, shownTo } from '../support/reporting.ts';
import type { Form } from '../support/reporting.ts';
import { approves, proposes } from '../support/deciding.ts';
import { startChild } from '../support/child-bot.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

/** One step that two people take at the same moment, by the button of the card. */
interface Race {
  press: string;
  people: readonly [Person, Person];
  /** What each fills in, where a form opens. */
  forms?: readonly [Form, Form];
  /** A step of more than one press, and what whoever is second is told. */
  does?: (person: Person) => Promise<void>;
  tells?: string;
  /** What it leaves in the history, once. */
  event: CaseEvent['type'];
}

function races({ rowan, imke, halvard, ysolde }: Scene): Race[] {
  const team = [rowan, imke] as const;
  const leaders = [halvard, ysolde] as const;
  const both = (form: Form) => [form, form] as const;
  const triage = { severity: 'High', risk: 'No' };
  return [
    { press: 'Triage', people: team, forms: [triage, { ...triage, severity: 'Low' }], event: 'triaged' },
    { press: 'Assign', people: leaders, forms: [{ whom: rowan.id }, { whom: imke.id }], event: 'assigned' },
    { press: 'Next step', people: team, forms: both({ step: 'Write to Mira.' }), event: 'next-step-planned' },
    { press: 'Investigate', people: team, event: 'status-changed' },
    {
      press: 'Propose',
      people: team,
      does: (person) => proposes(person, 'C-0001'),
      tells: 'has proposed something already',
      event: 'proposal-made',
    },
    {
      press: 'Approve',
      people: leaders,
      does: (person) => approves(person, 'C-0001'),
      tells: 'Nothing is proposed here',
      event: 'decision-made',
    },
    { press: 'Close', people: leaders, forms: both({ summary: 'A word was had.' }), event: 'case-summed-up' },
    {
      press: 'Reopen',
      people: team,
      forms: both({ reason: 'New evidence', note: 'One more message.' }),
      event: 'case-reopened',
    },
    {
      press: 'Close without decision',
      people: team,
      forms: both({ reason: 'Nothing to look into' }),
      event: 'closing-proposed',
    },
    { press: 'Confirm closing', people: leaders, event: 'closing-confirmed' },
  ];
}

async function countOf({ bot, guild }: Scene, reference: string, type: CaseEvent['type']): Promise<number> {
  const state = await bot.stores.cases.findByReference(guild.id, reference);
  const history = await bot.stores.cases.history(state?.caseId ?? '');
  return history.filter(({ event }) => event.type === type).length;
}

/** Both press the same drawn button, then both send their forms, at once. */
async function run({ press, people, forms, does }: Race, on: ReturnType<typeof cardIn>): Promise<string[]> {
  if (does === undefined) await Promise.all(people.map((person) => person.presses(press, { on: on.message })));
  else await Promise.all(people.map(does));
  if (forms !== undefined) await Promise.all(people.map((person, index) => person.fillsIn(forms[index] ?? {})));
  return people.map((person) => shownTo(person).text);
}

it('gives each step to one of two people who take it at once, with two processes on one file', async () => {
  const s = await scene();
  const other = await startChild(s);
  const { reference } = await reported(s, s.mira);
  for (const race of races(s)) {
    const before = await countOf(s, reference, race.event);
    const answers = await run(race, cardIn(s, placeOf(s, reference)));
    await quiet(s);

    const told = answers.filter((text) => text.includes(race.tells ?? 'The case has moved on'));
    expect([race.press, (await countOf(s, reference, race.event)) - before, told.length]).toEqual([race.press, 1, 1]);
  }
  await other.stop();

  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
  expect(s.mira.dms).toHaveLength(1);
});
