import { afterEach, expect, it } from 'vitest';
import { fileIdOf, keptBytes, picture, sha256 } from '../support/files.ts';
import {
  cardIn,
  firstSteps,
  labelsOn,
  messagesIn,
  peopleIn,
  plainForm,
  quiet,
  referenceIn,
  reported,
  shownTo,
} from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

const dayInSeconds = 24 * 60 * 60;
const team = ['Halvard', 'Imke', 'Rowan', 'Ysolde'];
const howOf = (person: { pings: { how: string }[] }) => person.pings.map(({ how }) => how);

it('answers a plain report with a reference, a date and what happens next, for the member alone', async () => {
  const s = await scene();
  const { ack } = await reported(s, s.mira);
  const due = Math.floor(s.clock.now() / 1000) + 7 * dayInSeconds;

  expect(ack.ephemeral).toBe(true);
  expect(ack.text.split('\n')).toEqual([
    '### Thank you for telling us',
    'Living with something like this takes strength, and so does writing it down.',
    'Your report is safe with the Security team. Its reference is **C-0001**.',
    `**What happens next.** The team reads your report and talks it over; nobody decides alone. You hear from us by <t:${due}:D> (<t:${due}:R>) at the latest, even if there is no news yet.`,
    '**To add something or to ask how it stands,** use `/my-reports` and choose C-0001. You are not a bother.',
  ]);
  expect(ack.buttons.map(({ label }) => label)).toEqual(['Send me a copy by direct message']);
});

it('opens one thread with the card, brings the team in and pings the staff role once', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);

  expect(caseThreads(s).map(({ name }) => name)).toEqual(['C-0001 · Harassment · tobin']);
  expect(thread.parent_id).toBe(s.caseChannels.casesChannel.id);
  expect(thread.thread_metadata?.invitable).toBe(false);
  expect(peopleIn(s, thread)).toEqual(team);
  expect([s.rowan, s.imke].map(howOf)).toEqual([['role'], ['role']]);
  expect([s.halvard, s.ysolde, s.ownerPerson, s.mira, s.tobin].flatMap(howOf)).toEqual([]);
  expect(messagesIn(s, thread)).toHaveLength(2);
});

it('shows on the card who, what and until when, and mentions nobody', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  const due = Math.floor(s.clock.now() / 1000) + 7 * dayInSeconds;
  const card = cardIn(s, thread);

  expect(card.text.split('\n')).toEqual([
    '## C-0001 · Harassment',
    `**New** · Severity: **Medium** · Opened <t:${due - 7 * dayInSeconds}:R>`,
    `**Reported by:** mira (\`${s.mira.id}\`)`,
    '**Harmed:** the reporter',
    `**About:** tobin (\`${s.tobin.id}\`)`,
    '> He keeps following me.',
    '**Proof:** no files',
    '**Assignee:** nobody yet',
    `**Check-in due:** <t:${due}:D> (<t:${due}:R>). The reporter has not been greeted yet.`,
  ]);
  expect(card.message.mentions).toEqual([]);
  expect(labelsOn(card)).toEqual(firstSteps);
});

it('leads with the emergency words in danger, pings leaders and brings staff in quietly', async () => {
  const s = await scene({ settings: { emergencyText: 'Call 112 first.' } });
  const { ack, thread } = await reported(s, s.mira, { form: { boxes: ['Someone is in danger now'] } });

  expect(ack.text.startsWith('**Call 112 first.**\n### Thank you')).toBe(true);
  expect(cardIn(s, thread).text).toContain('Severity: **Critical**');
  expect(cardIn(s, thread).text).toContain('⚠️ **Danger now:** the reporter says that somebody is in danger.');
  expect(peopleIn(s, thread)).toEqual(team);
  expect([s.halvard, s.ysolde].map(howOf)).toEqual([['role'], ['role']]);
  expect([s.rowan, s.imke].flatMap(howOf)).toEqual([]);
});

