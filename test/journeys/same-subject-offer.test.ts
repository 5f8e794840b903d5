import { afterEach, expect, it } from 'vitest';
import { picture } from '../support/files.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import {
  cardIn,
  chooses,
  labelsOn,
  plainForm,
  pressesForeign,
  quiet,
  reported,
  reports,
  shownTo,
  placeOf,
  threadOf,
} from '../support/reporting.ts';
import { addsTo, toldOfAdditions } from '../support/my-reports.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';
import { secondServer } from '../support/two-servers.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const hourMs = 3_600_000;
const over =
  'This question has been answered already, or is older than a day. To tell the team more, please use `/report` or `/my-reports`; we are glad to hear from you.';

/** What the thread of this case was told of additions. */
const told = (s: Scene, reference: string) => toldOfAdditions(s, placeOf(s, reference));

/** Two of the team set a case aside. */
async function closes(s: Scene, number: string): Promise<void> {
  await s.rowan.runs('/case close', { case: number });
  await s.rowan.fillsIn({ reason: 'Nothing to look into' });
  await chooses(s.imke, '/case close', 'Confirm closing', number);
  await quiet(s);
}

it('asks first, and adds what belongs to the open case there, in sight of the team alone', async () => {
  const s = await onlookers();
  await reported(s, s.mira);
  await s.mira.usesUserMenu('Report user', s.tobin.user);
  expect(s.mira.modal).toBeNull();
  expect(shownTo(s.mira).ephemeral).toBe(true);
  expect(shownTo(s.mira).text.split('\n')).toEqual([
    'You have told the team of this person before, and **C-0001** is still open. If what you want to say now belongs there, please add it, so that the team sees it together. If it is something else, send a new report.',
    'If somebody is in danger now, choose *Send a new report* and tick *Someone is in danger now*: it reaches the team at once.',
  ]);
  expect(labelsOn(shownTo(s.mira))).toEqual(['Add to C-0001', 'Send a new report']);
  const read = await newlyRead(s.everyone, async () => {
    await s.mira.presses('Add to C-0001');
    expect(s.mira.modal?.title).toBe('Add to C-0001');
    await s.mira.fillsIn({ text: 'He wrote *again*.', proof: [picture('again.png')] });
    await quiet(s);
  });

  expect(shownTo(s.mira).text.split('\n')).toEqual([
    'Thank you. What you added to **C-0001** is safe with the team.',
    'Your file is being kept as proof.',
  ]);
  expect(told(s, 'C-0001')[0]?.text.split('\n').slice(1)).toEqual(['> He wrote \\*again\\*.', '1 file came with it.']);
  expect(caseThreads(s)).toHaveLength(1);
  expect(Object.keys(read).sort()).toEqual(['Ada', 'Halvard', 'Imke', 'Mira', 'Owner', 'Rowan', 'Ysolde']);
});

it('takes a message along, keeps it as it was, and says what became of it since', async () => {
  const s = await scene();
  await reported(s, s.mira);
  const message = s.tobin.says('You will **see**.');
  await s.mira.usesMessageMenu('Report message', message);
  expect(shownTo(s.mira).text).toContain('The message you chose is kept, and goes along whichever way you take.');
  s.tobin.edits(message, 'Nothing.');
  await s.mira.presses('Add to C-0001');
  await s.mira.fillsIn({ text: '' });
  await quiet(s);
  const at = Math.floor(s.clock.now() / 1000);

  expect(shownTo(s.mira).text.split('\n')).toEqual([
    'Thank you. What you added to **C-0001** is safe with the team.',
    'The message you reported is kept as it was, even if it is changed or deleted now.',
  ]);
  expect(told(s, 'C-0001')[0]?.text.split('\n').slice(1)).toEqual([
    `**Reported message** by tobin (\`${s.tobin.id}\`) · <t:${at}:f> · https://discord.com/channels/${s.guild.id}/${message.channel_id}/${message.id}`,
    '> You will \\*\\*see\\*\\*.',
  ]);
  s.tobin.deletes(message);
  const card = () => cardIn(s, threadOf(s, 'C-0001')).text;

  await until(
    () => card().includes('🗑️ The message that came with no. 1 was deleted since; it is kept as it was.'),
    'the note',
  );
  expect(card()).not.toContain('was edited since');
});

