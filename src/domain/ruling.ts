import type { CallRefusal } from './calls/call-refusal.ts';
import type { CircleRefusal } from './circle/circle-refusal.ts';
import type { Content } from './command.ts';
import type { CaseEvent } from './event.ts';
import type { ContactRefusal } from './contact/contact-refusal.ts';
import type { DecisionRefusal } from './decision/decision-refusal.ts';
import type { GuestRefusal } from './guests/guest-refusal.ts';
import type { InterimRefusal } from './interim/interim-refusal.ts';
import type { InvestigationRefusal } from './investigation/investigation-refusal.ts';
import type { KeepFromRefusal } from './keep-from/keep-from-refusal.ts';
import type { LifecycleRefusal } from './lifecycle/lifecycle-refusal.ts';

/** Why the core says no. A state of things, not an error; the words for it are in texts. */
export type Refusal =
  | { code: 'report-limit'; againAt: number }
  | { code: 'description-empty' }
  | { code: 'category-unknown' }
  | { code: 'no-such-case' }
  /** Somebody took a step between the press and the commit. */
  | { code: 'moved-on' }
  | { code: 'thread-attached-already' }
  | { code: 'thread-outdated' }
  | { code: 'not-the-reporter' }
  | { code: 'addition-limit'; againAt: number }
  | { code: 'asked-already'; againAt: number }
  | LifecycleRefusal
  | CallRefusal
  | CircleRefusal
  | KeepFromRefusal
  | InvestigationRefusal
  | GuestRefusal
  | ContactRefusal
  | DecisionRefusal
  | InterimRefusal;

/** What `decide` answers: facts with the words they point at, or a refusal; never a throw. */
export type Ruling = { ok: true; events: CaseEvent[]; contents: Content[] } | { ok: false; refusal: Refusal };

export const accept = (events: CaseEvent[], contents: Content[] = []): Ruling => ({ ok: true, events, contents });
export const refuse = (refusal: Refusal): Ruling => ({ ok: false, refusal });
