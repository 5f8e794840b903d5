import type {
  InvestigationCommand,
  InvestigationCommandOf,
} from '../../../src/domain/investigation/investigation-command.ts';
import { at, leader, other, staff } from '../lifecycle/orders.ts';
import { ids } from '../given.ts';

const note = (contentId: string) => ({ contentId, kind: 'note', text: `words of ${contentId}` }) as const;
const itemId = 'x1';

const file = (evidenceId: string) => ({
  evidenceId,
  name: { contentId: `${evidenceId}-name`, kind: 'file-name', text: 'a.png' } as const,
  size: 10,
  url: { contentId: `${evidenceId}-url`, kind: 'file-url', text: 'https://cdn.example/a.png' } as const,
  sha256: null,
  from: 'team' as const,
});

const said = { content: 'hello', embeds: [], attachments: [], stickers: [], components: [] };
const author = { userId: ids.subject, name: 'tobin', displayName: null, kind: 'member' } as const;
const snapshot = {
  ...said,
  author,
  guildId: ids.guild,
  channelId: ids.channel,
  messageId: ids.card,
  writtenAt: at,
  editedAt: null,
  mentionIds: [],
  poll: null,
  repliesTo: null,
  forwards: [],
};

/** One of each order of an investigation. */
export const investigationSamples: { [T in InvestigationCommand['type']]: InvestigationCommandOf<T> } = {
  'tick-item': { type: 'tick-item', by: staff, item: 'links', at },
  'untick-item': { type: 'untick-item', by: other, item: 'links', at },
  'give-files': {
    type: 'give-files',
    by: staff,
    files: [file('x2')],
    maxFileBytes: 1000,
    shows: note('x2-shows'),
    messageId: null,
    at,
  },
  'give-message': {
    type: 'give-message',
    by: staff,
    exhibitId: 'x3',
    message: { contentId: 'x3-words', snapshot },
    sha256: 'b'.repeat(64),
    shows: note('x3-shows'),
    files: [],
    maxFileBytes: 1000,
    at,
  },
  'give-note': {
    type: 'give-note',
    by: staff,
    exhibitId: itemId,
    kind: 'witness-note',
    text: note('x1-words'),
    sha256: 'a'.repeat(64),
    at,
  },
  'cover-evidence': { type: 'cover-evidence', by: other, itemId, at },
  'uncover-evidence': { type: 'uncover-evidence', by: leader, itemId, at },
  'look-at-covered': { type: 'look-at-covered', by: leader, itemIds: [itemId], at },
  'withdraw-evidence': { type: 'withdraw-evidence', by: staff, itemId, reason: note('x1-withdrawn'), at },
  'ask-erasure': { type: 'ask-erasure', by: staff, itemId, reason: note('x1-erasing'), at },
  'drop-erasure': { type: 'drop-erasure', by: other, itemId, at },
  'confirm-erasure': { type: 'confirm-erasure', by: other, itemId, at },
};
