import type { APIContainerComponent } from 'discord.js';
import { isBarred } from '../../domain/access.ts';
import { shorten } from '../../domain/names.ts';
import { acknowledgement } from '../../texts/en/report.ts';
import { categoryWords } from '../../texts/en/categories.ts';
import { encodeCustomId } from '../custom-id.ts';
import type { CaseView } from './case-view.ts';
import { button, container, line, row, text } from './components.ts';
import { fileSize } from './proof.ts';
import { safeName } from './safe-text.ts';

const calm = 0x5b8c85;

/** What the member reads at once (SPEC 3.3): help first where there is danger, then the reference, then what happens. */
export function acknowledgementView(view: CaseView, ownerId: string | null, maxBytes: number): APIContainerComponent {
  const { state, settings } = view;
  const category = settings.categories.find((one) => one.key === state.category);
  const words = categoryWords(category ?? { key: state.category, name: null, text: null });
  const emergency = settings.emergencyText ?? acknowledgement.builtInEmergency;
  const help = category?.resources ?? null;
  const paragraphs = [
    `### ${acknowledgement.heading}\n${words.acknowledgement}`,
    [acknowledgement.safe(state.reference), ...circleLines(view, ownerId), ...fileLines(view, maxBytes)].join('\n'),
    acknowledgement.next(state.checkInAt ?? state.openedAt),
    acknowledgement.add(state.reference),
    ...(help === null ? [] : [acknowledgement.resources(help)]),
  ];
  const leading = state.danger || state.urgent ? [text(`**${emergency}**`), line()] : [];
  const copy = button(encodeCustomId({ verb: 'send-copy', id: state.caseId }), acknowledgement.copyButton);
  return container(calm, [...leading, ...paragraphs.map((part) => text(shorten(part, 1500))), row(copy)]);
}

/** Who can open it, in the words that are true for this report. */
function circleLines({ state, settings }: CaseView, ownerId: string | null): string[] {
  if (state.nobodyLeft) {
    const ownerTold = ownerId !== null && !isBarred(state, ownerId);
    return [acknowledgement.nobodyLeft(ownerTold, settings.outsideContact)];
  }
  const wished = state.confidential || state.keepFrom;
  return [
    ...(state.leadersOnly ? [wished ? acknowledgement.leadersOnly : acknowledgement.leadersOnlyByCategory] : []),
    ...(state.keepFrom ? [acknowledgement.staffKeptOut] : []),
  ];
}

function fileLines({ state, words }: CaseView, maxBytes: number): string[] {
  const taken = state.evidence.filter((one) => one.state === 'pending' || one.state === 'stored').length;
  const leftOut = state.evidence.some((one) => one.state === 'left-out');
  const failed = state.evidence.flatMap(({ nameId, reason }) => {
    const name = shorten(safeName(words.get(nameId) ?? ''), 60);
    if (reason === 'empty') return [acknowledgement.fileEmpty(name)];
    return reason === 'too-large' ? [acknowledgement.fileTooLarge(name, fileSize(maxBytes))] : [];
  });
  return [
    ...(taken > 0 ? [acknowledgement.filesKept(taken)] : []),
    ...(leftOut ? [acknowledgement.filesLeftOut] : []),
    ...failed,
  ];
}
