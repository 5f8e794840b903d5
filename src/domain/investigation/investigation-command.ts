import type { Content, OfferedFile } from '../command.ts';
import type { ChecklistItem } from '../decision/decision-state.ts';
import type { Actor } from '../lifecycle/lifecycle-command.ts';
import type { Snapshot } from '../snapshot.ts';

type Order<T extends string, Rest = object> = { type: T; by: Actor; at: number } & Rest;

/** The orders of an investigation (SPEC 7.1, 7.3). `itemId` names a file or an exhibit. */
export type InvestigationCommand =
  | Order<'tick-item', { item: ChecklistItem }>
  | Order<'untick-item', { item: ChecklistItem }>
  | Order<
      'give-files',
      {
        files: OfferedFile[];
        maxFileBytes: number;
        /** Null for what was marked as evidence where it stood. */
        shows: Content | null;
        /** The message of the team it stood with; null for what came by command. */
        messageId: string | null;
      }
    >
  | Order<
      'give-message',
      {
        exhibitId: string;
        message: { contentId: string; snapshot: Snapshot };
        /** Of the snapshot as it is kept, where the safety of a minor asks for less, and of all of it. */
        sha256: string;
        shows: Content;
        files: OfferedFile[];
        maxFileBytes: number;
      }
    >
  | Order<'give-note', { exhibitId: string; kind: 'witness-note' | 'decision-note'; text: Content; sha256: string }>
  | Order<'cover-evidence', { itemId: string }>
  | Order<'uncover-evidence', { itemId: string }>
  | Order<'look-at-covered', { itemIds: string[] }>
  | Order<'withdraw-evidence', { itemId: string; reason: Content }>
  | Order<'ask-erasure', { itemId: string; reason: Content }>
  | Order<'drop-erasure', { itemId: string }>
  | Order<'confirm-erasure', { itemId: string }>;

export type InvestigationCommandOf<T extends InvestigationCommand['type']> = Extract<InvestigationCommand, { type: T }>;

const types: Record<InvestigationCommand['type'], true> = {
  'tick-item': true,
  'untick-item': true,
  'give-files': true,
  'give-message': true,
  'give-note': true,
  'cover-evidence': true,
  'uncover-evidence': true,
  'look-at-covered': true,
  'withdraw-evidence': true,
  'ask-erasure': true,
  'drop-erasure': true,
  'confirm-erasure': true,
};

/** True for an order of an investigation. */
export const isInvestigationCommand = (command: { type: string }): command is InvestigationCommand =>
  Object.hasOwn(types, command.type);
