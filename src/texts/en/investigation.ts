import type { InvestigationEvent } from '../../domain/investigation/investigation-event.ts';
import { checklistNames } from './decision.ts';
import { evidenceList } from './evidence.ts';
import { distance } from './times.ts';

/** The checklist of an investigation (SPEC 7.3). */
export const checklist = {
  label: 'Checklist',
  description: 'What of the investigation is done, by whom and when',
  heading: (reference: string, done: number, of: number) =>
    `**${reference}** · checklist of the investigation · ${done} of ${of}`,
  ticked: (name: string, who: string, at: number) => `☑️ ${name} · ${who} · ${distance(at)}`,
  open: (name: string) => `⬜ ${name}`,
  how: 'Press on an item to tick it, or to take the tick back. What is open is shown with a proposal; it stops nothing.',
  over: 'The investigation of this case is not open, so the list stays as it is.',
  line: (done: number, of: number, open: string[]) =>
    `${done} of ${of}${open.length === 0 ? '' : ` · open: ${open.join(', ')}`}`,
  card: 'Checklist',
  /** What could be deleted now may be all there is. */
  warnedTooSoon:
    '⚠️ The person it is about has been written to, and the links are not ticked as copied. What they wrote elsewhere could be gone soon: copy it now.',
  buttons: {
    links: 'Links',
    identities: 'Who they are',
    background: 'Background',
    relations: 'Relations',
  },
};

/** An investigation in the history of a case. */
export function investigationHistory(event: InvestigationEvent): string {
  switch (event.type) {
    case 'item-ticked':
      return `Ticked: ${checklistNames[event.item]}`;
    case 'item-unticked':
      return `Tick taken back: ${checklistNames[event.item]}`;
    case 'evidence-given':
      return given(event);
    case 'evidence-covered':
      return 'Evidence covered';
    case 'evidence-uncovered':
      return 'Evidence shown again';
    case 'covered-looked-at':
      return `Looked at covered evidence (${event.itemIds.length})`;
    case 'evidence-withdrawn':
      return 'Evidence withdrawn';
    case 'erasure-asked':
      return 'Asked to erase evidence';
    case 'erasure-dropped':
      return 'Evidence stays; it is not erased';
    case 'evidence-erased':
      return `Evidence erased, as <@${event.askedBy}> had asked`;
  }
}

function given({ exhibit, files }: Extract<InvestigationEvent, { type: 'evidence-given' }>): string {
  const what = exhibit === null ? [] : [evidenceList.kindNames[exhibit.kind]];
  const many = files.length === 0 ? [] : [files.length === 1 ? '1 file' : `${files.length} files`];
  return `Evidence given: ${[...what, ...many].join(', ')}`;
}
