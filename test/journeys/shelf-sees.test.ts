import { afterEach, expect, it } from 'vitest';
import { withheld } from '../../src/texts/en/card.ts';
import { refusals } from '../../src/texts/en/refusals.ts';
import { shelf as words } from '../../src/texts/en/shelf.ts';
import { setOverwrite } from '../support/discord-server/world/channels.ts';
import { updateMember } from '../support/discord-server/world/guilds.ts';
import { addsTo } from '../support/my-reports.ts';
import { onlookers } from '../support/onlookers.ts';
import type { Onlookers } from '../support/onlookers.ts';
import {
  cardIn,
  messagesIn,
  peopleIn,
  pressesForeign,
  quiet,
  reported,
  shownTo,
  tagsOf,
} from '../support/reporting.ts';
import { closeScenes } from '../support/scene.ts';
import { caseHomes, caseThreads, shelfPosts } from '../support/security-server.ts';
import { goesCold, linesIn, restCold, restOf, revives, stateOf } from '../support/shelving.ts';
import { until } from '../support/until.ts';

afterEach(closeScenes);

/** Who sees a channel, by name. */
const viewers = ({ everyone }: Onlookers, place: { id: string }): string[] =>
  everyone
    .filter((person) => person.canSee(place))
    .map(({ name }) => name)
    .toSorted();

/** The one shelf post there is. */
function onlyPost(s: Onlookers) {
  const [post, ...others] = shelfPosts(s);
  expect(others).toEqual([]);
  if (post === undefined) throw new Error('There is no shelf post');
  return post;
}

it('shows a shelf post to the team, to the owner and to administrators, and to nobody else', async () => {
  const s = await onlookers();
  await restCold(s);

  expect(viewers(s, onlyPost(s))).toEqual(['Ada', 'Halvard', 'Imke', 'Owner', 'Rowan', 'Ysolde']);
});

/** A case about one of the team rests: Rowan must not know of it. */
async function restWithoutRowan() {
  const s = await onlookers();
  const made = await reported(s, s.mira, { about: { member: s.rowan } });
  await s.halvard.runs('/case triage', { case: made.reference });
  await s.halvard.fillsIn({ severity: 'High', risk: 'No' });
  await goesCold(s, made.reference);
  return { s, ...made, post: onlyPost(s) };
}

it('keeps a restricted case in a private thread of those who may see it, with all there is', async () => {
  const { s, thread, reference, post } = await restWithoutRowan();
  const [card, opening, timeline, ...more] = linesIn(s, post);

  expect(post).toMatchObject({ type: 12, parent_id: s.caseChannels.restrictedChannel.id, name: `📁 ${reference}` });
  expect([restOf(post), restOf(thread)]).toEqual([
    { archived: true, locked: false },
    { archived: true, locked: true },
  ]);
  expect(peopleIn(s, post)).toEqual(['Halvard', 'Imke', 'Ysolde']);
  expect(viewers(s, post)).toEqual(['Ada', 'Halvard', 'Imke', 'Owner', 'Ysolde']);
  expect(s.rowan.seesNothingOf(reference)).toBe(true);
  expect(card).toContain('**About:** rowan');
  expect(card).toContain('> He keeps following me.');
  expect(opening).toContain(words.opening(reference) + words.openedBy(thread.id));
  expect(timeline).toMatch(/how it went:\n- Reported as \*Medium\*/u);
  expect(timeline).toContain('“No answer since July.”');
  expect(timeline).toContain(`halvard (\`${s.halvard.id}\`)`);
  expect(timeline).not.toContain('<@');
  expect(more).toEqual([]);
  expect(s.imke.pings.filter(({ message }) => message.channel_id === post.id)).toEqual([]);
});

it('answers whoever must not know of a case on the shelf like somebody who asks for none', async () => {
  const { s, thread } = await restWithoutRowan();
  const state = await s.bot.stores.cases.findByThread(thread.id);
  await s.rowan.runs('/case list');
  for (const verb of ['do-revive', 'timeline', 'show-case']) {
    await pressesForeign(s, s.rowan, `${verb}:${state?.caseId}:${state?.step}`);
    expect(shownTo(s.rowan).text).toBe(refusals.noSuchCase);
  }
  expect((await s.bot.stores.cases.load(state?.caseId ?? ''))?.status).toBe('cold');
});

