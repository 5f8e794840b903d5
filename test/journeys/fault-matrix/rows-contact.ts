import { expect } from 'vitest';
import { startsContact } from '../../support/contacting.ts';
import { postMessage } from '../../support/discord-server/world/messages.ts';
import { deleteThread, removeThreadMember } from '../../support/discord-server/world/threads.ts';
import { chooses, reported, shownTo } from '../../support/reporting.ts';
import type { FaultScene } from '../fault-scene.ts';
import { newMember } from '../one-of-each.ts';
import type { Row, Story } from './row.ts';
import { contains, freshCase, freshTalk, says, settleAll, talksWith, timesRead, triages } from './stories.ts';

const question = 'How are you?';

/** The team asks the reporter something. */
const asks = async (s: FaultScene): Promise<Story> => {
  const { reporter, reference } = await freshCase(s);
  return {
    act: async () => {
      await startsContact(s.rowan, { case: reference });
      await settleAll(s);
    },
    holds: {
      usual: () => {
        expect(timesRead(reporter, question)).toBe(1);
        expect(talksWith(s, reporter)).toHaveLength(1);
      },
    },
    missing: {
      10003: () => {
        const [talk] = talksWith(s, reporter);
        const empty = [...s.guild.channels.values()].findLast(
          ({ parent_id }) => parent_id === s.caseChannels.contactChannel.id,
        );
        const gone = talk ?? empty;
        if (gone !== undefined) deleteThread(s.discord.world, gone);
      },
    },
  };
};

/** The team asks the reporter something, in a case about a member: how that member is called is asked first. */
const asksBesideAnother = async (s: FaultScene): Promise<Story> => {
  const [reporter, subject] = [newMember(s), newMember(s)];
  const { reference } = await reported(s, reporter, { about: { member: subject } });
  const said = () => shownTo(s.rowan).text;
  return {
    act: async () => {
      await startsContact(s.rowan, { case: reference });
      await settleAll(s);
    },
    holds: {
      usual: () => {
        expect(said()).toContain('Nothing was sent');
        expect(said()).toContain(`> ${question}`);
        expect(timesRead(reporter, question)).toBe(0);
      },
      sent: () => expect(timesRead(reporter, question)).toBe(1),
    },
  };
};

/** The reporter answers, in the thread or by direct message. */
const answers =
  (way: 'thread' | 'dm') =>
  async (s: FaultScene): Promise<Story> => {
    const { reporter, thread, talk } = await freshTalk(s);
    const told = () => expect(timesRead(s.halvard, '> Not well.', thread)).toBe(1);
    const said: { id: string; channel_id: string }[] = [];
    return {
      act: async () => said.push(await says(s, reporter, 'Not well.', way === 'dm' ? 'dm' : talk)),
      holds: {
        usual: told,
        ticked: () => {
          told();
          expect(tickOn(s, said[0])).toBe(true);
        },
        unticked: () => {
          told();
          expect(tickOn(s, said[0])).toBe(false);
        },
      },
      missing: {
        10008: () => {
          const message = s.discord.world.message(dmOf(s, reporter.id), lastIn(s, dmOf(s, reporter.id)));
          if (message !== undefined) s.discord.world.deleteMessage(message);
        },
      },
    };
  };

const dmOf = (s: FaultScene, userId: string): string => s.discord.world.openDm(userId).id;
const lastIn = (s: FaultScene, channelId: string): string =>
  [...s.discord.world.messagesOf(channelId).values()].at(-1)?.id ?? '';
const tickOn = (s: FaultScene, said: { id: string; channel_id: string } | undefined): boolean =>
  (s.discord.world.message(said?.channel_id ?? '', said?.id ?? '')?.reactions.size ?? 0) > 0;

const editsAnswer = async (s: FaultScene): Promise<Story> => {
  const { reporter, thread, talk } = await freshTalk(s);
  const message = await says(s, reporter, 'Not well.', talk);
  const edited = s.file.prepare(
    "select 1 from events where json_extract(body, '$.type') = 'reply-edited' and json_extract(body, '$.replyId') = ?",
  );
  return {
    act: async () => {
      reporter.edits(message, 'Better now.');
      await expect.poll(() => edited.get(message.id)).toBeDefined();
      await settleAll(s);
    },
    holds: { usual: () => expect(timesRead(s.halvard, 'Better now.', thread)).toBe(1) },
  };
};

/** Two colleagues close the case: its contact thread is shut. */
const closes = async (s: FaultScene): Promise<Story> => {
  const { reporter, reference, talk } = await freshTalk(s);
  await triages(s, reference, 'Low');
  await s.rowan.runs('/case close', { case: reference });
  await s.rowan.fillsIn({ reason: 'Nothing to look into', note: 'Nothing in it.' });
  return {
    act: async () => {
      await chooses(s.imke, '/case close', 'Confirm closing', reference);
      await settleAll(s);
    },
    holds: {
      usual: () => {
        expect(talk.thread_metadata).toMatchObject({ archived: true, locked: true });
        expect(reporter.sees(talk).some(({ text }) => text.includes(question))).toBe(true);
      },
      restored: () => expect(talksWith(s, reporter).every(({ id }) => id !== talk.id)).toBe(true),
    },
    missing: { 10003: () => deleteThread(s.discord.world, talk) },
  };
};

