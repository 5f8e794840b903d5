import { expect } from 'vitest';
import {
  addThreadMember,
  deleteThread,
  removeThreadMember,
  updateThread,
} from '../../support/discord-server/world/threads.ts';
import { addsTo } from '../../support/my-reports.ts';
import { tagsOf } from '../../support/reporting.ts';
import { caseThreads } from '../../support/security-server.ts';
import type { FaultScene } from '../fault-scene.ts';
import { expectWholeRecord, newMember } from '../one-of-each.ts';
import type { Row, Story } from './row.ts';
import { contains, freshCase, oneCardIn, settleAll, settleUntil, triages } from './stories.ts';

const threadsNamed = (s: FaultScene, reference: string) =>
  caseThreads(s).filter(({ name }) => name === reference || name.startsWith(`${reference} `));

/** Somebody renames the thread of a case by hand. */
const renamed = async (s: FaultScene): Promise<Story> => {
  const { reference, thread } = await freshCase(s);
  const { name } = thread;
  const mended = s.file.prepare<[string]>(
    "select 1 from events join cases using (case_id) where reference = ? and json_extract(body, '$.type') = 'thread-mended'",
  );
  return {
    act: async () => {
      updateThread(s.discord.world, thread, { name: 'nothing to see here' });
      await settleUntil(s, () => mended.get(reference) !== undefined || !isThere(s, thread.id));
    },
    holds: {
      usual: () => expect(thread.name).toBe(name),
      anew: () => {
        expect(threadsNamed(s, reference).map((one) => one.name)).toEqual([name]);
        oneCardIn(s, threadsNamed(s, reference)[0] ?? thread);
      },
    },
    missing: { 10003: () => deleteThread(s.discord.world, thread) },
  };
};

const isThere = (s: FaultScene, id: string): boolean => s.guild.channels.has(id);

/** Somebody who is not of the team turns up in the thread of a case. */
const strangerIn = async (s: FaultScene): Promise<Story> => {
  const { thread } = await freshCase(s);
  const odo = newMember(s, 'Odo');
  const out = s.file.prepare<[string]>(
    "select 1 from events where json_extract(body, '$.type') = 'person-removed' and json_extract(body, '$.userId') = ?",
  );
  return {
    act: async () => {
      addThreadMember(s.discord.world, thread, odo.id);
      await settleUntil(s, () => out.get(odo.id) !== undefined || !thread.threadMembers.has(odo.id));
    },
    holds: { usual: () => expect(thread.threadMembers.has(odo.id)).toBe(false) },
    missing: { 10007: () => removeThreadMember(s.discord.world, thread, odo.id) },
  };
};

/** What the reporter adds names somebody of the team: the case goes on where that person sees nothing of it. */
const moves = async (s: FaultScene): Promise<Story> => {
  const { reporter, reference, thread } = await freshCase(s);
  return {
    act: async () => {
      await addsTo(reporter, reference, { text: 'Rowan was there and laughed.' });
      await settleAll(s);
    },
    holds: {
      usual: async () => {
        const [home, ...others] = threadsNamed(s, reference);
        expect(others).toEqual([]);
        expect(home?.parent_id).toBe(s.caseChannels.restrictedChannel.id);
        expect(isThere(s, thread.id)).toBe(false);
        expect(s.rowan.canSee(home ?? thread)).toBe(false);
        const state = await s.stores.cases.findByReference(s.guild.id, reference);
        if (state !== null) await expectWholeRecord(s, state);
      },
    },
    missing: { 10003: () => deleteThread(s.discord.world, thread) },
  };
};

const boards = (s: FaultScene) =>
  s.halvard.sees(s.caseChannels.staffChannel).filter(({ message }) => contains('queue-mine:')({ ...message }));

/** The board is there and says what is open. */
const board =
  (gone: boolean) =>
  async (s: FaultScene): Promise<Story> => {
    await expect.poll(() => boards(s).length).toBe(1);
    await expect.poll(async () => (await s.stores.boards.load(s.guild.id)) !== null).toBe(true);
    return {
      act: async () => {
        const [there] = boards(s);
        if (gone && there !== undefined) s.discord.world.deleteMessage(there.message);
        const { reference } = await freshCase(s, { category: 'Threats or danger' });
        await expect
          .poll(async () => {
            s.clock.advance(31_000);
            await settleAll(s);
            return boards(s).map(({ text }) => text.includes(reference));
          })
          .toEqual([true]);
      },
      holds: { usual: () => expect(boards(s)).toHaveLength(1) },
      missing: {
        10008: () => {
          for (const { message } of boards(s)) s.discord.world.deleteMessage(message);
        },
      },
    };
  };