it('treats an urgent category like danger, without saying that somebody is in danger', async () => {
  const s = await scene();
  const { ack, thread } = await reported(s, s.mira, { form: { category: 'Threats or danger' } });

  expect(ack.text.startsWith('**If somebody is in danger right now')).toBe(true);
  expect(cardIn(s, thread).text).not.toContain('Danger now');
  expect(s.halvard.pings).toHaveLength(1);
  expect(s.rowan.pings).toHaveLength(0);
});

it('draws the card again in place once a proof file is kept, byte for byte', async () => {
  const s = await scene();
  const file = picture('chat.png', { bytes: 3000 });
  await s.mira.runs('/report', { member: s.tobin });
  const sent = s.mira.starts.fillsIn({ ...plainForm, proof: [file] });
  const held = s.discord.cdn.hold(fileIdOf(s, 'chat.png'));
  await sent.settled;
  const thread = await until(() => caseThreads(s)[0], 'the thread');
  const early = await until(() => messagesIn(s, thread)[0], 'the card');
  held.release();
  await quiet(s);
  const hash = sha256(file.bytes);

  expect(shownTo(s.mira).text).toContain('Your file is being kept as proof.');
  expect(early.text).toContain('- chat.png · 3 KB · being copied\n');
  expect(cardIn(s, thread).message.id).toBe(early.message.id);
  expect(cardIn(s, thread).text).toContain(`- chat.png · 3 KB · kept · SHA-256 \`${hash.slice(0, 12)}…\``);
  expect(await keptBytes(s, hash)).toEqual(file.bytes);
});

it('shows proof to the team alone, under a neutral name and behind a spoiler', async () => {
  const s = await scene();
  const file = picture('tobin-at-home.png');
  const { thread } = await reported(s, s.mira, { form: { proof: [file] } });
  await s.rowan.presses('Show proof', { on: cardIn(s, thread) });
  const shown = shownTo(s.rowan);

  expect(shown.ephemeral).toBe(true);
  expect(shown.text).toBe('1 file, behind a spoiler. Only you see this.');
  expect(shown.attachments.map(({ filename }) => filename)).toEqual(['SPOILER_proof-1.png']);
  expect(s.discord.world.files.get(shown.attachments[0]?.id ?? '')?.bytes).toEqual(file.bytes);
});

it('sends a copy once, and its first line tells a bystander nothing', async () => {
  const s = await scene();
  const { ack } = await reported(s, s.mira);
  await s.mira.presses('Send me a copy by direct message', { on: ack });
  expect(shownTo(s.mira).text).toBe('A copy about C-0001 is on its way to your direct messages.');
  await quiet(s);
  await s.mira.presses('Send me a copy by direct message', { on: ack });
  await quiet(s);

  expect(shownTo(s.mira).text).toContain('was sent already, or is on its way');
  expect(s.mira.dms).toHaveLength(1);
  expect(s.mira.dms[0]?.text.split('\n')[0]).toBe('A short note for you from Casekeeper.');
  expect(s.mira.dms[0]?.text).toContain('its reference is **C-0001**');
  expect(s.mira.dms[0]?.text).not.toMatch(/tobin|harass|follow|danger|security|report on/iu);
});

it('says on the card when the copy could not be delivered', async () => {
  const s = await scene();
  s.mira.closesDms();
  const { ack, thread } = await reported(s, s.mira);
  await s.mira.presses('Send me a copy by direct message', { on: ack });
  await quiet(s);

  expect(s.mira.dms).toEqual([]);
  expect(cardIn(s, thread).text).toContain(
    'The reporter wished for a copy by direct message; it could not be delivered.',
  );
});

it('numbers reports of two members sent at the same moment one after the other', async () => {
  const s = await scene();
  await Promise.all([s.mira.runs('/report', { member: s.tobin }), s.sol.runs('/report', { member: s.tobin })]);
  const form = { category: 'Harassment', description: 'He follows us.' };
  await Promise.all([s.mira.fillsIn(form), s.sol.fillsIn(form)]);
  await quiet(s);

  expect([s.mira, s.sol].map((one) => referenceIn(shownTo(one))).sort()).toEqual(['C-0001', 'C-0002']);
  expect(caseThreads(s)).toHaveLength(2);
  expect(s.rowan.pings).toHaveLength(2);
});