it('takes out of the private post, too, whoever is named while the case rests', async () => {
  const { s, reference, post } = await restWithoutRowan();
  expect(s.imke.canSee(post)).toBe(true);
  await addsTo(s.mira, reference, { text: 'Imke was there, too.' });
  await until(() => !s.imke.canSee(post), 'that Imke is out');
  await quiet(s);

  expect(peopleIn(s, post)).toEqual(['Halvard', 'Ysolde']);
  expect(s.imke.seesNothingOf(reference)).toBe(true);
});

it.each([
  ['an administrator who is reported', (s: Onlookers) => ({ about: { member: s.ada } }), () => {}],
  [
    'members, because the forum was opened to them',
    () => ({}),
    (s: Onlookers) => setOverwrite(s.discord.world, s.caseChannels.coldChannel, s.guild.id, null),
  ],
])('shows the reference alone to %s', async (_who, given, before) => {
  const s = await onlookers();
  before(s);
  await restCold(s, given(s));
  const post = onlyPost(s);

  expect({ name: post.name, tags: tagsOf(s, post) }).toEqual({ name: 'C-0001', tags: [] });
  expect(linesIn(s, post)).toEqual([`## C-0001\n${withheld.inForum}\n${withheld.mendForum}`]);
  await s.imke.presses(withheld.show, { on: cardIn(s, post) });
  expect(shownTo(s.imke).text).toContain('> He keeps following me.');
  expect(s.sol.seesNothingOf('following me')).toBe(true);
});

it.each(caseHomes)('leaves the shelf and a %s channel at once when a resting case becomes restricted', async (home) => {
  const s = await onlookers({ casesIn: home });
  await restCold(s);
  const before = onlyPost(s);
  expect(s.rowan.canSee(before)).toBe(true);
  await addsTo(s.mira, 'C-0001', { text: 'Rowan was there and laughed.' });
  await until(() => shelfPosts(s).every(({ type }) => type === 12) && shelfPosts(s).length === 1, 'the private post');
  await quiet(s);
  const post = onlyPost(s);

  expect(caseThreads(s)).toEqual([]);
  expect(post).toMatchObject({ type: 12, name: '📁 C-0001', parent_id: s.caseChannels.restrictedChannel.id });
  expect(restOf(post)).toEqual({ archived: false, locked: false });
  expect(peopleIn(s, post)).toEqual(['Halvard', 'Imke', 'Ysolde']);
  expect(linesIn(s, post).at(-1)).toContain('The reporter added something');
  expect(s.rowan.seesNothingOf('C-0001')).toBe(true);
  s.clock.advance(61 * 60_000);
  expect(restOf(post)).toEqual({ archived: true, locked: false });
  await revives(s, s.imke, post);
  const [thread, ...others] = caseThreads(s);
  expect(others).toEqual([]);
  expect(thread).toMatchObject({ type: 12, name: 'C-0001', parent_id: s.caseChannels.restrictedChannel.id });
  expect(messagesIn(s, post).at(-1)?.text).toBe(words.wentOn('C-0001', thread?.id ?? ''));
  expect(s.rowan.seesNothingOf('C-0001')).toBe(true);
  expect(await stateOf(s)).toMatchObject({ status: 'triage', shelf: { posts: [{ isForumPost: false }] } });
  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
});

it('deletes the posts of earlier stays, too, when a case becomes restricted', async () => {
  const s = await onlookers();
  await restCold(s);
  await revives(s, s.imke, onlyPost(s));
  await addsTo(s.mira, 'C-0001', { text: 'Rowan was there and laughed.' });
  await until(() => shelfPosts(s).length === 0, 'the end of the post');
  await quiet(s);

  expect(s.rowan.seesNothingOf('C-0001')).toBe(true);
  expect((await stateOf(s)).shelf.posts).toEqual([]);
});

it('takes somebody out of a private post who is no longer of the team, or was called in without the right', async () => {
  const { s, reference, post } = await restWithoutRowan();
  s.halvard.says(`What do you think, ${s.rowan.mention}?`, { in: post });
  await until(() => post.threadMembers.has(s.imke.id) && !post.threadMembers.has(s.rowan.id), 'that Rowan is out');
  await quiet(s);

  expect(s.rowan.seesNothingOf(reference)).toBe(true);
  expect(peopleIn(s, post)).toEqual(['Halvard', 'Imke', 'Ysolde']);
  const imke = s.guild.members.get(s.imke.id);
  if (imke !== undefined) updateMember(s.discord.world, s.guild, imke, { roles: [] });
  await until(() => !post.threadMembers.has(s.imke.id), 'that Imke is out');
  await quiet(s);
  expect(peopleIn(s, post)).toEqual(['Halvard', 'Ysolde']);
});
