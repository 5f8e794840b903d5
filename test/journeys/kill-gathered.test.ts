import { afterAll, beforeAll, expect, it } from 'vitest';
import { seen } from '../support/discord-server/people/eyes.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { referenceIn, reports } from '../support/reporting.ts';
import { caseThreads } from '../support/security-server.ts';
import { dieAt, killScene, settleChild, startAgain } from './kill-scene.ts';
import type { Fate, KillScene } from './kill-scene.ts';
import { newMember } from './one-of-each.ts';

let scene: KillScene;
beforeAll(async () => {
  scene = await killScene();
});
afterAll(() => scene.close());

const line = {
  method: 'POST',
  path: '/channels/:channel/messages',
  body: ({ content }: Record<string, unknown>) => String(content).startsWith('📥'),
};

/** Reports about this person, each by somebody new. */
async function comeIn(about: Person, count: number): Promise<string[]> {
  const references: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    references.push(referenceIn(await reports(newMember(scene), { member: about })));
  }
  return references;
}

/** What the thread of the lead tells of gathered reports, reference by reference. */
function told(lead: string): string[] {
  const thread = caseThreads(scene).find(({ name }) => name.startsWith(lead));
  const messages = [...scene.discord.world.messagesOf(thread?.id ?? '').values()].map(seen);
  const lines = messages.filter(({ text }) => text.startsWith('📥'));
  return lines.flatMap(({ text }) =>
    Array.from(text.matchAll(/^\*\*(C-\w+)\*\*/gmu), ([, reference = '']) => reference),
  );
}

it.each<['before' | 'after', Fate]>([
  ['before', 'applied'],
  ['before', 'never'],
  ['before', 'late'],
  ['after', 'applied'],
])('tells of each gathered report once when killed %s its message is carried out, which is %s', async (when, fate) => {
  const about = newMember(scene, 'Somebody else');
  const [lead = ''] = await comeIn(about, 9);
  await settleChild(scene);
  let gathered: string[] = [];
  const release = await dieAt(scene, { at: line, when }, async () => {
    gathered = await comeIn(about, 3);
  });
  if (fate !== 'late') await release(fate === 'applied');
  await startAgain(scene, 'at once');
  if (fate === 'late') await release(true);
  gathered.push(...(await comeIn(about, 2)));
  await settleChild(scene);

  expect(told(lead)).toEqual(gathered);
});
