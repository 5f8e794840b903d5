import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelType } from '../../src/domain/channel-plan.ts';
import type { FaultMatch } from '../support/discord-server/http/faults.ts';
import { tagsOn } from '../support/discord-server/rules/visibility.ts';
import { caseHomes } from '../support/security-server.ts';
import { restOf } from '../support/shelving.ts';
import { until } from '../support/until.ts';
import { killScene, settleChild } from './kill-scene.ts';
import type { KillScene } from './kill-scene.ts';
import { expectWholeRecord, threadsOf } from './one-of-each.ts';
import {
  die,
  expectAtRest,
  isCard,
  message,
  messagesIn,
  postsOf,
  rest,
  revive,
  startsWith,
  stateOf,
  triaged,
  waysThrough,
} from './shelf-kills.ts';
import type { Way } from './shelf-kills.ts';

const thread = '/channels/:channel';
const postMade: FaultMatch = { method: 'POST', path: '/channels/:channel/threads' };

/** Every request of a case coming to rest, and of its going on. */
const resting: Record<string, FaultMatch> = {
  'the shelf post is made': postMade,
  'the shelf post is archived': {
    method: 'PATCH',
    path: thread,
    body: ({ archived, locked }) => archived === true && locked === undefined,
  },
  'the thread is told': { method: 'POST', path: message, body: startsWith('📁 **') },
  'the thread is locked and archived': { method: 'PATCH', path: thread, body: ({ locked }) => locked === true },
};

const goingOn: Record<string, FaultMatch> = {
  'the thread is opened': { method: 'PATCH', path: thread, body: ({ locked }) => locked === false },
  'the thread is told': {
    method: 'POST',
    path: message,
    body: (body) => /is taken up again/u.test(String(body.content)),
  },
  'the shelf post is told': { method: 'POST', path: message, body: (body) => /went on in/u.test(String(body.content)) },
  'the card of the post is drawn': { method: 'PATCH', path: `${message}/:message`, body: isCard },
};

/** A forum differs only in how the thread is closed and opened: its tags go with it. */
const forum: Record<string, (ways: Way[]) => Way[]> = {
  resting: (ways) => ways.slice(-1),
  goingOn: (ways) => ways.slice(1, 2),
};
const waysIn = (home: ChannelType, which: 'resting' | 'goingOn'): Way[] => {
  const ways = waysThrough(which === 'resting' ? resting : goingOn);
  return home === 'forum' ? (forum[which]?.(ways) ?? []) : ways;
};

describe.each<[ChannelType]>(caseHomes.map((home) => [home]))('with cases in a %s channel', (casesIn) => {
  let scene: KillScene;
  beforeAll(async () => {
    scene = await killScene({ casesIn });
  });
  afterAll(() => scene.close());

  it.each(waysIn(casesIn, 'resting'))('comes to rest once when killed while %s (%s, %s)', async (...way) => {
    const one = await triaged(scene);

    await die(scene, way, () => rest(scene, one));

    await expectAtRest(scene, one);
    const tags = casesIn === 'forum' ? ['Cold', 'High', 'Harassment'] : [];
    expect(tagsOn(scene.discord.world, one.home)).toEqual(tags);
  });

  it.runIf(casesIn === 'text')(
    'takes away a shelf post that Discord makes after the next process has made its own',
    async () => {
      const one = await triaged(scene);

      await die(scene, ['the shelf post is made', 'before', 'late', postMade], () => rest(scene, one));
      await until(() => postsOf(scene, one).length === 1, 'a single post');
      await settleChild(scene);

      await expectAtRest(scene, one);
    },
  );

  it.each(waysIn(casesIn, 'goingOn'))('goes on once when killed while %s (%s, %s)', async (...way) => {
    const one = await triaged(scene);
    await rest(scene, one);
    await settleChild(scene);
    const post = await expectAtRest(scene, one);

    await die(scene, way, () => revive(scene, one));

    expect(postsOf(scene, one)).toEqual([post]);
    expect(threadsOf(scene, await stateOf(scene, one))).toEqual([one.home]);
    expect(restOf(one.home)).toEqual({ archived: false, locked: false });
    expect(restOf(post)).toEqual({ archived: true, locked: false });
    for (const place of [one.home, post]) {
      expect(messagesIn(scene, place).filter(({ text }) => text.startsWith('▶️'))).toHaveLength(1);
    }
    const state = await stateOf(scene, one);
    expect(state).toMatchObject({ status: 'triage', shelf: { place: null, home: 'open' } });
    const card = messagesIn(scene, one.home).find(({ components }) => components.length > 0);
    expect(card?.text).toContain('**Triage**');
    await expectWholeRecord(scene, state);
  });
});
