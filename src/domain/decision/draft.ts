import { z } from 'zod';
import type { CaseState } from '../case.ts';
import type { Content } from '../command.ts';
import type { ChecklistItem, ProposalAbout } from './decision-state.ts';
import { Measure } from './planned-action.ts';
import { Finding, Outcome } from './verdict.ts';

/** A measure while it is being written; the words of a condition stand beside it, as they are not on record yet. */
const DraftMeasure = z.object({ measure: Measure, words: z.string().default('') });
export type DraftMeasure = z.infer<typeof DraftMeasure>;

const DraftVerdict = z.object({
  partyId: z.string().nullable(),
  finding: Finding.nullable(),
  outcome: Outcome.nullable(),
  measures: z.array(DraftMeasure),
  notice: z.string(),
});
export type DraftVerdict = z.infer<typeof DraftVerdict>;

/** A proposal that its writer has not laid before the team yet (SPEC 5: saved at each step, seen by them alone). */
export const DecisionDraft = z.object({
  verdicts: z.array(DraftVerdict),
  /** Which verdict the card shows. */
  shown: z.number().int().nonnegative(),
  reasons: z.string(),
  weighed: z.string(),
});
export type DecisionDraft = z.infer<typeof DecisionDraft>;

const empty = (partyId: string | null): DraftVerdict => ({
  partyId,
  finding: null,
  outcome: null,
  measures: [],
  notice: '',
});

/** One verdict for each subject; without one, one for the case. What was written of somebody still reported stays. */
export function draftFor({ parties }: Pick<CaseState, 'parties'>, known: DecisionDraft | null): DecisionDraft {
  const subjects = parties.filter(({ role }) => role === 'subject').map(({ partyId }) => partyId);
  const wanted: (string | null)[] = subjects.length === 0 ? [null] : subjects;
  const verdicts = wanted.map((partyId) => known?.verdicts.find((one) => one.partyId === partyId) ?? empty(partyId));
  const shown = Math.min(known?.shown ?? 0, verdicts.length - 1);
  return { verdicts, shown, reasons: known?.reasons ?? '', weighed: known?.weighed ?? '' };
}

/** The same draft with the verdict it shows changed. */
export function withShown(draft: DecisionDraft, change: Partial<DraftVerdict>): DecisionDraft {
  const verdicts = draft.verdicts.map((one, index) => (index === draft.shown ? { ...one, ...change } : one));
  return { ...draft, verdicts };
}

/** What a draft still lacks before it can be proposed. */
export type DraftGap = { what: 'finding' | 'outcome'; partyId: string | null } | { what: 'reasons' };

export function gapsIn({ verdicts, reasons }: DecisionDraft): DraftGap[] {
  return [
    ...verdicts.flatMap(({ partyId, finding, outcome }): DraftGap[] => [
      ...(finding === null ? [{ what: 'finding' as const, partyId }] : []),
      ...(outcome === null ? [{ what: 'outcome' as const, partyId }] : []),
    ]),
    ...(reasons.trim() === '' ? [{ what: 'reasons' as const }] : []),
  ];
}

interface Written {
  about: ProposalAbout;
  reasons: Content;
  contents: Content[];
}

/**
 * The proposal a complete draft makes, its words as contents.
 * @throws when the draft has gaps
 */
export function proposalOf(draft: DecisionDraft, unticked: ChecklistItem[], write: (text: string) => Content): Written {
  const contents: Content[] = [];
  const kept = (text: string): string => {
    const one = write(text.trim());
    contents.push(one);
    return one.contentId;
  };
  const verdicts = draft.verdicts.map(({ partyId, finding, outcome, measures, notice }) => {
    if (finding === null || outcome === null) throw new Error('A draft with gaps is no proposal');
    const all = measures.map(({ measure, words }): Measure => {
      return measure.kind === 'condition' ? { ...measure, textId: kept(words) } : measure;
    });
    return { partyId, finding, outcome, measures: all, noticeId: notice.trim() === '' ? null : kept(notice) };
  });
  const weighedId = draft.weighed.trim() === '' ? null : kept(draft.weighed);
  return { about: { kind: 'decision', verdicts, weighedId, unticked }, reasons: write(draft.reasons.trim()), contents };
}
