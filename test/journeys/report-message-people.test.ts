import { afterEach, expect, it } from 'vitest';
import type { Person } from '../support/discord-server/people/person.ts';
import type { Message } from '../support/discord-server/world/types.ts';
import { fetchesOf, keptHashes, picture } from '../support/files.ts';
import { newlyRead, onlookers } from '../support/onlookers.ts';
import type { Onlookers } from '../support/onlookers.ts';
import { cardIn, labelsOn, peopleIn, plainForm, quiet, shownTo, submitsChanged } from '../support/reporting.ts';
import { blockOn, keptCase, posted, reportedMessage } from '../support/reporting-messages.ts';
import { closeScenes } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';

afterEach(closeScenes);

/** Messages by which Rowan, of the staff, is part of it. */
const aboutRowan: [string, (s: Onlookers) => Message][] = [
  ['is by them', (s) => s.rowan.says('You are all wrong.')],
  ['mentions them', (s) => s.tobin.says(`ask <@${s.rowan.id}>`)],
  ['names them', (s) => s.tobin.says('Rowan lets me do it')],
  ['names them in an embed', (s) => posted(s, s.tobin, { embeds: [{ title: 'News', description: 'Rowan agrees' }] })],
  ['names a file after them', (s) => s.tobin.says('', { files: [picture('rowan.png')] })],
  ['answers them', (s) => answering(s, s.rowan)],
];

function answering(s: Onlookers, person: Person): Message {
  const { id: message_id, channel_id } = person.says('Be calm.');
  const messageReference = { type: 0, message_id, channel_id, guild_id: s.guild.id };
  return posted(s, s.tobin, { content: 'No.', type: 19, messageReference });
}

it.each(aboutRowan)('keeps a staff member out whose part it is: the message %s', async (_how, write) => {
  const s = await onlookers();
  const message = write(s);
  await quiet(s);
  const read = await newlyRead(s.everyone, async () => {
    await s.mira.usesMessageMenu('Report message', message);
    await s.mira.fillsIn(plainForm);
    await quiet(s);
  });
  const [thread] = caseThreads(s);

  expect(thread?.name).toMatch(/^C-[0-9A-Z]{4}$/u);
  expect(thread?.parent_id).toBe(s.caseChannels.restrictedChannel.id);
  expect(read['Rowan']).toBeUndefined();
  expect(thread === undefined ? [] : peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Ysolde']);
});

it('lets nobody read anything new but the team and whoever reported', async () => {
  const s = await onlookers();
  await quiet(s);
  const message = s.tobin.says('Go away.');
  const read = await newlyRead([s.mira, s.tobin, s.sol, s.rowan, s.imke], async () => {
    await reportedMessage(s, s.mira, message);
  });

  expect(Object.keys(read).sort()).toEqual(['Imke', 'Mira', 'Rowan']);
});

it('copies and fetches nothing where the safety of a minor is at stake', async () => {
  const s = await onlookers();
  s.sol.says('nothing to see');
  const embeds = [{ title: 'A secret', image: { url: 'https://evil.example/a.png' } }];
  const message = s.tobin.says('Look at these words', { files: [picture('a.png')] });
  s.discord.world.editMessage(message, { embeds, marked: false });
  const asked = s.discord.requests.length;
  const { reference, thread, ack } = await reportedMessage(s, s.mira, message, { category: 'Safety of a minor' });
  const gets = s.discord.requests
    .slice(asked)
    .filter(({ path }) => path.startsWith(`/channels/${message.channel_id}/`));
  const { snapshot, state } = await keptCase(s, reference);
  const words = [...(await s.bot.stores.cases.contents(state.caseId)).values()].join('\n');

  expect(blockOn(s, reference).slice(1)).toEqual([
    'Safety of a minor: neither its words nor its files were copied, only where it is and who wrote it.',
  ]);
  expect(ack.text).toContain('Of the message you reported we kept only where it is and who wrote it, on purpose');
  expect(snapshot).toMatchObject({ content: '', embeds: [], attachments: [], author: { name: 'tobin' } });
  expect(words).not.toMatch(/secret|evil|these words/u);
  expect(labelsOn(cardIn(s, thread))).not.toContain('Around it');
  expect([gets, fetchesOf(s), await keptHashes(s)]).toEqual([[], 0, []]);
});

it('names a confidential reporter in nothing around the message', async () => {
  const s = await onlookers();
  s.mira.says('I am Mira, and mira is my name.');
  const message = posted(s, s.tobin, { content: `Mira, <@${s.mira.id}>, go away.`, allowedMentions: { parse: [] } });
  const form = { boxes: ['Keep my name from the team'] };
  const { thread } = await reportedMessage(s, s.mira, message, form);
  await s.halvard.presses('Around it', { on: cardIn(s, thread) });

  expect(blockOn(s, thread.name)[1]).toBe('> the reporter, the reporter, go away.');
  expect(shownTo(s.halvard).text).toContain('> I am the reporter, and the reporter is my name.');
  expect(shownTo(s.halvard).text).not.toMatch(new RegExp(`mira|${s.mira.id}`, 'iu'));
});

it('keeps the message of a form that was refused for the next try, with its files', async () => {
  const s = await onlookers();
  const message = s.tobin.says('Go away.', { files: [picture('a.png')] });
  await s.mira.usesMessageMenu('Report message', message);
  await submitsChanged(s, s.mira, { description: '   x' }, (data) => {
    for (const one of data.components) blank(one);
  });
  await quiet(s);
  s.tobin.deletes(message);
  await s.mira.presses('Open the form again');
  await s.mira.fillsIn({ description: 'Look.' });
  await quiet(s);

  expect(blockOn(s, 'C-0001')[1]).toBe('> Go away.');
  expect(await keptHashes(s)).toHaveLength(1);
});

/** Empties the description on its way. */
function blank(one: Record<string, unknown>): void {
  const { component } = one;
  if (typeof component === 'object' && component !== null && Reflect.get(component, 'custom_id') === 'description')
    Reflect.set(component, 'value', '   ');
}

it('opens one form and makes one case when Discord says the same thing twice', async () => {
  const s = await onlookers();
  const menu = await s.mira.usesMessageMenu('Report message', s.tobin.says('Go away.'));
  s.discord.interactions.redeliver(menu.payload);
  const sent = await s.mira.fillsIn(plainForm);
  s.discord.interactions.redeliver(sent.payload);
  await quiet(s);

  expect(caseThreads(s).map(({ name }) => name)).toEqual(['C-0001 · Harassment · tobin']);
  expect(blockOn(s, 'C-0001')[1]).toBe('> Go away.');
});

it('offers neither menu in direct messages', async () => {
  const s = await onlookers();

  expect(() => s.mira.starts.usesUserMenu('Report user', s.tobin.user, { in: 'dm' })).toThrow('no entry "Report user"');
});
