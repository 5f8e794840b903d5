import type { Content } from '../command.ts';
import type { EscalationStep } from './call-state.ts';

/** The orders about who is called to a case, and about threads that make room. */
export type CallCommand =
  | { type: 'be-on-it'; by: { userId: string }; name: Content; at: number }
  | { type: 'record-escalation'; to: EscalationStep; at: number }
  | { type: 'rest-thread'; threadId: string; at: number }
  | { type: 'wake-thread'; threadId: string; at: number }
  | { type: 'record-team-line'; channelId: string; messageId: string; at: number }
  | { type: 'forget-team-line'; messageId: string; at: number };

export type CallCommandOf<T extends CallCommand['type']> = Extract<CallCommand, { type: T }>;

const types: Record<CallCommand['type'], true> = {
  'be-on-it': true,
  'record-escalation': true,
  'rest-thread': true,
  'wake-thread': true,
  'record-team-line': true,
  'forget-team-line': true,
};

/** True for an order about calls. */
export const isCallCommand = (command: { type: string }): command is CallCommand => Object.hasOwn(types, command.type);
