import { afterEach, expect, it } from 'vitest';
import { addsTo } from '../support/my-reports.ts';
import { cardIn, chooses, labelsOn, quiet, reported, reports, shownTo, threadOf } from '../support/reporting.ts';
import { proposes } from '../support/deciding.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { secondServer } from '../support/two-servers.ts';

afterEach(closeScenes);

const again = 'Open the form again';

/** A case in triage with only its risk answered. */
async function inTriage(options: Parameters<typeof scene>[0] = {}): Promise<Scene> {
  const s = await scene(options);
  await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  return s;
}

/** The same, investigated by Rowan. */
async function investigated(): Promise<Scene> {
  const s = await inTriage();
  await s.halvard.runs('/case assign', { case: '1' });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await s.rowan.runs('/case followup', { case: '1' });
  await s.rowan.fillsIn({ step: 'Write to Mira.' });
  await chooses(s.rowan, '/case triage', 'Investigate', '1');
  return s;
}

it('offers each who tries what mends it, and what they could use alone (SPEC 5)', async () => {
  const s = await inTriage();
  await chooses(s.rowan, '/case triage', 'Investigate', '1');
  expect(shownTo(s.rowan).text).toMatch(
    /^Before that, the case needs:\n- somebody who has the case .*\n- the next step/u,
  );
  expect(labelsOn(shownTo(s.rowan))).toEqual(['Next step']);
  await chooses(s.halvard, '/case triage', 'Investigate', '1');
  expect(labelsOn(shownTo(s.halvard))).toEqual(['Take it', 'Assign', 'Next step']);

  const offered = shownTo(s.halvard);
  await s.halvard.presses('Take it', { on: offered });
  expect(shownTo(s.halvard).text).toContain('C-0001 is yours now');
  await s.halvard.presses('Next step', { on: offered });
  expect(shownTo(s.halvard).text).toContain('The case has moved on since this button was drawn.');
  await chooses(s.halvard, '/case triage', 'Investigate', '1');
  await s.halvard.presses('Next step', { on: shownTo(s.halvard) });
  await s.halvard.fillsIn({ step: 'Write to Mira.' });
  await chooses(s.halvard, '/case triage', 'Investigate', '1');
  expect(shownTo(s.halvard).text).toBe('C-0001 is being investigated.');
});

it('lets staff take a case where the server allows it, also from a refusal', async () => {
  const s = await inTriage({ settings: { selfAssign: true } });
  await chooses(s.rowan, '/case triage', 'Investigate', '1');

  expect(labelsOn(shownTo(s.rowan))).toEqual(['Take it', 'Next step']);
});

it('offers the steps that make sense now when a case does not go that way', async () => {
  const s = await inTriage();
  await s.rowan.runs('/case decide', { case: '1' });
  expect(shownTo(s.rowan).text).toBe('The case is *Triage* now; this works while it is *Investigating* or *Cold*.');
  expect(labelsOn(shownTo(s.rowan))).toEqual(['Next step', 'Close without decision']);
  await s.rowan.runs('/case reopen', { case: '1' });
  expect(shownTo(s.rowan).text).toContain('this works while it is *Closed* or *Resolved*');
  await s.rowan.presses('Close without decision', { on: shownTo(s.rowan) });
  await s.rowan.fillsIn({ reason: 'Nothing to look into' });
  await chooses(s.imke, '/case close', 'Confirm closing', '1');
  await s.rowan.runs('/case followup', { case: '1' });
  await s.rowan.fillsIn({ step: 'Too late.' });
  expect(shownTo(s.rowan).text).toMatch(/The case is \*Closed\* now;[^]*> Too late\./u);
  expect(labelsOn(shownTo(s.rowan))).toEqual(['Reopen']);
  await s.rowan.runs('/case close', { case: '1' });
  expect(labelsOn(shownTo(s.rowan))).toEqual(['Reopen']);
});

it('opens the form again after a date that is past or in words, with the words kept', async () => {
  const s = await inTriage();
  for (const followup of ['2020-01-01', 'next week']) {
    await s.rowan.runs('/case followup', { case: '1' });
    await s.rowan.fillsIn({ step: 'Write to Mira.', followup });
    expect(shownTo(s.rowan).text).toMatch(
      followup === 'next week' ? /is not a date I understand/u : /That date is past/u,
    );
    expect(shownTo(s.rowan).text).toContain('> Write to Mira.');
    expect(labelsOn(shownTo(s.rowan))).toEqual([again]);
  }
  await s.rowan.presses(again, { on: shownTo(s.rowan) });
  await s.rowan.fillsIn({ step: 'Write to Mira.', followup: '2w' });
  expect(shownTo(s.rowan).text).toBe('The next step of C-0001 is written down.');
});

