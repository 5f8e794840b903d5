import type { ChannelKind } from '../../domain/settings.ts';

/** What each channel is called in sentences. */
export const channelNames: Record<ChannelKind, string> = {
  casesChannel: 'cases channel',
  restrictedChannel: 'channel for restricted cases',
  archiveChannel: 'archive channel',
  coldChannel: 'cold-cases channel',
  contactChannel: 'contact channel',
  staffChannel: 'staff channel',
};
