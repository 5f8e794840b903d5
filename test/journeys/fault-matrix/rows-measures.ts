import { expect } from 'vitest';
import { approves, decides, proposes } from '../../support/deciding.ts';
import type { Deciding } from '../../support/deciding.ts';
import type { Person } from '../../support/discord-server/people/person.ts';
import { addRole, removeMember, unbanUser, updateMember } from '../../support/discord-server/world/guilds.ts';
import type { Channel, Member } from '../../support/discord-server/world/types.ts';
import { reported, shownTo } from '../../support/reporting.ts';
import type { Form } from '../../support/reporting.ts';
import type { FaultScene } from '../fault-scene.ts';
import { newMember } from '../one-of-each.ts';
import type { Row, Story } from './row.ts';
import { oneCardIn, settleAll, timesRead, triages } from './stories.ts';

const notice = 'This is what we decided about what you wrote.';

const memberOf = (s: FaultScene, { id }: Person): Member => {
  const member = s.guild.members.get(id);
  if (member === undefined) throw new Error(`${id} is not here`);
  return member;
};

/** A new case about somebody new, which Rowan investigates. */
async function investigates(s: FaultScene) {
  const subject = newMember(s, 'Oswin');
  const { reference, thread } = await reported(s, newMember(s), { about: { member: subject } });
  await triages(s, reference, 'Medium');
  await s.halvard.runs('/case assign', { case: reference });
  await s.halvard.fillsIn({ whom: s.rowan.id });
  await s.rowan.runs('/case followup', { case: reference });
  await s.rowan.fillsIn({ step: 'Read it all.' });
  await s.rowan.runs('/case triage', { case: reference });
  await s.rowan.presses('Investigate', { on: shownTo(s.rowan) });
  await settleAll(s);
  return { subject, reference, thread };
}

const lineOf = (s: FaultScene, thread: Channel, name: string): string =>
  oneCardIn(s, thread)
    .split('\n')
    .find((line) => line.startsWith(`- ${name}`)) ?? '';

interface Measured {
  /** What is chosen in the dialog. */
  plan: (s: FaultScene, subject: Person) => Deciding;
  /** Holds once the measure is carried out. */
  isDone: (s: FaultScene, subject: Person) => boolean;
  /** What its line on the card begins with. */
  name: string;
}

/** The team votes for a measure; it is carried out, and told once. */
const measure =
  ({ plan, isDone, name }: Measured) =>
  async (s: FaultScene): Promise<Story> => {
    const { subject, reference, thread } = await investigates(s);
    const deciding = plan(s, subject);
    const last = deciding.outcome === 'Ban' ? s.halvard : s.imke;
    if (last === s.halvard) await decides(s, reference, [s.rowan, s.imke], deciding);
    else await proposes(s.rowan, reference, deciding);
    await settleAll(s);
    const isTold = () => expect(timesRead(subject, notice)).toBe(1);
    return {
      act: async () => {
        await approves(last, reference);
        await settleAll(s);
      },
      holds: {
        usual: () => {
          expect(isDone(s, subject)).toBe(true);
          isTold();
          expect(lineOf(s, thread, name)).toMatch(/ · done$/u);
        },
        left: () => expect(lineOf(s, thread, name)).toContain(' · did not work'),
      },
      missing: { 10007: () => removeMember(s.discord.world, s.guild, subject.id) },
    };
  };

const local = (kind: string, form: Form | null): Deciding => ({
  finding: 'Confirmed',
  outcome: 'Action on this server',
  measures: [[kind, form]],
  notice,
});

const timeout = measure({
  plan: () => local('Timeout', { length: '2d' }),
  isDone: (s, subject) => {
    const until = Date.parse(memberOf(s, subject).communication_disabled_until ?? '');
    return until > s.clock.now() + 86_400_000;
  },
  name: 'Timeout for 2 days',
});

const ban: Measured = {
  plan: () => ({
    finding: 'Confirmed',
    outcome: 'Ban',
    measures: [['Ban', { delete: 'Keep their messages' }]],
    notice,
  }),
  isDone: (s, subject) => s.guild.bans.has(subject.id),
  name: 'Ban',
};

