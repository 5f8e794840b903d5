import { expect } from 'vitest';
import { acknowledgement } from '../../../src/texts/en/report.ts';
import { removeMember } from '../../support/discord-server/world/guilds.ts';
import { deleteThread } from '../../support/discord-server/world/threads.ts';
import { messagesIn } from '../../support/reporting.ts';
import { general } from '../../support/reporting-messages.ts';
import type { FaultScene } from '../fault-scene.ts';
import { expectReported } from '../fault-scene.ts';
import { requests } from '../kill-points.ts';
import { casesOf, newMember, sendsReport } from '../one-of-each.ts';
import type { Row, Story } from './row.ts';
import { freshCase, oneCardIn, settleAll, triages } from './stories.ts';

const once = 'The report is there once: one reference, one thread, one card, one ping, the right people in it.';

/** A report from the form to its thread. `first` may go wrong a moment before, for what only a second attempt does. */
const report =
  (given: Parameters<typeof sendsReport>[1] = {}, first?: Parameters<FaultScene['discord']['faults']['next']>) =>
  async (s: FaultScene): Promise<Story> => {
    const reporter = newMember(s);
    if (first !== undefined) s.discord.faults.next(...first);
    return {
      act: async () => {
        const sent = await sendsReport(reporter, given);
        await sent.settled.catch(() => undefined);
        await settleAll(s);
      },
      holds: {
        usual: () => expectReported(s, reporter),
        copy: async () => {
          await expectReported(s, reporter);
          expect(reporter.answer).toBeNull();
          expect(reporter.dms).toHaveLength(1);
        },
      },
      missing: {
        10062: () => s.clock.advance(3001),
        10003: () => {
          const made = [...s.guild.channels.values()].findLast(({ type }) => type === 12);
          if (made !== undefined) deleteThread(s.discord.world, made);
        },
      },
    };
  };

const copy = async (s: FaultScene): Promise<Story> => {
  const reporter = newMember(s);
  await (
    await sendsReport(reporter)
  ).answered;
  await settleAll(s);
  return {
    act: async () => {
      await reporter.presses(acknowledgement.copyButton);
      await settleAll(s);
    },
    holds: {
      usual: async () => {
        await expectReported(s, reporter);
        expect(reporter.dms).toHaveLength(1);
      },
    },
  };
};

const triage = async (s: FaultScene): Promise<Story> => {
  const { reference, thread } = await freshCase(s);
  const card = messagesIn(s, thread).find(({ message }) => requests.card.body({ ...message }));
  return {
    act: async () => {
      await triages(s, reference);
      await settleAll(s);
    },
    holds: { usual: () => expect(oneCardIn(s, thread)).toContain('High') },
    missing: {
      10008: () => {
        if (card !== undefined) s.discord.world.deleteMessage(card.message);
      },
    },
  };
};

const around = async (s: FaultScene): Promise<Story> => {
  const reporter = newMember(s);
  const before = s.sol.says('What stood before it.', { in: general(s) });
  const message = s.tobin.says('Go away, all of you.', { in: general(s) });
  await reporter.usesMessageMenu('Report message', message);
  return {
    act: async () => {
      await reporter.fillsIn({ category: 'Harassment', description: 'This one.' });
      await settleAll(s);
    },
    holds: {
      usual: async () => {
        const [state] = await casesOf(s, reporter);
        expect(state?.message?.around.state).toBe('stored');
        expect(before.id).not.toBe('');
      },
    },
  };
};

/** Somebody who left is looked for by name and never found. */
const departed = async (s: FaultScene): Promise<Story> => {
  const gone = newMember(s, 'Gone');
  removeMember(s.discord.world, s.guild, gone.id);
  return report({ harmed: gone.id })(s);
};

/** The sorry that comes too late as well is over, so that it meets no other cell's fault. */
const untilRefusedSorry = async (s: FaultScene): Promise<void> =>
  await expect
    .poll(() => s.discord.requests.at(-1))
    .toMatchObject({ body: { type: 4 }, status: 404, path: expect.stringMatching(/callback$/u) });

