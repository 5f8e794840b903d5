import { afterEach, expect, it } from 'vitest';
import { picture } from '../support/files.ts';
import { linkTo, opensCase } from '../support/opening.ts';
import { cardIn, quiet, reported, shownTo, threadOf } from '../support/reporting.ts';
import { general, hiddenFromBot, keptCase } from '../support/reporting-messages.ts';
import { addChannel } from '../support/discord-server/world/channels.ts';
import { addThreadMember, createThread } from '../support/discord-server/world/threads.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseThreads } from '../support/security-server.ts';
import { until } from '../support/until.ts';
import { secondServer } from '../support/two-servers.ts';

afterEach(closeScenes);

/** A channel of the server that only its owner and the bot can see. */
function backRoom({ discord, guild, botRole }: Scene) {
  const allow = { id: botRole.id, type: 0 as const, allow: 1n << 10n, deny: 0n };
  const deny = { id: guild.id, type: 0 as const, allow: 0n, deny: 1n << 10n };
  return addChannel(discord.world, guild, { name: 'back-room', type: 0, permission_overwrites: [allow, deny] });
}

/** A private thread in the channel where everybody talks, with these people in it. */
function privateThread(s: Scene, ...inside: Scene['tobin'][]) {
  const thread = createThread(s.discord.world, { parent: general(s), name: 'aside', type: 12, owner: s.tobin.user });
  for (const { id } of [...inside, s.discord.world.bot]) addThreadMember(s.discord.world, thread, id);
  return thread;
}

/** What stands between the reason and the button. */
const kept = 'Nothing of what you wrote is lost: the button opens the form again with your text in it.';

/** Every way in which a link can be wrong, with the beginning of its answer. */
async function wrongLinks(s: Scene): Promise<[string, RegExp][]> {
  const { thread } = await reported(s, s.mira);
  const other = await secondServer(s);
  const elsewhere = other.mira.says('over there');
  const said = s.tobin.says('Go away.');
  const gone = s.tobin.says('gone');
  s.tobin.deletes(gone);
  const hidden = s.ownerPerson.says('hidden', { in: backRoom(s) });
  const aside = s.tobin.says('aside', { in: privateThread(s) });
  const lounge = s.tobin.says('lounge', { in: hiddenFromBot(s) });
  const teamTalk = s.imke.says('among us', { in: thread });
  const staffTalk = s.imke.says('among us', { in: s.caseChannels.staffChannel });
  const own = s.guild.id;
  const unreadable = /^There is no message behind that link that you can read\./u;
  return [
    ['yesterday', /^“yesterday” is not a link to a message\. Hold or right-click/u],
    [`https://discord.com/channels/${own}/${said.channel_id}`, /is not a link to a message/u],
    [`https://example.org/channels/${own}/${said.channel_id}/${said.id}`, /is not a link to a message/u],
    [linkTo(other.guild.id, elsewhere), /^That link leads out of this server\./u],
    [linkTo('@me', said), /^That link leads out of this server\./u],
    [linkTo(own, elsewhere), unreadable],
    [linkTo(own, gone), unreadable],
    [linkTo(own, { id: said.id, channel_id: '123456789012345678' }), unreadable],
    [linkTo(own, { id: '99999999999999999999', channel_id: said.channel_id }), unreadable],
    [linkTo(own, hidden), unreadable],
    [linkTo(own, aside), unreadable],
    [linkTo(own, lounge), /^I may not read that channel/u],
    [linkTo(own, teamTalk), /^That link leads into a channel of the team\./u],
    [linkTo(own, staffTalk), /^That link leads into a channel of the team\./u],
  ];
}

it('gives a clear answer to each wrong link, and every word back', async () => {
  const s = await scene();
  const wrong = await wrongLinks(s);
  const form = { category: 'Scam or spam', description: 'My words.', harmed: 'Ana', link: 'nothing' };
  await opensCase(s.rowan, { member: s.mira }, { ...form, boxes: ['Someone is in danger now'] });
  for (const [link, answer] of wrong) {
    await s.rowan.presses('Open the form again');
    await s.rowan.fillsIn({ link });
    expect(shownTo(s.rowan).text, link).toMatch(answer);
    expect(shownTo(s.rowan).text, link).toContain(kept);
  }
  expect(caseThreads(s).map(({ name }) => name)).toEqual(['C-0001 · Harassment · tobin', 'aside']);
  await s.rowan.presses('Open the form again');
  expect(s.rowan.modal?.title).toBe('Open a case about mira');
  expect(s.rowan.modal?.fields.map(({ value }) => value)).toEqual([
    'Scam or spam',
    'My words.',
    'Ana',
    wrong.at(-1)?.[0],
    'Someone is in danger now',
  ]);
});

