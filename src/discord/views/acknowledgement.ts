import type { APIContainerComponent } from 'discord.js';
import { isBarred } from '../../domain/access.ts';
import type { Evidence } from '../../domain/case.ts';
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
  const emergency = settings.emergencyText ?? acknowledgement.builtInEmergency;
  const help = category?.resources ?? null;
  const told = state.nobodyLeft ? withoutTeam(view, ownerId) : withTeam(view);
  const paragraphs = [
    [`### ${acknowledgement.heading}`, ...told.thanks].join('\n'),
    [...told.safe, ...messageLines(view), ...fileLines({ evidence: state.evidence, words: view.words }, maxBytes)].join(
      '\n',
    ),
    ...outsideLines(view, ownerId),
    told.next,
    acknowledgement.add(state.reference),
    ...(help === null ? [] : [acknowledgement.resources(help)]),
  ];
  const leading = state.danger || state.urgent ? [text(`**${emergency}**`), line()] : [];
  const copy = button(encodeCustomId({ verb: 'send-copy', id: state.caseId }), acknowledgement.copyButton);
  return container(calm, [...leading, ...paragraphs.map((part) => text(shorten(part, 1500))), row(copy)]);
}

interface Told {
  thanks: string[];
  safe: string[];
  next: string;
}

/** Who can open it and what they do, in the words that are true for this report. */
function withTeam({ state, settings }: CaseView): Told {
  const category = settings.categories.find((one) => one.key === state.category);
  const words = categoryWords(category ?? { key: state.category, name: null, text: null });
  const wished = state.confidential || state.keepFrom;
  const opened = wished ? acknowledgement.leadersOnly : acknowledgement.leadersOnlyByCategory;
  const circle = [
    ...(state.confidential ? [acknowledgement.nameKept] : []),
    ...(state.leadersOnly ? [opened] : []),
    ...(state.keepFrom ? [acknowledgement.staffKeptOut] : []),
  ];
  return {
    thanks: [words.acknowledgement],
    safe: [acknowledgement.safe(state.reference), ...circle],
    next: acknowledgement.next(state.checkInAt ?? state.openedAt),
  };
}

/** Nobody of the team may look at it: neither a team nor a date is promised. */
function withoutTeam({ state }: CaseView, ownerId: string | null): Told {
  const ownerAsked = ownerId !== null && !isBarred(state, ownerId);
  return {
    thanks: [],
    safe: [
      acknowledgement.storedOnly(state.reference),
      [acknowledgement.nobodyLeft, ...(ownerAsked ? [acknowledgement.ownerAsked] : [])].join(' '),
    ],
    next: acknowledgement.noDateYet,
  };
}

/** Somebody outside, where the inside may not be enough (SPEC 3.10). */
function outsideLines({ state, settings }: CaseView, ownerId: string | null): string[] {
  const ownReport = state.parties.some((party) => party.role === 'reporter' && party.userId === ownerId);
  const ownerIsPart = ownerId !== null && !ownReport && isBarred(state, ownerId);
  if (!ownerIsPart && !state.nobodyLeft) return [];
  const outside = acknowledgement.outside(settings.outsideContact);
  return [ownerIsPart ? `${acknowledgement.ownerIsPart} ${outside}` : outside];
}

/** The message first. */
function messageLines({ state }: CaseView): string[] {
  if (state.message === null) return [];
  return [state.minorSafety ? acknowledgement.messageLeftOut : acknowledgement.messageKept];
}

/** Of each file that the reporter handed in themselves, whether it can be kept. */
export function fileLines(
  { evidence, words }: { evidence: Evidence[]; words: CaseView['words'] },
  maxBytes: number,
): string[] {
  const own = evidence.filter(({ from }) => from !== 'message');
  const taken = own.filter((one) => one.state === 'pending' || one.state === 'stored').length;
  const leftOut = own.some((one) => one.state === 'left-out');
  const failed = own.flatMap(({ nameId, reason }) => {
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
