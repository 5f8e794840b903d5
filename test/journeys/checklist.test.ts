import { afterEach, expect, it } from 'vitest';
import { CaseTranscript } from '../../src/domain/transcript.ts';
import { contacts } from '../support/contacting.ts';
import { proposes } from '../support/deciding.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { investigated } from '../support/investigating.ts';
import { cardIn, quiet, reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

/** What the transcript says of the checklist. */
async function factsFor(person: Person, reference: string): Promise<string | undefined> {
  await person.runs('/case view', { case: reference });
  await person.presses('Transcript');
  const json = shownTo(person).message.attachments.find(({ filename }) => filename.endsWith('.json'));
  const read = CaseTranscript.parse(await (await fetch(json?.url ?? '')).json());
  return read.facts.find(({ label }) => label === 'Checklist of the investigation')?.words;
}

it('ticks what was looked into with who and when, and shows what is open with the proposal', async () => {
  const s = await scene();
  const { reference, thread } = await investigated(s);
  expect(cardIn(s, thread).text).toContain('**Checklist:** 0 of 4 · open: links opened and copied, who everybody is');

  await s.rowan.runs('/case view', { case: reference });
  await s.rowan.presses('Checklist', { on: shownTo(s.rowan) });
  const page = shownTo(s.rowan);
  await s.rowan.presses('Links', { on: page });
  expect(shownTo(s.rowan).text).toMatch(
    /1 of 4\n☑️ links opened and copied · rowan .*· <t:\d+:R>\n⬜ who everybody is/u,
  );
  // Two at once are both right, also on a page drawn before.
  await s.imke.runs('/case checklist', { case: reference });
  const hers = shownTo(s.imke);
  await Promise.all([
    s.rowan.presses('Relations', { on: shownTo(s.rowan) }),
    s.imke.presses('Background', { on: hers }),
  ]);
  await quiet(s);
  expect(cardIn(s, thread).text).toContain(
    '**Checklist:** 3 of 4 · open: who everybody is, and the state of their accounts',
  );

  await proposes(s.rowan, reference);
  await quiet(s);
  await s.imke.runs('/case decide', { case: reference });
  expect(shownTo(s.imke).text).toContain(
    'Not ticked in the investigation: who everybody is, and the state of their accounts',
  );
  await s.imke.runs('/case history', { case: reference });
  expect(shownTo(s.imke).text).toContain(`Ticked: links opened and copied · <@${s.rowan.id}>`);
  expect(await factsFor(s.imke, reference)).toMatch(
    /^links opened and copied \(Rowan, .*\); .*; not ticked: who everybody/u,
  );
});

it('takes a tick back after a restart, and warns when the subject is written to before links are copied', async () => {
  const s = await scene();
  const { reference, thread } = await investigated(s);
  await s.rowan.runs('/case checklist', { case: reference });
  await s.rowan.presses('Links', { on: shownTo(s.rowan) });
  const page = shownTo(s.rowan);
  await s.restart();
  await s.rowan.presses('Links', { on: page });
  expect(shownTo(s.rowan).text).toContain('⬜ links opened and copied');
  await contacts(s, s.rowan, { case: reference, whom: 'subject-1' });

  expect(cardIn(s, thread).text).toContain('The person it is about has been written to');
});

it('shows the list to nobody who may not see the case, and no press of theirs changes it', async () => {
  const s = await scene();
  const { reference } = await reported(s, s.mira, { about: { member: s.rowan } });
  await s.rowan.runs('/case checklist', { case: reference });
  const hidden = shownTo(s.rowan).text;
  await s.rowan.runs('/case checklist', { case: 'C-0999' });

  expect(shownTo(s.rowan).text).toBe(hidden);
  await s.halvard.runs('/case checklist', { case: reference });
  expect(shownTo(s.halvard).text).toContain('The investigation of this case is not open');
});
