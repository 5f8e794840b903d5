import { MessageFlags } from 'discord.js';
import { acknowledgement } from '../../src/texts/en/report.ts';
import type { FaultMatch } from '../support/discord-server/http/faults.ts';
import { until } from '../support/until.ts';
import { fillsForm, sentFileOf } from './one-of-each.ts';
import { settleChild } from './kill-scene.ts';
import type { Fate, KillPoint, Pause } from './kill-scene.ts';

const message = '/channels/:channel/messages';
const edit = '/channels/:channel/messages/:message';
const startsWith = (opening: string) => (body: Record<string, unknown>) =>
  typeof body.content === 'string' && body.content.startsWith(opening);
const isCard = ({ flags, components }: Record<string, unknown>) =>
  flags === MessageFlags.IsComponentsV2 && JSON.stringify(components).includes('## C-');

/**
 * The requests of a report, from the member's *Send* to their copy. The process is killed at 21 points: before and after
 * Discord carries out each of these eight, while a file is fetched, and at four requests of its start. With what becomes
 * of the request and when the bot is started again that makes 71 ways to die, counted in the tests.
 */
export const requests = {
  answer: { method: 'POST', path: '/interactions/:id/:token/callback', body: ({ type }) => type === 4 },
  thread: { method: 'POST', path: '/channels/:channel/threads' },
  card: { method: 'POST', path: message, body: isCard },
  call: { method: 'POST', path: message, body: startsWith('**C-') },
  quietEdit: { method: 'PATCH', path: edit, body: startsWith('**C-') },
  refresh: { method: 'PATCH', path: edit, body: isCard },
  openDm: { method: 'POST', path: '/users/@me/channels' },
  copy: { method: 'POST', path: message, body: startsWith(acknowledgement.copyFirstLine) },
} satisfies Record<string, FaultMatch>;

const sends: KillPoint['lead'] = async (_scene, reporter) => fillsForm(reporter);

/** The card is drawn anew because the file was copied after it was up. */
const sendsSlowFile: KillPoint['lead'] = async ({ discord, file }, reporter) => {
  const sent = fillsForm(reporter, { withFile: true });
  const slow = discord.cdn.hold(sentFileOf(reporter));
  await sent.settled;
  const called = file.prepare("select 1 from outbox where kind = 'bring-staff' and state <> 'done'");
  const filed = file.prepare("select 1 from outbox where lane = 'thread' and state <> 'done'");
  await slow.reached;
  await until(() => called.get() === undefined && filed.get() === undefined, 'the thread');
  slow.release();
};

const asksForCopy: KillPoint['lead'] = async (scene, reporter) => {
  await fillsForm(reporter).settled;
  await settleChild(scene);
  reporter.starts.presses(acknowledgement.copyButton);
};

const leads: Partial<Record<keyof typeof requests, KillPoint['lead']>> = {
  refresh: sendsSlowFile,
  openDm: asksForCopy,
  copy: asksForCopy,
};

/** The point before and the point after Discord carries the request out. */
export function pointsAt(name: keyof typeof requests): KillPoint[] {
  const lead = leads[name] ?? sends;
  return (['before', 'after'] as const).map((when) => ({ name: `${when} ${name}`, at: requests[name], when, lead }));
}

const pauses: Pause[] = ['at once', 'an hour later'];

/** What Discord knows a repeat by holds for minutes, so a message of an hour ago is not carried out late. */
const byNonce: (keyof typeof requests)[] = ['card', 'call', 'copy'];

type Way = [name: string, Fate, Pause, KillPoint];

/** Every way to die at these requests: which point, what became of the request, when the bot was started again. */
export function waysToDie(...names: (keyof typeof requests)[]): Way[] {
  return names.flatMap((name) =>
    pointsAt(name).flatMap((point) => {
      const fates: Fate[] = point.when === 'after' ? ['applied'] : ['applied', 'never', 'late'];
      const all = fates.flatMap((fate) => pauses.map((pause): Way => [point.name, fate, pause, point]));
      return all.filter(([, fate, pause]) => !(byNonce.includes(name) && fate === 'late' && pause !== 'at once'));
    }),
  );
}
