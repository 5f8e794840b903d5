import { PermissionFlagsBits } from 'discord.js';
import { afterEach, expect, it } from 'vitest';
import { setOverwrites, updateChannel } from '../support/discord-server/world/channels.ts';
import type { ForumTag } from '../support/discord-server/world/types.ts';
import { quiet, reported, shownTo, tagsOf } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

/** Tags that somebody of the server made by hand. */
const tags = (...names: string[]): ForumTag[] =>
  names.map((name, index) => ({
    id: String(500_000_000_000_000_000n + BigInt(index)),
    name,
    moderated: false,
    emoji_id: null,
    emoji_name: null,
  }));

const forumOf = (s: Scene) => s.caseChannels.casesChannel;
const namesIn = (s: Scene) => forumOf(s).available_tags.map(({ name }) => name);
const setTags = (s: Scene, available_tags: ForumTag[]) =>
  updateChannel(s.discord.world, forumOf(s), { available_tags });

/** Takes permissions from the bot in the forum; answers what gives them back. */
function take(s: Scene, bit: bigint): () => void {
  const before = forumOf(s).permission_overwrites;
  const changed = before.map((one) =>
    one.id === s.botRole.id ? { ...one, allow: one.allow & ~bit, deny: one.deny | bit } : one,
  );
  setOverwrites(s.discord.world, forumOf(s), changed);
  return () => setOverwrites(s.discord.world, forumOf(s), before);
}

async function triaged(s: Scene, severity: string): Promise<void> {
  await s.rowan.runs('/case triage', { case: '1' });
  await s.rowan.fillsIn({ severity, risk: 'No' });
  await quiet(s);
}

it('keeps the tags of the server, in the forum and on the post', async () => {
  const s = await scene({ casesIn: 'forum' });
  const [vip] = tags('VIP');
  if (vip !== undefined) setTags(s, [vip]);
  const { thread } = await reported(s, s.mira);
  thread.applied_tags = [...thread.applied_tags, vip?.id ?? ''];
  await triaged(s, 'High');

  expect(forumOf(s).available_tags[0]).toEqual(vip);
  expect(namesIn(s)).toHaveLength(20);
  expect(tagsOf(s, thread)).toEqual(['Triage', 'High', 'Harassment', 'VIP']);
});

it('puts right at the next step what was renamed, deleted or taken off by hand', async () => {
  const s = await scene({ casesIn: 'forum' });
  const { thread } = await reported(s, s.mira);
  const kept = forumOf(s).available_tags.filter(({ name }) => name !== 'Harassment');
  setTags(
    s,
    kept.map((tag) => (tag.name === 'Triage' ? { ...tag, name: 'Sorting' } : tag)),
  );
  thread.applied_tags = [];
  await triaged(s, 'Critical');

  expect(tagsOf(s, thread)).toEqual(['Triage', 'Critical', 'Harassment']);
  expect(namesIn(s)).toEqual(expect.arrayContaining(['Sorting', 'Triage', 'Harassment']));
});

it('lets the case work without tags where the forum is full', async () => {
  const s = await scene({ casesIn: 'forum' });
  setTags(s, tags(...Array.from({ length: 20 }, (_, index) => `ours ${index}`)));
  const { thread } = await reported(s, s.mira);
  await triaged(s, 'High');

  expect(tagsOf(s, thread)).toEqual([]);
  expect(namesIn(s).every((name) => name.startsWith('ours '))).toBe(true);
  await s.ownerPerson.runs('/setup check');
  expect(shownTo(s.ownerPerson).text).toContain('a forum holds 20, so that there is none for “New”');
});

it('posts in a forum that wants a tag, also where it is full', async () => {
  const s = await scene({ casesIn: 'forum' });
  forumOf(s).flags = 1 << 4;
  setTags(s, []);
  const { thread } = await reported(s, s.mira);
  expect(tagsOf(s, thread)).toEqual(['New', 'Medium', 'Harassment']);
  setTags(s, tags(...Array.from({ length: 20 }, (_, index) => `ours ${index}`)));
  const { thread: second } = await reported(s, s.mira);

  expect(tagsOf(s, second)).toEqual(['ours 0']);
});

it('goes without new tags while it may not make them, and has them once it may', async () => {
  const s = await scene({ casesIn: 'forum' });
  const grant = take(s, PermissionFlagsBits.ManageChannels);
  const { thread } = await reported(s, s.mira);
  expect(tagsOf(s, thread)).toEqual([]);
  grant();
  await triaged(s, 'High');

  expect(tagsOf(s, thread)).toEqual(['Triage', 'High', 'Harassment']);
});

it('names the permission that tags wait for, holds nothing else back for it, and goes on once it is there', async () => {
  const s = await scene({ casesIn: 'forum' });
  const { thread } = await reported(s, s.mira);
  setTags(
    s,
    forumOf(s).available_tags.map((tag) => ({ ...tag, moderated: true })),
  );
  const grant = take(s, PermissionFlagsBits.ManageThreads);
  await triaged(s, 'High');
  const [card] = s.imke.sees(thread);
  expect(card?.text).toContain('**Triage**');
  expect(card?.text).toContain('⚠️ Updating the tags of the post: the bot lacks *Manage Threads*.');
  expect(tagsOf(s, thread)).toEqual(['New', 'Medium', 'Harassment']);
  grant();
  await expect.poll(() => tagsOf(s, thread)).toEqual(['Triage', 'High', 'Harassment']);
  await quiet(s);

  expect(s.imke.sees(thread)[0]?.text).not.toContain('⚠️ Updating');
});

it('reads the forum anew when a tag was deleted a moment before it is used', async () => {
  const s = await scene({ casesIn: 'forum' });
  await reported(s, s.mira);
  const unheard = s.discord.gateway.dropEvents('CHANNEL_UPDATE');
  setTags(
    s,
    forumOf(s).available_tags.filter(({ name }) => name !== 'New'),
  );
  unheard.off();
  const { thread } = await reported(s, s.mira);

  expect(tagsOf(s, thread)).toEqual(['New', 'Medium', 'Harassment']);
});

it('makes the tags once when many cases need them at the same moment', async () => {
  const s = await scene({ casesIn: 'forum' });
  const handles = [s.mira, s.tobin, s.sol].map(async (person) => {
    await person.runs('/report', { person: 'somebody' });
    await person.fillsIn({ category: 'Harassment', description: 'He keeps following me.' });
  });
  await Promise.all(handles);
  await quiet(s);
  const posts = [...s.guild.channels.values()].filter(({ type }) => type === 11);
  const made = s.discord.requests.filter(({ body }) => body.available_tags !== undefined);

  expect(made).toHaveLength(1);
  expect(posts.map((post) => tagsOf(s, post))).toEqual(posts.map(() => ['New', 'Medium', 'Harassment']));
  expect(posts).toHaveLength(3);
});