it('answers a hidden case like a channel that never was, and never copies out of a case that is seen', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira, { about: { member: s.rowan } });
  const [card] = s.imke.sees(thread);
  const link = linkTo(s.guild.id, card?.message ?? { id: '', channel_id: '' });
  const ask = async (person: Scene['rowan'], typed: string) => (await opensCase(person, {}, { link: typed })).text;

  expect(await ask(s.rowan, link)).toBe(
    await ask(s.rowan, linkTo(s.guild.id, { id: '123456789012345678', channel_id: '123456789012345679' })),
  );
  expect(await ask(s.imke, link)).toMatch(/^That link leads into a channel of the team/u);
  expect(caseThreads(s)).toHaveLength(1);
});

it('copies the message as it is, with its files and what stands around it, and names its author', async () => {
  const s = await scene();
  s.sol.says('before');
  const message = s.tobin.says('Go away, all of you.', { files: [picture('a.png')] });
  s.sol.says('after');
  const link = linkTo(s.guild.id, message).replace('https://', 'https://ptb.');
  const ack = await opensCase(s.rowan, {}, { link: `<${link}>` });
  await quiet(s);
  const { text } = cardIn(s, threadOf(s, 'C-0001'));

  expect(ack.text).toBe('**C-0001** is open. Its thread appears in a moment.');
  expect(text).toContain(`**About:** tobin (\`${s.tobin.id}\`)`);
  expect(text).toContain(`**Linked message** by tobin (\`${s.tobin.id}\`) · `);
  expect(text).toContain('> Go away, all of you.\n1 file · + 1 before, 1 after\n👁️ Read by the bot in its channel');
  expect(text).toMatch(/- a\.png · of the message · 64 bytes · kept/u);
  const { state, snapshot } = await keptCase(s, 'C-0001');
  expect([state.message?.seenByBot, snapshot.content]).toEqual([true, 'Go away, all of you.']);
  s.tobin.deletes(message);
  const deleted = '🗑️ Deleted since. This is how it was when the case was opened.';
  await until(() => cardIn(s, threadOf(s, 'C-0001')).text.includes(deleted), 'the card to say that it is deleted');
  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
});

it('copies out of a private thread for somebody in it, and keeps out a colleague who wrote there', async () => {
  const s = await scene();
  const message = s.imke.says('You asked for it.', { in: privateThread(s, s.rowan, s.imke) });
  await opensCase(s.rowan, {}, { link: linkTo(s.guild.id, message) });
  await quiet(s);
  const [thread] = caseThreads(s).filter(({ name }) => name.startsWith('C-'));

  expect(thread?.parent_id).toBe(s.caseChannels.restrictedChannel.id);
  expect(s.imke.seesNothingOf(thread?.name ?? '')).toBe(true);
  expect(s.rowan.canSee(thread ?? '')).toBe(true);
});

it('does not make whoever shows their own message a subject, and keeps the subject that was named', async () => {
  const s = await scene();
  const own = s.rowan.says('Rowan of the team: please stop.');
  await opensCase(s.rowan, {}, { link: linkTo(s.guild.id, own) });
  await opensCase(s.rowan, { member: s.sol }, { link: linkTo(s.guild.id, s.tobin.says('no')) });
  await quiet(s);

  expect(caseThreads(s).map(({ name }) => name)).toEqual(['C-0001 · Harassment', 'C-0002 · Harassment · sol']);
  expect(s.rowan.canSee(threadOf(s, 'C-0001'))).toBe(true);
});

it('copies nothing for the safety of a minor but where it is and who wrote it', async () => {
  const s = await scene();
  const message = s.tobin.says('private words', { files: [picture('a.png')] });
  const link = linkTo(s.guild.id, message);
  await opensCase(s.halvard, {}, { category: 'Safety of a minor', link });
  await quiet(s);
  const [thread] = caseThreads(s);
  const reference = thread?.name ?? '';
  const { state, snapshot } = await keptCase(s, reference);

  expect(snapshot).toMatchObject({ content: '', attachments: [], author: { userId: s.tobin.id } });
  expect(state.evidence.map((one) => one.state)).toEqual(['left-out']);
  expect(state.message?.around.reason).toBe('minor-safety');
  expect(cardIn(s, threadOf(s, reference)).text).toContain(link);
  expect(s.discord.cdn.fetches.size).toBe(0);
});

it('opens one case of a linked form that is sent twice, and gives the form back when Discord does not answer', async () => {
  const s = await scene();
  const message = s.tobin.says('Go away.');
  const link = linkTo(s.guild.id, message);
  s.discord.faults.next({ method: 'GET', path: '/channels/:channel/messages/:message' }, { status: 500 });
  await opensCase(s.rowan, {}, { link });
  expect(shownTo(s.rowan).text).toMatch(/^Discord did not answer just now/u);
  await s.rowan.presses('Open the form again');
  await s.rowan.fillsIn();
  s.tobin.deletes(message);
  s.discord.interactions.redeliver(s.rowan.lastInteraction ?? {});
  await quiet(s);

  expect(caseThreads(s).map(({ name }) => name)).toEqual(['C-0001 · Harassment · tobin']);
});
