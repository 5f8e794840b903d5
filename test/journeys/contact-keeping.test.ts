import { afterEach, expect, it } from 'vitest';
import { handleCaseCommand } from '../../src/app/handle-case-command.ts';
import { answers, contactThread, contacts, relaysIn } from '../support/contacting.ts';
import { cardIn, quiet, reported, reports, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

/** Opens the page of the only conversation. */
async function looks(person: Scene['rowan']): Promise<string> {
  await person.presses('Conversations');
  await person.selects('Look at a conversation', '1');
  return shownTo(person).text;
}

it('mutes a conversation: what comes is recorded and not shown, the person is told, and it ends again', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan);
  await looks(s.rowan);
  expect(shownTo(s.rowan).buttons.map(({ label }) => label)).not.toContain('Mute');
  await looks(s.halvard);
  await s.halvard.presses('Mute');
  await quiet(s);
  const talk = contactThread(s);
  expect(s.mira.sees(talk).at(-1)?.text).toContain('the team does not read along for now');
  await answers(s, s.mira, 'Are you reading this?');
  expect(relaysIn(s, thread)).toEqual([]);
  expect(cardIn(s, thread).text).toContain('muted');
  expect(cardIn(s, thread).text).not.toContain('unread');
  expect(await looks(s.halvard)).toContain('> Are you reading this?');
  await s.halvard.presses('End muting');
  await quiet(s);
  await answers(s, s.mira, 'And now?');

  expect(s.mira.sees(talk).some(({ text }) => text.includes('The team reads along again.'))).toBe(true);
  expect(relaysIn(s, thread).map(({ text }) => text.split('\n').at(-1))).toEqual(['> And now?']);
});

it('stops waiting when a question is dropped, and says so to a second one who drops it', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan);
  await looks(s.rowan);
  await looks(s.imke);
  await s.rowan.presses('Drop the question');
  await s.imke.presses('Drop the question');
  await quiet(s);

  expect(shownTo(s.imke).text).toBe('The question is dropped: no answer is waited for any more.');
  expect(cardIn(s, thread).text).not.toContain('waiting for an answer');
});

it('records what was asked and said elsewhere, also of somebody off Discord', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira, { about: { person: 'Gregor' } });
  const asked = { whom: 'subject-1', kind: 'I asked them elsewhere, they have yet to answer', words: 'By mail.' };
  expect(await contacts(s, s.rowan, { ...asked, when: '2026-08-30' })).toBe('C-0001: it is written down.');
  expect(cardIn(s, thread).text).toContain('**Contact:** Gregor');
  expect(cardIn(s, thread).text).toContain('attempt 1');
  await contacts(s, s.rowan, { ...asked, kind: 'I talked with them elsewhere', words: 'He called back.' });
  expect(cardIn(s, thread).text).not.toContain('attempt');
  const page = await looks(s.rowan);

  for (const words of ['> By mail.', '> He called back.']) expect(page).toContain(words);
});

it('asks once more by itself when it is ordered to, as one attempt more', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await contacts(s, s.rowan, { words: 'When was it?' });
  const { caseId } = (await s.bot.stores.contact.withPerson(s.mira.id, 1))[0] ?? { caseId: '' };
  const reminder = { type: 'remind', number: 1, reminderId: 'reminder-1', at: s.clock.now() } as const;
  await handleCaseCommand(s.bot.stores.cases, caseId, reminder);
  await handleCaseCommand(s.bot.stores.cases, caseId, reminder);
  // Anything else that is committed sends what waits.
  await reports(s.sol);
  await quiet(s);

  expect(
    s.mira
      .sees(contactThread(s))
      .map(({ text }) => text.split('\n'))
      .at(-1),
  ).toEqual([
    `<@${s.mira.id}> The Security team of **Lantern Hill** writes to you:`,
    'The team asked you this a while ago and would still like to hear from you:',
    '> When was it?',
    '-# Please answer here, whenever you can. Files can come with it.',
  ]);
  expect(s.mira.sees(contactThread(s))).toHaveLength(2);
  expect(cardIn(s, thread).text).toContain('attempt 2');
});

it('takes a cold case up again with an answer', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await s.rowan.runs('/case triage', { case: 'C-0001' });
  await s.rowan.fillsIn({ severity: 'Low', risk: 'No' });
  await contacts(s, s.rowan);
  await s.halvard.runs('/case cold', { case: 'C-0001' });
  await s.halvard.fillsIn({ reason: 'Nobody answers.' });
  await quiet(s);
  expect(cardIn(s, thread).text).toContain('**Cold**');
  await answers(s, s.mira, 'I was away.');

  expect(cardIn(s, thread).text).toContain('**Triage**');
  expect(relaysIn(s, thread)[0]?.text).toContain('> I was away.');
});
