import type { Content } from '../command.ts';
import type { StaffMember } from '../recusal.ts';
import type { Severity } from '../words.ts';

/** Whoever names a guest or lets one go, with what the server says of them now. */
interface Host {
  userId: string;
  isLeader: boolean;
  isOwner: boolean;
}

/** The orders about people who see one case alone, because too few of the team are left for it (SPEC 6.8). */
export type GuestCommand =
  | {
      type: 'name-guest';
      host: Host;
      userId: string;
      name: Content;
      staff: StaffMember[];
      checkInDays: Record<Severity, number>;
      at: number;
    }
  | { type: 'let-guest-go'; host: Host; userId: string; at: number };

export type GuestCommandOf<T extends GuestCommand['type']> = Extract<GuestCommand, { type: T }>;

const types: Record<GuestCommand['type'], true> = { 'name-guest': true, 'let-guest-go': true };

/** True for an order about a guest. */
export const isGuestCommand = (command: { type: string }): command is GuestCommand =>
  Object.hasOwn(types, command.type);
