import type { Person } from './discord-server/people/person.ts';
import { quiet, shownTo } from './reporting.ts';
import type { Form } from './reporting.ts';
import type { Scene } from './scene.ts';

/** What somebody puts into the dialog; left out, nothing was established and nothing is done. */
export interface Deciding {
  finding?: string;
  outcome?: string;
  /** Measures by their name in the list, with what their form asks for; null for one without a form. */
  measures?: [name: string, form: Form | null][];
  notice?: string;
  reasons?: string;
}

/** Fills in the dialog for the person it shows. */
export async function judges(
  person: Person,
  { finding, outcome, measures = [], notice }: Deciding = {},
): Promise<void> {
  await person.selects('What was found?', finding ?? 'Not established');
  await person.selects('What comes of it?', outcome ?? 'No action');
  for (const [name, form] of measures) {
    await person.selects('Add a measure', name);
    if (form !== null) await person.fillsIn(form);
  }
  if (notice === undefined) return;
  await person.presses('Write the notice');
  await person.fillsIn({ notice });
}

/** Opens the dialog, fills it in, and lays it before the team. */
export async function proposes(person: Person, reference: string, given: Deciding = {}): Promise<void> {
  await person.runs('/case decide', { case: reference });
  await judges(person, given);
  await person.presses('Write the reasons');
  await person.fillsIn({ reasons: given.reasons ?? 'All of it was seen.' });
  await person.presses('Propose');
}

/** Looks at the open proposal and stands behind it. */
export async function approves(person: Person, reference: string): Promise<void> {
  await person.runs('/case decide', { case: reference });
  await person.presses('Approve', { on: shownTo(person) });
}

/** Proposed by one, approved by others, with everything done that follows. */
export async function decides(s: Scene, reference: string, people: Person[], given: Deciding = {}): Promise<void> {
  const [first, ...others] = people;
  if (first === undefined) throw new Error('Nobody decides');
  await proposes(first, reference, given);
  await quiet(s);
  for (const other of others) await approves(other, reference);
  await quiet(s);
}
