import { afterEach, expect, it } from 'vitest';
import { cameIn } from '../../src/texts/en/calls.ts';
import { call } from '../../src/texts/en/card.ts';
import { cardIn, messagesIn, peopleIn, quiet, reported, shownTo, tagsOf } from '../support/reporting.ts';
import { caseThreads } from '../support/security-server.ts';
import { judges } from '../support/deciding.ts';
import { closeScenes, scene } from '../support/scene.ts';

afterEach(closeScenes);

/** Changes of a channel or thread that the bot sent, by what they said. */
const changes = (s: Awaited<ReturnType<typeof scene>>, key: string) =>
  s.discord.requests.filter(({ method, route, body }) => {
    return method === 'PATCH' && route === '/channels/:channel' && JSON.stringify(body).includes(`"${key}"`);
  });

it('makes one post that begins with the card, with tags, and calls the team with one ping', async () => {
  const s = await scene({ casesIn: 'forum' });
  const { thread } = await reported(s, s.mira);

  expect(caseThreads(s)).toEqual([thread]);
  expect(thread).toMatchObject({ type: 11, name: 'C-0001 · Harassment · tobin', owner_id: s.discord.world.bot.id });
  expect(messagesIn(s, thread).map(({ text }) => text.split('\n')[0])).toEqual([
    '## C-0001 · Harassment',
    expect.stringContaining(`${call.opening('C-0001')} · ${cameIn.report.ordinary}`),
  ]);
  expect(cardIn(s, thread).message.id).toBe(thread.id);
  expect(tagsOf(s, thread)).toEqual(['New', 'Medium', 'Harassment']);
  expect([s.rowan, s.imke, s.halvard, s.ysolde].map(({ pings }) => pings.length)).toEqual([1, 1, 0, 0]);
  expect(peopleIn(s, thread)).toEqual(['Halvard', 'Imke', 'Rowan', 'Ysolde']);
});

it('keeps the tags in step from triage to the end, and sends none that say the same already', async () => {
  const s = await scene({ casesIn: 'forum' });
  const { thread } = await reported(s, s.mira);
  const steps: string[][] = [];
  const step = async (deed: () => Promise<unknown>) => {
    await deed();
    await quiet(s);
    steps.push(tagsOf(s, thread));
  };
  await step(async () => {
    await s.rowan.runs('/case triage', {}, { in: thread });
    await s.rowan.fillsIn({ severity: 'High', risk: 'No' });
  });
  const sent = changes(s, 'applied_tags').length;
  await step(async () => {
    await s.halvard.runs('/case assign', {}, { in: thread });
    await s.halvard.fillsIn({ whom: s.imke.id });
  });
  expect(changes(s, 'applied_tags')).toHaveLength(sent);
  await step(async () => {
    await s.imke.runs('/case followup', {}, { in: thread });
    await s.imke.fillsIn({ step: 'Ask for the link.' });
    await s.imke.runs('/case triage', {}, { in: thread });
    await s.imke.presses('Investigate', { on: shownTo(s.imke) });
  });
  await step(async () => {
    await s.imke.runs('/case decide', {}, { in: thread });
    await judges(s.imke);
    await s.imke.presses('Write the reasons');
    await s.imke.fillsIn({ reasons: 'It happened before.' });
    await s.imke.presses('Propose');
    await s.rowan.runs('/case decide', {}, { in: thread });
    await s.rowan.presses('Approve', { on: shownTo(s.rowan) });
  });

  expect(shownTo(s.rowan).text).not.toContain('❌');
  expect(steps).toEqual([
    ['Triage', 'High', 'Harassment'],
    ['Triage', 'High', 'Harassment'],
    ['Investigating', 'High', 'Harassment'],
    ['Resolved', 'High', 'Harassment'],
  ]);
  expect(cardIn(s, thread).text).toContain('**Resolved**');
  expect(changes(s, 'available_tags')).toHaveLength(1);
});
