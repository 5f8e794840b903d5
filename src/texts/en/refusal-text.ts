import type { LifecycleRefusal } from '../../domain/lifecycle/lifecycle-refusal.ts';
import type { Refusal } from '../../domain/ruling.ts';
import { lifecycleRefusal } from './lifecycle.ts';
import { refusals } from './refusals.ts';

type OtherRefusal = Exclude<Refusal, LifecycleRefusal>;

/** A record step that did not fit is nothing a person could mend: to them the case is not there. */
const others: Record<OtherRefusal['code'], true> = {
  'report-limit': true,
  'description-empty': true,
  'category-unknown': true,
  'no-such-case': true,
  'moved-on': true,
  'not-the-reporter': true,
  'addition-limit': true,
  'asked-already': true,
  'thread-attached-already': true,
  'thread-outdated': true,
};

const isOther = (refusal: Refusal): refusal is OtherRefusal => Object.hasOwn(others, refusal.code);

/** Why a case does not go where staff want it to go, in words. Refused reports have words of their own. */
export const refusalText = (refusal: Refusal): string =>
  isOther(refusal) ? refusals.noSuchCase : lifecycleRefusal(refusal);
