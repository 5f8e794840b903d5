import { afterEach, expect, it } from 'vitest';
import { shelf as words } from '../../src/texts/en/shelf.ts';
import { deleteThread } from '../support/discord-server/world/threads.ts';
import { cardIn, labelsOn, messagesIn, peopleIn, quiet, reported, shownTo, tagsOf } from '../support/reporting.ts';
import { addsTo } from '../support/my-reports.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';
import { caseHomes, caseThreads, shelfPosts } from '../support/security-server.ts';
import { until } from '../support/until.ts';
import { closesCase, goesCold, linesIn, restCold, restOf, revives, stateOf } from '../support/shelving.ts';

afterEach(closeScenes);

const archived = { archived: true, locked: false };
const closed = { archived: true, locked: true };
const open = { archived: false, locked: false };

/** Changes of threads that archive and lock them, each by the keys it sent. */
const closings = ({ discord }: Scene) =>
  discord.requests.filter(
    ({ method, route, body }) =>
      method === 'PATCH' && route === '/channels/:channel' && JSON.stringify(body).includes('"locked":true'),
  );

it.each(caseHomes)('lays a cold case on the shelf first, then closes its thread in a %s channel', async (home) => {
  const s = await scene({ casesIn: home });
  const { thread } = await restCold(s);
  const [post, ...others] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');

  expect(others).toEqual([]);
  expect(post).toMatchObject({ parent_id: s.caseChannels.coldChannel.id, name: 'C-0001 · Harassment' });
  expect([restOf(post), restOf(thread)]).toEqual([archived, closed]);
  expect(tagsOf(s, post)).toEqual(['Cold', 'High', 'Harassment']);
  expect(cardIn(s, post).text).toContain(`**Its thread:** <#${thread.id}>`);
  expect(labelsOn(cardIn(s, post))).toEqual(['Decide', 'Revive', 'View', 'Timeline', 'Transcript']);
  expect(messagesIn(s, thread).at(-1)?.text).toBe(words.rests('C-0001', 'cold', post.id));
  expect(cardIn(s, thread).text).toContain('**Cold**');
  expect(tagsOf(s, thread)).toEqual(home === 'forum' ? ['Cold', 'High', 'Harassment'] : []);
  expect(closings(s)).toHaveLength(1);
  expect(closings(s)[0]?.body).toMatchObject({ archived: true });
  const { shelf } = await stateOf(s);
  expect(shelf).toMatchObject({ stay: 1, place: 'cold', isLaid: true, home: 'closed' });
  expect(await s.bot.stores.cases.verify()).toMatchObject({ broken: [] });
});

it.each(caseHomes)('names no party in a post, and shows who is in it to whoever presses (%s)', async (home) => {
  const s = await scene({ casesIn: home });
  await restCold(s);
  const [post] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');
  const said = [post.name, ...messagesIn(s, post).map(({ text }) => text)].join('\n').toLowerCase();
  expect(['mira', 'tobin', 'following me'].filter((word) => said.includes(word))).toEqual([]);
  await s.imke.presses('View', { on: cardIn(s, post) });
  expect(shownTo(s.imke).text).toContain('> He keeps following me.');
  await s.imke.presses('Timeline', { on: cardIn(s, post) });

  expect(shownTo(s.imke).text).toContain('No answer since July.');
  expect(labelsOn(cardIn(s, post))).toContain('Revive');
});

it.each(caseHomes)('goes on in its thread when somebody revives it from the shelf post (%s)', async (home) => {
  const s = await scene({ casesIn: home });
  const { thread } = await restCold(s);
  const [post] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');
  await revives(s, s.imke, post);

  expect([restOf(post), restOf(thread)]).toEqual([archived, open]);
  expect(caseThreads(s)).toEqual([thread]);
  expect(messagesIn(s, thread).at(-1)?.text).toBe(words.goesOn('C-0001', post.id));
  expect(messagesIn(s, post).at(-1)?.text).toBe(words.wentOn('C-0001', thread.id));
  expect(cardIn(s, thread).text).toContain('**Triage**');
  expect(cardIn(s, post).text).toContain(words.wentOnCard(thread.id));
  expect(labelsOn(cardIn(s, post))).toEqual(['View', 'Timeline', 'Transcript']);
  expect(tagsOf(s, post)).toEqual(['Triage', 'High', 'Harassment']);
  expect(await stateOf(s)).toMatchObject({ status: 'triage', shelf: { stay: 1, place: null, home: 'open' } });
  expect(tagsOf(s, thread)).toEqual(home === 'forum' ? ['Triage', 'High', 'Harassment'] : []);
});

it('gets a post of its own for every stay on the shelf', async () => {
  const s = await scene();
  const { thread } = await restCold(s);
  const [first] = shelfPosts(s);
  if (first === undefined) throw new Error('There is no shelf post');
  await revives(s, s.imke, first);
  await goesCold(s, 'C-0001');
  const [, second, ...others] = shelfPosts(s);

  expect(others).toEqual([]);
  expect([first.name, second?.name]).toEqual(['C-0001 · Harassment', 'C-0001 (2) · Harassment']);
  expect([restOf(first), restOf(second), restOf(thread)]).toEqual([archived, archived, closed]);
  expect(linesIn(s, thread).filter((line) => line.startsWith('📁'))).toEqual([
    words.rests('C-0001', 'cold', first.id),
    words.rests('C-0001', 'cold', second?.id ?? ''),
  ]);
});

