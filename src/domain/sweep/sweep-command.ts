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

/** True for an order of the sweep. */
export const isSweepCommand = (command: { type: string }): command is SweepCommand => command.type === 'sweep-case';
