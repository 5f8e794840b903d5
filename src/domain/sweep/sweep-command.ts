/** How long a server waits (SPEC 13). */
export interface ColdRules {
  coldAfterDays: number;
  coldMinAttempts: number;
}

/** The sweep looks at a case: whatever is due for it, and nothing if nothing is (SPEC 9.4). */
export interface SweepCommand extends ColdRules {
  type: 'sweep-case';
  at: number;
}

/** A case that has slept for so long comes before the leaders, if nothing has happened meanwhile (SPEC 9.6). */
export interface BringBeforeLeaders {
  type: 'bring-before-leaders';
  coldReviewMonths: number;
  /** Which day's look it is: one brings a case up once. */
  round: number;
  /** Named with others in the staff channel; else where it rests. */
  together: boolean;
  at: number;
}

/** True for an order of the sweep. */
export const isSweepCommand = (command: { type: string }): command is SweepCommand | BringBeforeLeaders =>
  command.type === 'sweep-case' || command.type === 'bring-before-leaders';