it.each(caseHomes)('archives a closed case, and takes it up again from there (%s)', async (home) => {
  const s = await scene({ casesIn: home });
  const { thread } = await reported(s, s.mira);
  await closesCase(s, 'C-0001');
  const [post, ...others] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');
  expect(others).toEqual([]);
  expect(post.parent_id).toBe(s.caseChannels.archiveChannel.id);
  expect(cardIn(s, post).text).toContain('Closed without a decision: *Outside what this team looks after*.');
  expect(labelsOn(cardIn(s, post))).toEqual(['Reopen', 'View', 'Timeline', 'Transcript']);
  expect([restOf(post), restOf(thread)]).toEqual([archived, closed]);
  await s.imke.presses('Reopen', { on: cardIn(s, post) });
  await s.imke.fillsIn({ reason: 'New evidence', note: 'Mira sent another message.' });
  await quiet(s);

  expect([restOf(post), restOf(thread)]).toEqual([archived, open]);
  expect(messagesIn(s, post).at(-1)?.text).toBe(words.wentOn('C-0001', thread.id));
  expect(await stateOf(s)).toMatchObject({ status: 'triage', shelf: { place: null, home: 'open' } });
});

it.each(caseHomes)('tells the shelf post what the reporter adds, and leaves the thread closed (%s)', async (home) => {
  const s = await scene({ casesIn: home });
  const { thread } = await reported(s, s.mira);
  await closesCase(s, 'C-0001');
  const [post] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');
  const said = messagesIn(s, thread).length;
  await addsTo(s.mira, 'C-0001', { text: 'He wrote again.' });
  await quiet(s);

  expect(messagesIn(s, post).at(-1)?.text).toContain('> He wrote again.');
  expect(messagesIn(s, thread)).toHaveLength(said);
  expect(restOf(thread)).toEqual(closed);
});

it.each(caseHomes)('knows the case inside its shelf post (%s)', async (home) => {
  const s = await scene({ casesIn: home });
  const { thread } = await restCold(s);
  const [post] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');
  await s.imke.runs('/case revive', {}, { in: post });
  await s.imke.fillsIn({ reason: 'Mira is back.' });
  await quiet(s);

  expect(restOf(thread)).toEqual(open);
});

it.each(caseHomes)('makes the thread anew when it is gone by the time the case goes on (%s)', async (home) => {
  const s = await scene({ casesIn: home });
  const { thread: before } = await restCold(s);
  const [post] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');
  deleteThread(s.discord.world, before);
  await until(async () => (await stateOf(s)).thread.threadId === null, 'the loss on record');
  await quiet(s);
  expect(caseThreads(s)).toEqual([]);
  await revives(s, s.imke, post);
  const [thread, ...others] = caseThreads(s);

  expect(others).toEqual([]);
  expect(restOf(thread)).toEqual(open);
  expect(peopleIn(s, thread ?? before)).toEqual(['Halvard', 'Imke', 'Rowan', 'Ysolde']);
  expect(messagesIn(s, post).at(-1)?.text).toBe(words.wentOn('C-0001', thread?.id ?? ''));
});

it.each(caseHomes)('makes a shelf post anew that somebody deletes, and leads to it (%s)', async (home) => {
  const s = await scene({ casesIn: home });
  const { thread } = await restCold(s);
  const [before] = shelfPosts(s);
  if (before === undefined) throw new Error('There is no shelf post');
  deleteThread(s.discord.world, before);
  await until(() => shelfPosts(s).length > 0, 'the new post');
  await quiet(s);
  const [post, ...others] = shelfPosts(s);

  expect(others).toEqual([]);
  expect([restOf(post), restOf(thread)]).toEqual([archived, closed]);
  expect(linesIn(s, thread).at(-1)).toBe(words.rests('C-0001', 'cold', post?.id ?? ''));
});

it('posts the card of a shelf post below when somebody deletes it', async () => {
  const s = await scene();
  await restCold(s);
  const [post] = shelfPosts(s);
  if (post === undefined) throw new Error('There is no shelf post');
  s.discord.world.deleteMessage(cardIn(s, post).message);
  await until(() => messagesIn(s, post).length > 0, 'the new card');
  await quiet(s);

  expect(labelsOn(cardIn(s, post))).toContain('Revive');
  expect(restOf(post)).toEqual(archived);
});

it('closes the thread again after whatever still had to go into it', async () => {
  const s = await scene();
  const { thread } = await restCold(s);
  s.discord.world.deleteMessage(cardIn(s, thread).message);
  await until(() => messagesIn(s, thread).some(({ components }) => components.length > 0), 'the new card');
  await quiet(s);

  expect(cardIn(s, thread).text).toContain('**Cold**');
  expect(restOf(thread)).toEqual(closed);
});