/** The same when Discord had banned them already, without its answer reaching the bot. */
const banAgain = async (s: FaultScene): Promise<Story> => {
  s.discord.faults.next({ method: 'PUT', path: '/guilds/:guild/bans/:user' }, { drop: 'after' });
  return await measure(ban)(s);
};

/** The team takes a ban back. */
const undone = async (s: FaultScene): Promise<Story> => {
  const { subject, reference, thread } = await investigates(s);
  await decides(s, reference, [s.rowan, s.imke, s.halvard], ban.plan(s, subject));
  await settleAll(s);
  s.clock.advance(11 * 60_000);
  await settleAll(s);
  await s.rowan.runs('/case decide', { case: reference });
  await s.rowan.presses('Take back: Ban', { on: shownTo(s.rowan) });
  await s.rowan.fillsIn({ reasons: 'It was somebody else.' });
  await settleAll(s);
  return {
    act: async () => {
      await approves(s.imke, reference);
      await settleAll(s);
    },
    holds: {
      usual: () => {
        expect(s.guild.bans.has(subject.id)).toBe(false);
        expect(lineOf(s, thread, 'Ban')).toMatch(/ · taken back$/u);
      },
    },
    missing: { 10026: () => unbanUser(s.discord.world, s.guild, subject.user) },
  };
};

const kick = measure({
  plan: () => local('Kick', null),
  isDone: (s, subject) => !s.guild.members.has(subject.id),
  name: 'Kick',
});

const roleMeasure = (kind: 'Take a role away' | 'Give a role that restricts', isKept: boolean, name: string) =>
  measure({
    plan: (s, subject) => {
      const role = addRole(s.discord.world, s.guild, { name: 'Painters', position: 1 });
      if (!isKept) updateMember(s.discord.world, s.guild, memberOf(s, subject), { roles: [role.id] });
      return local(kind, { role });
    },
    isDone: (s, subject) => memberOf(s, subject).roles.length === (isKept ? 1 : 0),
    name,
  });

const done = { usual: 'It is done, said once to the person, and the card says so.' };
const gone = {
  outcomes: { ...done, left: 'The card and a line in the thread say that they have left, with what can be done.' },
  missing: { 10007: { what: 'they have left the server', outcome: 'left' } },
};

/** What the team decided, done to somebody. */
export const measureRows: Row[] = [
  {
    route: 'PATCH /guilds/:guild/members/:user',
    does: 'times somebody out',
    body: ({ communication_disabled_until: until }) => typeof until === 'string',
    stage: 'text',
    story: timeout,
    ...gone,
  },
  {
    route: 'PUT /guilds/:guild/bans/:user',
    does: 'bans somebody',
    stage: 'text',
    story: measure(ban),
    outcomes: done,
  },
  {
    route: 'GET /guilds/:guild/bans/:user',
    does: 'asks whether somebody is banned already, when an earlier answer was lost',
    stage: 'text',
    story: banAgain,
    outcomes: done,
  },
  {
    route: 'DELETE /guilds/:guild/bans/:user',
    does: 'takes a ban back',
    stage: 'text',
    story: undone,
    outcomes: { usual: 'The ban is gone, and the card says so.' },
    missing: { 10026: { what: 'somebody has lifted it by hand', outcome: 'usual' } },
  },
  {
    route: 'DELETE /guilds/:guild/members/:user',
    does: 'removes somebody from the server',
    stage: 'text',
    story: kick,
    outcomes: done,
  },
  {
    route: 'DELETE /guilds/:guild/members/:user/roles/:role',
    does: 'takes a role from somebody',
    stage: 'text',
    story: roleMeasure('Take a role away', false, 'Take away <@&'),
    ...gone,
  },
  {
    route: 'PUT /guilds/:guild/members/:user/roles/:role',
    does: 'gives somebody a role',
    stage: 'text',
    story: roleMeasure('Give a role that restricts', true, 'Give <@&'),
    ...gone,
  },
];