it('opens a case of its own for something else, and asks nobody who has no open case about that person', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.mira.runs('/report', { person: s.tobin.mention });
  await s.mira.presses('Send a new report');
  expect(s.mira.modal?.title).toContain('About ');
  await s.mira.fillsIn(plainForm);
  await quiet(s);
  expect(caseThreads(s)).toHaveLength(2);
  await s.mira.runs('/report', { member: s.tobin });
  expect(labelsOn(shownTo(s.mira))).toEqual(['Add to C-0002', 'Add to C-0001', 'Send a new report']);
  await closes(s, '1');
  await closes(s, '2');

  await s.mira.runs('/report', { member: s.tobin });
  expect(s.mira.modal).not.toBeNull();
  s.mira.dismisses();
  await s.mira.runs('/report', { member: s.sol });
  expect(s.mira.modal).not.toBeNull();
  await s.sol.runs('/report', { member: s.tobin });
  expect(s.sol.modal).not.toBeNull();
});

it('says so kindly when the question is answered, is old, or was put to somebody else', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.mira.runs('/report', { member: s.tobin });
  const question = shownTo(s.mira);
  await reports(s.sol, { member: s.tobin });
  for (const { customId } of question.buttons) {
    await pressesForeign(s, s.sol, customId ?? '');
    expect([s.sol.modal, shownTo(s.sol).text]).toEqual([null, over]);
  }
  await s.mira.presses('Send a new report', { on: question });
  await s.mira.fillsIn(plainForm);
  for (const label of ['Add to C-0001', 'Send a new report']) {
    await s.mira.presses(label, { on: question });
    expect([s.mira.modal, shownTo(s.mira).text]).toEqual([null, over]);
  }
  await s.mira.runs('/report', { member: s.tobin });
  const later = shownTo(s.mira);
  await s.mira.presses('Add to C-0001');
  s.clock.advance(24 * hourMs + 1);
  await s.mira.fillsIn({ text: 'He wrote again.' });
  expect(shownTo(s.mira).text).toContain('This form was kept for a day, and that day is over.');
  expect(shownTo(s.mira).text).toContain('> He wrote again.');
  await s.mira.presses('Add to C-0001', { on: later });

  expect([s.mira.modal, shownTo(s.mira).text]).toEqual([null, over]);
});

it('adds to a case that was closed meanwhile: leaders are called, and a button reopens it', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.mira.runs('/report', { member: s.tobin });
  await closes(s, '1');
  const before = [s.rowan, s.imke].map(({ pings }) => pings.length);
  await s.mira.presses('Add to C-0001');
  await s.mira.fillsIn({ text: 'There is a witness.' });
  await quiet(s);
  const [line] = told(s, 'C-0001');
  if (line === undefined) throw new Error('The thread was told nothing');
  expect(line.text.split('\n')).toEqual([
    `**C-0001** · The reporter added something (no. 1). <@${s.halvard.id}> <@${s.ysolde.id}>`,
    '> There is a witness.',
  ]);
  expect([s.rowan, s.imke].map(({ pings }) => pings.length)).toEqual(before);
  await s.halvard.presses('Reopen', { on: line });
  await s.halvard.fillsIn({ reason: 'New evidence', note: 'A witness.' });
  await quiet(s);
  expect(cardIn(s, threadOf(s, 'C-0001')).text).toContain('**Triage**');

  await s.ysolde.presses('Reopen', { on: line });
  expect(s.ysolde.modal).toBeNull();
  expect(shownTo(s.ysolde).text).toContain('The case has moved on since this button was drawn.');
});

