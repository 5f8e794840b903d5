import type { AddedMessage } from '../../domain/reported-message.ts';
import { Snapshot, Surroundings } from '../../domain/snapshot.ts';
import type { Said } from '../../domain/snapshot.ts';
import { reportedMessage as words } from '../../texts/en/reported-message.ts';
import type { CaseView } from './case-view.ts';

/** The snapshot as it is kept; null when it is erased, or no message was reported. */
export const snapshotIn = ({ state, words: kept }: Pick<CaseView, 'state' | 'words'>): Snapshot | null =>
  snapshotOf(state.message, kept);

/** The snapshot of this message; null when it is erased, or there is no message. */
export function snapshotOf(message: AddedMessage | null, kept: CaseView['words']): Snapshot | null {
  return snapshotFrom(kept.get(message?.snapshotId ?? ''));
}

/** A snapshot out of the content store; null when it is erased. */
export const snapshotFrom = (text: string | undefined): Snapshot | null =>
  text === undefined ? null : Snapshot.parse(JSON.parse(text));

/** What is kept of the messages around it. */
export function surroundingsIn({ state, words: kept }: CaseView): Surroundings {
  const text = kept.get(state.message?.around.contentId ?? '');
  return text === undefined ? { before: [], after: [] } : Surroundings.parse(JSON.parse(text));
}

/** All that a reported message says, from top to bottom, as its readers saw it. */
export function snapshotText(snapshot: Snapshot): string {
  const { poll, forwards } = snapshot;
  return [
    ...saidLines(snapshot),
    ...(poll === null ? [] : [words.poll(poll.question, poll.answers)]),
    ...forwards.flatMap((forward) => [words.forwarded, ...saidLines(forward)]),
  ].join('\n');
}

/** What a message says: its own text, then embeds, components and stickers. */
export const saidText = (said: Said): string => saidLines(said).join('\n');

function saidLines({ content, embeds, stickers, components }: Said): string[] {
  const lines = [
    content,
    ...embeds.flatMap((embed) => embedLines(embed)),
    ...components.flatMap((one) => displays(one)),
  ];
  return [...lines, ...(stickers.length === 0 ? [] : [words.stickers(stickers)])].filter((line) => line !== '');
}

const readable = ['name', 'title', 'text', 'description', 'value'];

/** The strings of an embed that Discord shows, not its addresses and colours. */
function embedLines(embed: object): string[] {
  return Object.entries(embed).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return readable.includes(key) ? [value] : [];
    return typeof value === 'object' && value !== null ? embedLines(value) : [];
  });
}

/** Texts and labels of components, however deep. */
function displays(component: object): string[] {
  return Object.entries(component).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'string') return key === 'content' || key === 'label' ? [value] : [];
    return typeof value === 'object' && value !== null ? displays(value) : [];
  });
}
