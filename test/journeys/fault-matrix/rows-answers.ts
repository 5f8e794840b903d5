import { expect } from 'vitest';
import { enterWords } from '../../../src/texts/en/calls.ts';
import { settingsPage } from '../../../src/texts/en/settings.ts';
import { addThreadMember, createThread, removeThreadMember } from '../../support/discord-server/world/threads.ts';
import type { Channel } from '../../support/discord-server/world/types.ts';
import { linkTo, plainCase } from '../../support/opening.ts';
import { shownTo } from '../../support/reporting.ts';
import { general } from '../../support/reporting-messages.ts';
import type { FaultScene } from '../fault-scene.ts';
import type { Row, Story } from './row.ts';
import { freshCase, settleAll, sorryThen } from './stories.ts';

/** Somebody of the team comes back into a thread they had left. */
const enters = async (s: FaultScene): Promise<Story> => {
  const { reference, thread } = await freshCase(s);
  removeThreadMember(s.discord.world, thread, s.imke.id);
  await settleAll(s);
  await s.imke.runs('/case view', { case: reference });
  const card = shownTo(s.imke);
  const presses = async () => void (await s.imke.presses(enterWords.button, { on: card }));
  const isIn = () => expect(thread.threadMembers.has(s.imke.id)).toBe(true);
  return {
    act: presses,
    holds: {
      usual: () => {
        expect(shownTo(s.imke).text).toContain(thread.id);
        isIn();
      },
      again: async () => {
        await sorryThen(s.imke, presses);
        isIn();
      },
    },
  };
};

/** Somebody of the team opens a case about a message, by its link. */
const opensByLink =
  (placeOf: (s: FaultScene) => Channel) =>
  async (s: FaultScene): Promise<Story> => {
    const message = s.tobin.says('Go away, all of you.', { in: placeOf(s) });
    const link = linkTo(s.guild.id, message);
    const isOpen = async () => {
      expect(shownTo(s.rowan).text).toMatch(/^\*\*C-\d+\*\* is open\./u);
      await settleAll(s);
    };
    await s.rowan.runs('/case open');
    return {
      act: () => s.rowan.fillsIn({ ...plainCase, link }),
      holds: {
        usual: isOpen,
        again: async () => {
          expect(shownTo(s.rowan).text).toContain('Nothing of what you wrote is lost');
          await s.rowan.presses('Open the form again');
          await s.rowan.fillsIn();
          await isOpen();
        },
        unreadable: () => expect(shownTo(s.rowan).text).toMatch(/^There is no message behind that link/u),
      },
      missing: { 10008: () => s.discord.world.deleteMessage(message) },
    };
  };

function aside(s: FaultScene): Channel {
  const thread = createThread(s.discord.world, { parent: general(s), name: 'aside', type: 12, owner: s.tobin.user });
  for (const { id } of [s.tobin, s.rowan, s.discord.world.bot]) addThreadMember(s.discord.world, thread, id);
  return thread;
}

/** A page of a list is turned: the message that was pressed on is drawn anew. */
const redraws = async (s: FaultScene): Promise<Story> => {
  await s.ownerPerson.runs('/settings');
  const before = shownTo(s.ownerPerson);
  const pages = before.components.find(({ custom_id }) => custom_id?.startsWith('settings-page') === true)?.options;
  const other = pages?.find((option) => option.default !== true)?.label ?? '';
  const turn = async () => void (await s.ownerPerson.selects(settingsPage.choosePage, other, { on: before }));
  const isTurned = () => expect(shownTo(s.ownerPerson).text).not.toBe(before.text);
  return { act: turn, holds: { usual: isTurned } };
};

const suggests = async (s: FaultScene): Promise<Story> => {
  const { reference } = await freshCase(s);
  const suggestions: string[][] = [];
  const types = async () => {
    const found = await s.rowan.types('/case view', { case: reference }).catch(() => []);
    suggestions.push(found.map(({ name }) => name));
  };
  return {
    act: types,
    holds: {
      usual: () => expect(suggestions.at(-1)).toContain(reference),
      again: async () => {
        await types();
        expect(suggestions.at(-1)).toContain(reference);
      },
    },
    missing: { 10062: () => s.clock.advance(3001) },
  };
};

const sorryAgain = 'A sorry, and that nothing is lost; pressing once more does it.';
const passing = [
  'fails once (500)',
  'fails after it was carried out (500)',
  'is answered later than the bot waits',
  'is cut off before it was carried out',
  'is cut off after it was carried out',
  'meets a page of somebody on the way (403 without a code)',
] as const;
const all = (outcome: string) => Object.fromEntries(passing.map((fault) => [fault, outcome]));

const linkOutcomes = {
  usual: 'The case is open.',
  again: 'Nothing is opened; the form is kept, and opens with every word in it.',
  unreadable: 'That there is no message there that one can read, and the form with every word in it.',
};

/** What people press and enter, and what they read in answer. */
export const answerRows: Row[] = [
  {
    route: 'POST /interactions/:interaction/:token/callback',
    does: 'says that an answer is coming',
    body: ({ type }) => type === 5,
    stage: 'text',
    story: enters,
    outcomes: { usual: 'They are in the thread and read where it is.' },
  },
  {
    route: 'PATCH /webhooks/:application/:token/messages/:message',
    does: 'fills in an answer that was coming',
    stage: 'text',
    story: enters,
    outcomes: { usual: 'They are in the thread and read where it is.' },
  },
  {
    route: 'POST /interactions/:interaction/:token/callback',
    does: 'draws the message anew that was pressed on',
    body: ({ type }) => type === 7,
    stage: 'text',
    story: redraws,
    outcomes: { usual: 'The message shows what was asked for.' },
  },
  {
    route: 'POST /interactions/:interaction/:token/callback',
    does: 'suggests cases while somebody types',
    body: ({ type }) => type === 8,
    stage: 'text',
    story: suggests,
    outcomes: { usual: 'The reference is suggested.', again: 'Nothing is suggested; the next letter brings it.' },
    missing: { 10062: { what: 'the three seconds are over', outcome: 'again' } },
  },
  {
    route: 'PUT /channels/:channel/thread-members/:user',
    does: 'lets somebody of the team into a thread',
    stage: 'text',
    story: enters,
    outcomes: { usual: 'They are in the thread and read where it is.', again: sorryAgain },
    otherwise: all('again'),
  },
  {
    route: 'GET /channels/:channel/messages/:message',
    does: 'reads a message by its link',
    stage: 'text',
    story: opensByLink(general),
    outcomes: linkOutcomes,
    otherwise: all('again'),
    missing: { 10008: { what: 'its author has deleted it', outcome: 'unreadable' } },
  },
  {
    route: 'GET /channels/:channel/thread-members/:user',
    does: 'asks whether the one who gives a link is in that thread',
    stage: 'text',
    story: opensByLink(aside),
    outcomes: linkOutcomes,
    otherwise: all('again'),
  },
];
