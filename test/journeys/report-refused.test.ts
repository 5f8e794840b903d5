import { afterEach, expect, it } from 'vitest';
import { Handle } from '../support/discord-server/people/handle.ts';
import type { Person } from '../support/discord-server/people/person.ts';
import { reported, shownTo } from '../support/reporting.ts';
import { closeScenes, scene } from '../support/scene.ts';
import type { Scene } from '../support/scene.ts';

afterEach(closeScenes);

/** Runs a command past what Discord offers: as if an administrator had opened it to everyone. */
async function runsAnyway(s: Scene, person: Person, data: Record<string, unknown>): Promise<void> {
  const { interactions } = s.discord;
  const channelId = s.channels.general?.id ?? '';
  const wish = { type: 2 as const, userId: person.id, channelId, data: { id: '1', type: 1, ...data }, replyType: 20 };
  await new Handle(interactions, interactions.start(wish), 'any command').settled;
}

const viewOf = (reference: string) => ({
  name: 'case',
  options: [{ name: 'view', type: 1, options: [{ name: 'case', type: 3, value: reference }] }],
});

it('tells a member kindly that nothing can be reported before setup, and whom to call in danger', async () => {
  const s = await scene({ unconfigured: true });
  await s.mira.runs('/report', {});

  expect(s.mira.modal).toBeNull();
  expect(shownTo(s.mira).ephemeral).toBe(true);
  expect(shownTo(s.mira).text).toBe(
    'Casekeeper is not set up on this server yet, so nothing can be reported here for now. Somebody with the *Manage Server* permission can finish it with `/setup start`. If somebody is in danger, please call your local emergency number.',
  );
});

it('tells an administrator what is missing and what to run', async () => {
  const s = await scene({ unconfigured: true });
  await s.ownerPerson.runs('/report', {});

  expect(shownTo(s.ownerPerson).text).toMatch(/^Casekeeper is not set up here yet\. Still missing: the staff role, /u);
  expect(shownTo(s.ownerPerson).text).toContain('Run `/setup start`; it takes about two minutes.');
});

it('does not offer /case view to members at all', async () => {
  const s = await scene();
  await expect(s.mira.runs('/case view', {})).rejects.toThrow('You lack the permission');
});

it('refuses /case view to a member where an administrator opened it to everyone', async () => {
  const s = await scene();
  const { reference } = await reported(s, s.mira);
  await runsAnyway(s, s.mira, viewOf(reference));

  expect(shownTo(s.mira).text).toBe('This is for the Security team. To tell the team something, use `/report`.');
});

it('offers no references to a member there either', async () => {
  const s = await scene();
  await reported(s, s.mira);
  const data = {
    ...viewOf(''),
    options: [{ name: 'view', type: 1, options: [{ name: 'case', type: 3, value: '', focused: true }] }],
  };
  const { interactions } = s.discord;
  const wish = {
    type: 4 as const,
    userId: s.tobin.id,
    channelId: s.channels.general?.id ?? '',
    data: { id: '1', type: 1, ...data },
  };
  const handle = await new Handle(interactions, interactions.start(wish), 'typing').settled;

  expect(handle.choices).toEqual([]);
});

it('answers a command it no longer has', async () => {
  const s = await scene();
  await runsAnyway(s, s.mira, { name: 'ticket' });

  expect(shownTo(s.mira).text).toBe('This command is not known here any more. Press `/` to see what there is now.');
});

it.each(['C-9999', 'c-1', '1', ' 0001 ', 'nonsense', 'C-', '%', '_', "' or 1=1", '\u202EC-0001', '9'.repeat(20)])(
  'says of %j either the case or that there is none, never anything else',
  async (typed) => {
    const s = await scene();
    await reported(s, s.mira);
    await s.rowan.runs('/case view', { case: typed });
    const isIt = ['c-1', '1', ' 0001 '].includes(typed);

    expect(shownTo(s.rowan).ephemeral).toBe(true);
    expect(shownTo(s.rowan).text.split('\n')[0]).toBe(
      isIt
        ? '## C-0001 · Harassment'
        : 'There is no such case that you could open here. A reference looks like `C-0042`.',
    );
  },
);

it('suggests references from what is typed, and takes nothing for a wildcard', async () => {
  const s = await scene();
  await reported(s, s.mira);
  await reported(s, s.sol);
  const typed = async (text: string) => (await s.rowan.types('/case view', { case: text })).map(({ value }) => value);

  expect(await typed('')).toEqual(['C-0002', 'C-0001']);
  expect(await typed('c-0001')).toEqual(['C-0001']);
  expect(await typed('%')).toEqual([]);
  expect(await typed('C_0001')).toEqual([]);
});

it('opens the case of the thread in which the command is used', async () => {
  const s = await scene();
  const { thread } = await reported(s, s.mira);
  await s.rowan.runs('/case view', {}, { in: thread });
  expect(shownTo(s.rowan).text).toContain('## C-0001 · Harassment');
  await s.rowan.runs('/case view', {}, { in: s.caseChannels.staffChannel });

  expect(shownTo(s.rowan).text).toBe(
    'There is no such case that you could open here. A reference looks like `C-0042`.',
  );
});

it('shows nothing to staff of yesterday', async () => {
  const s = await scene();
  await reported(s, s.mira);
  const member = s.guild.members.get(s.rowan.id);
  if (member !== undefined) member.roles = [];
  await runsAnyway(s, s.rowan, viewOf('C-0001'));

  expect(shownTo(s.rowan).text).toBe('This is for the Security team. To tell the team something, use `/report`.');
});
