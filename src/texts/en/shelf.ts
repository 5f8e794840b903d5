import type { ShelfEvent } from '../../domain/shelf/shelf-event.ts';
import type { ShelfPlace } from '../../domain/shelf/shelf-state.ts';

const places: Record<ShelfPlace, string> = { cold: 'the cold cases', archive: 'the archive' };

/** Shelf posts, and the lines that lead to them and back (SPEC 9.5, 9.7). The beginnings are how the bot finds them again. */
export const shelf = {
  rests: (reference: string, place: ShelfPlace, postId: string) =>
    `📁 **${reference}** is closed here and kept among ${places[place]}: <#${postId}>. If it is taken up again, it goes on here.`,
  goesOn: (reference: string, postId: string) =>
    `▶️ **${reference}** is taken up again and goes on here. What was said while it rested: <#${postId}>`,
  wentOnOpening: (reference: string) => `▶️ **${reference}** went on in`,
  wentOn: (reference: string, homeId: string) => `▶️ **${reference}** went on in <#${homeId}>.`,
  opening: (reference: string) => `📁 **${reference}** rests here.`,
  openedBy: (homeId: string | null) => (homeId === null ? '' : ` Its thread: <#${homeId}>`),
  timelineOpening: (reference: string) => `🕰️ **${reference}**, how it went:`,
  earlier: '-# The earlier entries are behind *Timeline*.',
  timeline: 'Timeline',
  view: 'View',
  itsThread: (homeId: string) => `**Its thread:** <#${homeId}>`,
  wentOnCard: (homeId: string) => `▶️ Taken up again: it goes on in <#${homeId}>.`,
  whoIsInIt: '-# Who is in it, the report and the timeline are shown to you alone, by the buttons.',
  proofFiles: (count: number) => (count === 1 ? '1 file' : `${count} files`),
};

/** What became of a case on the shelf, in its history. */
export const shelfLine: Record<ShelfEvent['type'], string> = {
  'shelf-post-attached': 'Shelf post made',
  'shelf-post-laid': 'Shelf post complete',
  'shelf-post-lost': 'Shelf post gone',
  'shelf-card-lost': 'Card of the shelf post gone',
  'shelf-post-discarded': 'A shelf post that came too late is deleted',
  'home-closed': 'Case thread locked and archived; the case is kept in its shelf post',
  'home-opened': 'Case thread opened again',
};