const opensForm = async (s: FaultScene): Promise<Story> => {
  const member = newMember(s);
  const opens = async () => void (await member.runs('/report', { person: 'somebody' }));
  return {
    act: () => opens().catch(() => untilRefusedSorry(s)),
    holds: {
      usual: () => expect(member.modal).not.toBeNull(),
      late: async () => {
        expect(member.modal).toBeNull();
        await opens();
        expect(member.modal).not.toBeNull();
      },
    },
    missing: { 10062: () => s.clock.advance(3001) },
  };
};

const tooLate = { what: 'the three seconds are over', outcome: '' };
const lookedFor: Parameters<FaultScene['discord']['faults']['next']> = [requests.thread, { status: 500 }];

/** What a report sets going, from the form to the card in its thread. */
export const reportRows: Row[] = [
  {
    route: 'POST /interactions/:interaction/:token/callback',
    does: 'opens a form',
    body: ({ type }) => type === 9,
    stage: 'text',
    story: opensForm,
    outcomes: {
      usual: 'The form is open.',
      late: 'Discord says that the bot did not answer; the same command opens the form.',
    },
    missing: { 10062: { ...tooLate, outcome: 'late' } },
  },
  {
    route: 'POST /interactions/:interaction/:token/callback',
    does: 'answers a report with its reference',
    body: requests.answer.body,
    stage: 'text',
    story: report(),
    outcomes: {
      usual: `${once} The member reads the reference.`,
      copy: `${once} The member hears the reference by direct message, once.`,
    },
    missing: { 10062: { ...tooLate, outcome: 'copy' } },
  },
  {
    route: 'POST /channels/:channel/threads',
    does: 'makes the thread of a case',
    stage: 'text',
    story: report(),
    outcomes: { usual: once },
  },
  {
    route: 'GET /guilds/:guild/threads/active',
    does: 'looks for the thread that an earlier attempt may have left',
    stage: 'text',
    story: report({}, lookedFor),
    outcomes: { usual: once },
  },
  {
    route: 'GET /channels/:channel/threads/archived/private',
    does: 'looks for it among the archived ones',
    stage: 'text',
    story: report({}, lookedFor),
    outcomes: { usual: once },
  },
  {
    route: 'POST /channels/:channel/messages',
    does: 'posts the card of a case',
    body: requests.card.body,
    stage: 'text',
    story: report(),
    outcomes: { usual: once },
    missing: { 10003: { what: 'somebody has deleted the thread', outcome: 'usual' } },
  },
  {
    route: 'POST /channels/:channel/messages',
    does: 'calls the team into the thread',
    body: requests.call.body,
    stage: 'text',
    story: report(),
    outcomes: { usual: once },
    missing: { 10003: { what: 'somebody has deleted the thread', outcome: 'usual' } },
  },
  {
    route: 'PATCH /channels/:channel/messages/:message',
    does: 'brings the others in without a ping',
    body: requests.quietEdit.body,
    stage: 'text',
    story: report(),
    outcomes: { usual: once },
    missing: { 10003: { what: 'somebody has deleted the thread', outcome: 'usual' } },
  },
  {
    route: 'PATCH /channels/:channel/messages/:message',
    does: 'draws the card anew',
    body: requests.refresh.body,
    stage: 'text',
    story: triage,
    outcomes: { usual: 'The thread has one card, and it says what is true now.' },
    missing: { 10008: { what: 'somebody has deleted the card', outcome: 'usual' } },
  },
  {
    route: 'GET /guilds/:guild/members/:user',
    does: 'asks whether somebody could read along',
    stage: 'text',
    story: departed,
    outcomes: { usual: once },
  },
  {
    route: 'GET /channels/:channel/messages',
    does: 'reads what stands around a reported message',
    stage: 'text',
    story: around,
    outcomes: { usual: 'What stood around the message is kept with the case.' },
  },
  {
    route: 'POST /users/@me/channels',
    does: 'opens the direct messages of a member',
    stage: 'text',
    story: copy,
    outcomes: { usual: 'The member has the copy of their report, once.' },
  },
  {
    route: 'POST /channels/:channel/messages',
    does: 'sends a copy of a report',
    body: requests.copy.body,
    stage: 'text',
    story: copy,
    outcomes: { usual: 'The member has the copy of their report, once.' },
  },
];