it('loses nothing of a question, a message and a form over two restarts', async () => {
  const s = await scene();
  await reported(s, s.mira);
  const message = s.tobin.says('You will see.');
  await s.mira.usesMessageMenu('Report message', message);
  await s.restart(() => s.tobin.deletes(message));
  await s.mira.presses('Add to C-0001');
  await s.restart();
  await s.mira.fillsIn({ text: 'That was yesterday.' });
  await quiet(s);

  expect(told(s, 'C-0001').map(({ text }) => text.split('\n').filter((one) => one.startsWith('> ')))).toEqual([
    ['> That was yesterday.', '> You will see.'],
  ]);
});

it('gives words, files and the message back at the limit, and takes them later, once', async () => {
  const s = await scene();
  await reported(s, s.mira);
  for (let count = 1; count <= 10; count += 1) await addsTo(s.mira, 'C-0001', { text: `Number ${count}.` });
  await s.mira.usesMessageMenu('Report message', s.tobin.says('You will see.'));
  await s.mira.presses('Add to C-0001');
  await s.mira.fillsIn({ text: 'One more.', proof: [picture('more.png')] });
  expect(shownTo(s.mira).text).toContain('Your file is kept, too.');
  const refused = shownTo(s.mira);
  await quiet(s);
  s.clock.advance(hourMs);
  await s.restart();
  await s.mira.presses('Open the form again', { on: refused });
  expect(s.mira.modal?.fields[0]?.value).toBe('One more.');
  await s.mira.fillsIn();
  await s.mira.presses('Open the form again', { on: refused });
  await s.mira.fillsIn();
  expect(shownTo(s.mira).text).toBe('This was added to **C-0001** already; it arrived once.');
  await quiet(s);
  const last = told(s, 'C-0001').at(-1);

  expect(last?.text).toContain('(no. 11)');
  expect(last?.text.split('\n').filter((one) => one.startsWith('> '))).toEqual(['> One more.', '> You will see.']);
  expect(cardIn(s, threadOf(s, 'C-0001')).text).toContain('- more.png');
});

it('takes the same form sent twice at once for one, and two forms at once for two', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await s.mira.runs('/report', { member: s.tobin });
  const question = shownTo(s.mira);
  await s.mira.presses('Add to C-0001');
  const form = s.discord.interactions.modals.get(s.mira.id);
  const first = s.mira.starts.fillsIn({ text: 'Once.' });
  if (form !== undefined) s.discord.interactions.modals.set(s.mira.id, form);
  const second = s.mira.starts.fillsIn({ text: 'Once.' });
  await Promise.all([first.settled, second.settled]);
  await s.mira.presses('Add to C-0001', { on: question });
  const adding = s.mira.starts.fillsIn({ text: 'And this.' });
  await s.mira.presses('Send a new report', { on: question });
  const filing = s.mira.starts.fillsIn({ ...plainForm, description: 'Something else.' });
  await Promise.all([adding.settled, filing.settled]);
  await quiet(s);

  expect(told(s, 'C-0001').map(({ text }) => text.split('\n')[1])).toEqual(['> Once.', '> And this.']);
  expect(cardIn(s, threadOf(s, 'C-0002')).text).toContain('> Something else.');
});

it('asks in direct messages once the server is chosen, and of no other server', async () => {
  const s = await scene();
  const other = await secondServer(s);
  s.mira.joins(other.guild);
  await reported(s, s.mira);
  await s.mira.runs('/report', { person: s.tobin.mention }, { in: 'dm' });
  await s.mira.selects('Choose a server', 'Harbour');
  expect(s.mira.modal).not.toBeNull();
  s.mira.dismisses();
  await s.mira.runs('/report', { person: s.tobin.mention }, { in: 'dm' });
  await s.mira.selects('Choose a server', 'Lantern Hill');
  expect(s.mira.modal).toBeNull();
  await s.mira.presses('Add to C-0001');
  await s.mira.fillsIn({ text: 'From afar.' });
  await quiet(s);

  expect(told(s, 'C-0001')[0]?.text).toContain('> From afar.');
  expect([...s.discord.world.guilds.values()].flatMap((guild) => caseThreads({ ...s, guild }))).toHaveLength(1);
});