it('takes no duplicate of itself, of nothing, or of a case of another server', async () => {
  const s = await inTriage();
  const other = await secondServer(s);
  await reports(other.mira, { member: other.tobin });
  await reports(other.sol, { member: other.tobin }, { description: 'I saw it.' });
  await quiet(s);
  const tries = async (duplicate: string) => {
    await s.rowan.runs('/case close', { case: '1' });
    await s.rowan.fillsIn({ reason: 'Duplicate of another case', duplicate, note: 'Kept note.' });
    expect(shownTo(s.rowan).text).toContain('> Kept note.');
    expect(labelsOn(shownTo(s.rowan))).toEqual([again]);
    return shownTo(s.rowan).text.replaceAll(duplicate || 'nothing', 'X');
  };

  expect(await tries('C-0001')).toMatch(/^A case cannot be a duplicate of itself/u);
  expect(await tries('')).toMatch(/^Please name the case it is a duplicate of/u);
  // Only the other server has two cases.
  expect(await tries('C-0002')).toBe(await tries('C-9999'));
  expect(await s.rowan.types('/case view', { case: 'C-0002' })).toEqual([]);
  await s.rowan.runs('/case view', { case: 'C-0002' });
  expect(shownTo(s.rowan).text).toContain('There is no such case');
});

it('gives the case to nobody who is kept out of it since the form was opened', async () => {
  const s = await inTriage();
  await s.halvard.runs('/case assign', { case: '1' });
  await addsTo(s.mira, 'C-0001', { text: 'Rowan was there, too.' });
  await s.halvard.fillsIn({ whom: s.rowan.id, note: 'Kept note.' });
  expect(shownTo(s.halvard).text).toMatch(/^This case cannot be given to that person\.[^]*> Kept note\./u);
  expect(labelsOn(shownTo(s.halvard))).toEqual([again]);
  await s.halvard.presses(again, { on: shownTo(s.halvard) });
  const offered = s.halvard.modal?.fields[0]?.options.map(({ value }) => value) ?? [];

  expect(offered).toContain(s.imke.id);
  expect(offered).not.toContain(s.rowan.id);
});

it('leads from each subcommand to what it means for the case as it stands', async () => {
  const s = await investigated();
  await s.rowan.runs('/case close', { case: '1' });
  expect(shownTo(s.rowan).text).toContain('Before C-0001 can be closed, it needs a decision.');
  expect(labelsOn(shownTo(s.rowan))).toEqual(['Decide', 'Close without decision']);
  await s.rowan.presses('Close without decision', { on: shownTo(s.rowan) });
  expect(s.rowan.modal?.fields[0]?.options.map(({ label }) => label)).toEqual(['Duplicate of another case']);
  s.rowan.dismisses();

  await proposes(s.rowan, '1', { reasons: 'Two *messages*.' });
  await s.rowan.runs('/case decide', { case: '1' });
  expect(labelsOn(shownTo(s.rowan))).toEqual(['Change it', 'Take it back']);
  await s.imke.runs('/case decide', { case: '1' });
  for (const words of ['Proposal no. 1', 'Not established', '**No action**', '> Two \\*messages\\*.', '**1 of 2**'])
    expect(shownTo(s.imke).text).toContain(words);
  expect(labelsOn(shownTo(s.imke))).toEqual(['Approve', 'Object']);
  await s.imke.presses('Approve', { on: shownTo(s.imke) });

  await s.rowan.runs('/case reopen', { case: '1' });
  expect(shownTo(s.rowan).text).toContain('This is for the leaders of the team.');
  await quiet(s);
  expect(labelsOn(cardIn(s, threadOf(s, 'C-0001')))).toContain('Look into it again');
  await s.halvard.runs('/case reopen', { case: '1' });
  await s.halvard.fillsIn({ reason: 'Doubts.' });
  expect(shownTo(s.halvard).text).toBe('C-0001 is being investigated again.');
});

it('ends a hold from the command and tells staff who can', async () => {
  const s = await inTriage();
  await s.halvard.runs('/case hold', { case: '1' });
  await s.halvard.fillsIn({ until: '30d', reason: 'The court.' });
  await s.rowan.runs('/case hold', { case: '1' });
  expect(shownTo(s.rowan).text).toContain('The clocks of C-0001 stand still until <t:');
  expect(labelsOn(shownTo(s.rowan))).toEqual([]);
  await s.halvard.runs('/case hold', { case: '1' });
  expect(labelsOn(shownTo(s.halvard))).toEqual(['End hold', 'Hold']);
  await s.halvard.presses('End hold', { on: shownTo(s.halvard) });
  expect(shownTo(s.halvard).text).toBe('The clocks of C-0001 run again.');
});

it('shows a proposal to close before it is confirmed, and lets its proposer take it back', async () => {
  const s = await inTriage();
  await s.rowan.runs('/case close', { case: '1' });
  await s.rowan.fillsIn({ reason: 'Nothing to look into', note: 'We read it *twice*.' });
  await s.imke.runs('/case close', { case: '1' });
  expect(shownTo(s.imke).text).toBe(
    `${s.rowan.mention} proposes to close C-0001 without a decision: *Nothing to look into*. One more person confirms it.\n> We read it \\*twice\\*.`,
  );
  expect(labelsOn(shownTo(s.imke))).toEqual(['Confirm closing', 'Keep it open']);
  await chooses(s.rowan, '/case close', 'Keep it open', '1');
  expect(shownTo(s.rowan).text).toBe('C-0001 stays open.');
  await s.imke.presses('Confirm closing', { on: shownTo(s.imke) });
  expect(shownTo(s.imke).text).toContain('The case has moved on');
});