/** A case in a forum is assessed: its tags follow. */
const tagged = async (s: FaultScene): Promise<Story> => {
  const { reference, thread } = await freshCase(s);
  return {
    act: async () => {
      await triages(s, reference);
      await settleAll(s);
    },
    holds: {
      usual: () => {
        expect(tagsOf(s, thread)).toEqual(['Triage', 'High', 'Harassment']);
        oneCardIn(s, thread);
      },
    },
  };
};

/** A report becomes a post. */
const posted = async (s: FaultScene): Promise<Story> => {
  const made: string[] = [];
  return {
    act: async () => {
      made.push((await freshCase(s)).reference);
      await settleAll(s);
    },
    holds: {
      usual: async () => {
        const [reference = ''] = made;
        const [post, ...others] = threadsNamed(s, reference);
        expect(others).toEqual([]);
        if (post === undefined) throw new Error('The case has no post');
        oneCardIn(s, post);
        const state = await s.stores.cases.findByReference(s.guild.id, reference);
        if (state !== null) await expectWholeRecord(s, state);
      },
    },
  };
};

/** The same when a first attempt was lost, or carried out without an answer. */
const postedLater =
  (after: boolean) =>
  async (s: FaultScene): Promise<Story> => {
    s.discord.faults.next({ method: 'POST', path: '/channels/:channel/threads' }, { drop: after ? 'after' : 'before' });
    return await posted(s);
  };

const out = 'They are out of the thread, and the history says so.';
const onePost = 'The case has one post, which begins with its one card.';
const moved = 'The case goes on in one thread that the person named cannot see; the one before is gone.';

/** What the bot keeps right: its threads, who is in them, the board, the tags. */
export const careRows: Row[] = [
  {
    route: 'GET /channels/:channel',
    does: 'looks at a thread that somebody changed by hand',
    stage: 'text',
    story: renamed,
    outcomes: {
      usual: 'The thread has its name again.',
      anew: 'The thread is made anew under its name, with one card.',
    },
    missing: { 10003: { what: 'somebody has deleted the thread', outcome: 'anew' } },
  },
  {
    route: 'PATCH /channels/:channel',
    does: 'gives a thread its name back',
    body: ({ name }) => typeof name === 'string' && name.startsWith('C-'),
    stage: 'text',
    story: renamed,
    outcomes: {
      usual: 'The thread has its name again.',
      anew: 'The thread is made anew under its name, with one card.',
    },
    missing: { 10003: { what: 'somebody has deleted the thread', outcome: 'anew' } },
  },
  {
    route: 'DELETE /channels/:channel/thread-members/:user',
    does: 'takes a stranger out of a thread',
    stage: 'text',
    story: strangerIn,
    outcomes: { usual: out },
    missing: { 10007: { what: 'they have left the thread', outcome: 'usual' } },
  },
  {
    route: 'DELETE /channels/:channel',
    does: 'deletes the thread a restricted case has left',
    stage: 'text',
    story: moves,
    outcomes: { usual: moved },
    missing: { 10003: { what: 'somebody was faster', outcome: 'usual' } },
  },
  {
    route: 'GET /channels/:channel/thread-members',
    does: 'asks who is in the thread that a restricted case leaves',
    stage: 'text',
    story: moves,
    outcomes: { usual: moved },
  },
  {
    route: 'PATCH /channels/:channel/messages/:message',
    does: 'draws the board anew',
    body: contains('queue-mine:'),
    stage: 'text',
    story: board(false),
    outcomes: { usual: 'There is one board, and it says what is open.' },
    missing: { 10008: { what: 'somebody has deleted the board', outcome: 'usual' } },
  },
  {
    route: 'POST /channels/:channel/messages',
    does: 'posts the board',
    body: contains('queue-mine:'),
    stage: 'text',
    story: board(true),
    outcomes: { usual: 'There is one board, and it says what is open.' },
  },
  {
    route: 'POST /channels/:channel/threads',
    does: 'makes the post of a case in a forum',
    stage: 'forum',
    story: posted,
    outcomes: { usual: onePost },
  },
  {
    route: 'GET /channels/:channel/threads/archived/public',
    does: 'looks for a post among the archived ones',
    stage: 'forum',
    story: postedLater(false),
    outcomes: { usual: onePost },
  },
  {
    route: 'GET /channels/:channel/messages/:message',
    does: 'asks for the card of a post it has found',
    stage: 'forum',
    story: postedLater(true),
    outcomes: { usual: onePost },
  },
  {
    route: 'PATCH /channels/:channel',
    does: 'gives a post its tags',
    body: ({ applied_tags: tags }) => tags !== undefined,
    stage: 'forum',
    story: tagged,
    outcomes: { usual: 'The post carries the tags of what is true now.' },
  },
];
