/** The orders about the place of a case. A discarded thread was made for it and came too late to be taken. */
export interface PlaceCommand {
  type: 'discard-thread';
  threadId: string;
  at: number;
}

/** True for an order about the place of a case. */
export const isPlaceCommand = (command: { type: string }): command is PlaceCommand => command.type === 'discard-thread';