/** Somebody of the team writes in a contact thread by hand: what they wrote is taken down, and they are taken out. */
const intrudes = async (s: FaultScene): Promise<Story> => {
  const { reporter, thread, talk } = await freshTalk(s);
  const told = () => s.halvard.sees(thread).filter(({ text }) => text.includes('🚪'));
  return {
    act: async () => {
      postMessage(s.discord.world, { channel: talk, author: s.rowan.user, content: `Look here, ${s.imke.mention}!` });
      await expect.poll(() => told().length).toBeGreaterThan(0);
      await settleAll(s);
    },
    holds: {
      usual: () => {
        expect(reporter.seesNothingOf('Look here')).toBe(true);
        expect(talk.threadMembers.has(s.imke.id)).toBe(false);
      },
    },
    missing: {
      10008: () => {
        const message = s.discord.world.message(talk.id, lastIn(s, talk.id));
        if (message !== undefined) s.discord.world.deleteMessage(message);
      },
      10007: () => removeThreadMember(s.discord.world, talk, s.imke.id),
    },
  };
};

const readOnce = 'The question is read once, in one thread with this person alone.';
const toldOnce = 'The answer is in the thread of the case, once.';

/** What goes to and fro between the team and the people in a case. */
export const contactRows: Row[] = [
  {
    route: 'POST /channels/:channel/threads',
    does: 'makes a contact thread',
    body: ({ name }) => String(name).startsWith('Security team'),
    stage: 'text',
    story: asks,
    outcomes: { usual: readOnce },
  },
  {
    route: 'POST /channels/:channel/messages',
    does: 'writes to somebody as the team',
    body: contains(question),
    stage: 'text',
    story: asks,
    outcomes: { usual: readOnce },
    missing: { 10003: { what: 'somebody has deleted the thread', outcome: 'usual' } },
  },
  {
    route: 'GET /guilds/:guild/members/:user',
    does: 'asks how the others in a case are called, before a word goes out',
    stage: 'text',
    story: asksBesideAnother,
    outcomes: {
      usual: 'Nothing is sent: whoever wrote it is told why, and has their words back.',
      sent: readOnce,
    },
    otherwise: {
      'is told to wait (429)': 'sent',
      'is told to wait with everything else (429, global)': 'sent',
    },
  },
  {
    route: 'POST /channels/:channel/messages',
    does: 'tells the team of an answer',
    body: contains('💬'),
    stage: 'text',
    story: answers('thread'),
    outcomes: { usual: toldOnce },
  },
  {
    route: 'PUT /channels/:channel/messages/:message/reactions/:emoji/@me',
    does: 'ticks an answer by direct message',
    stage: 'text',
    story: answers('dm'),
    outcomes: {
      usual: `${toldOnce} The person sees ✅.`,
      ticked: `${toldOnce} The person sees ✅.`,
      unticked: `${toldOnce} The ✅ is missing; \`/my-reports\` says that the answer is there.`,
    },
    otherwise: {
      'fails once (500)': 'unticked',
      'is cut off before it was carried out': 'unticked',
      'meets a page of somebody on the way (403 without a code)': 'unticked',
    },
    missing: { 10008: { what: 'the person has deleted the answer', outcome: 'usual' } },
  },
  {
    route: 'PATCH /channels/:channel/messages/:message',
    does: 'tells the team that an answer was edited',
    body: contains('Better now.'),
    stage: 'text',
    story: editsAnswer,
    outcomes: { usual: 'The new words stand in the thread of the case, once.' },
  },
  {
    route: 'PATCH /channels/:channel',
    does: 'shuts a contact thread when the case is closed',
    body: ({ locked }) => locked === true,
    stage: 'text',
    story: closes,
    outcomes: {
      usual: 'The thread is archived and locked, and the person can still read it.',
      restored: 'The thread stays deleted; the case is closed all the same.',
    },
    missing: { 10003: { what: 'somebody has deleted the thread', outcome: 'restored' } },
  },
  {
    route: 'DELETE /channels/:channel/messages/:message',
    does: 'takes down what somebody else wrote in a contact thread',
    stage: 'text',
    story: intrudes,
    outcomes: { usual: 'The person cannot read it, whoever was brought in is out again, and the team is told.' },
    missing: { 10008: { what: 'its author has deleted it', outcome: 'usual' } },
  },
  {
    route: 'DELETE /channels/:channel/thread-members/:user',
    does: 'takes somebody out of a contact thread',
    stage: 'text',
    story: intrudes,
    outcomes: { usual: 'The person cannot read it, whoever was brought in is out again, and the team is told.' },
    missing: { 10007: { what: 'they have left the thread', outcome: 'usual' } },
  },
];
