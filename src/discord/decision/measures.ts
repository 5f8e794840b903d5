import type { DraftMeasure } from '../../domain/decision/draft.ts';
import type { Measure } from '../../domain/decision/planned-action.ts';
import { measureText } from '../../texts/en/decision.ts';
import type { CaseView } from '../views/case-view.ts';
import { safeName } from '../views/safe-text.ts';

/** A measure of a proposal or decision, a condition with its words. */
export function measureLine({ words }: CaseView, measure: Measure): string {
  if (measure.kind !== 'condition') return measureText(measure);
  const condition = words.get(measure.textId);
  return measureText(measure, condition === undefined ? null : safeName(condition));
}

/** The same while it is being written. */
export const draftMeasureLine = ({ measure, words }: DraftMeasure): string =>
  measureText(measure, words === '' ? null : safeName(words));
