import type { ChannelKind } from '../../domain/settings.ts';
import type { RoleSetting } from '../../domain/setup-finding.ts';
import { listed } from './refusals.ts';

/** The four pages of `/setup start`, in their order. */
export const stepNames = {
  roles: 'Roles',
  channels: 'Channels',
  words: 'Words for hard moments',
  finish: 'Finish',
};

/** What each channel is for, above its select. */
const channelPurposes: Record<ChannelKind, string> = {
  casesChannel:
    '**Cases** · every case gets a private thread here; in a forum that only the team sees, a post with tags',
  restrictedChannel: '**Restricted cases** · for cases not everybody on the team may see',
  archiveChannel: '**Archive** · a forum; closed cases get a post here',
  coldChannel: '**Cold cases** · a forum; cases that wait for an answer rest here',
  contactChannel: '**Contact** · members see it; the team talks with each in a private thread',
  staffChannel: '**Staff** · the queue board, and room for the team to talk',
};

const channelPlaceholders: Record<ChannelKind, string> = {
  casesChannel: 'Text channel or forum for cases',
  restrictedChannel: 'Text channel for restricted cases',
  archiveChannel: 'Forum for closed cases',
  coldChannel: 'Forum for cold cases',
  contactChannel: 'Text channel for contact with members',
  staffChannel: 'Text channel for the team',
};

/** The dialog of `/setup start` (SPEC 13). */
export const setupDialog = {
  title: '## Setting up Casekeeper',
  kept: '-# Your choices are kept as you go, also over a restart. They take effect when you press *Finish*.',
  heading: (number: number, name: string) => `### Step ${number} of 4: ${name}`,
  roles:
    '**Staff** read reports and work on cases. **Leaders** do so too, and assign, restrict and decide when staff cannot agree.\nChoose roles that only people of the team have, without *Administrator* and *Manage Threads*: those open every private case to them.',
  staffRoles: 'Staff roles (up to 10)',
  leaderRoles: 'Leader roles (up to 10)',
  channels:
    '*Create them for me* makes what is still missing, in a category **Security team**, with the right permissions. Or choose channels of your own; the ones for the team must be hidden from members.',
  rolesFirst: 'First choose the staff and leader roles (step 1), so that I know who may see the channels.',
  create: 'Create them for me',
  allThere: 'All six channels are chosen. Anything you choose below replaces one of them.',
  purpose: (kind: ChannelKind) => channelPurposes[kind],
  placeholder: (kind: ChannelKind) => channelPlaceholders[kind],
  words:
    'Optional, and worth two minutes now: on a bad day nobody has time to look these up. Members read them at the moment they need them.',
  writeWords: 'Write them',
  wordNames: {
    emergencyText: 'When somebody is in danger',
    outsideContact: 'When the report is about the team itself',
    authorities: 'Authorities, for the safety of minors',
  },
  noWords: '*nothing written yet*',
  finish:
    'When you press *Finish*, I look at the roles and channels as they are on the server now. If everything fits, members can report from then on; if not, I say what is wrong and nothing changes.',
  finishButton: 'Finish',
  mend: 'Set the permissions for me',
  back: 'Back',
  next: (step: string) => `Next: ${step}`,
  forget: 'Forget my changes',
};

/** The lines at the top that show what is chosen and what is missing. */
export const setupProgress = {
  done: '✅',
  open: '▫️',
  optional: '💬',
  roleLabels: { staffRoles: 'staff', leaderRoles: 'leaders' } satisfies Record<RoleSetting, string>,
  noneYet: 'none yet',
  deletedRole: '*deleted role*',
  channels: (chosen: number, missing: string[]) =>
    missing.length === 0 ? 'all six' : `${chosen} of 6 · missing: ${listed(missing)}`,
  words: (written: number) => (written === 0 ? 'none yet (optional)' : `${written} of 3 (optional)`),
  shortNames: {
    casesChannel: 'cases',
    restrictedChannel: 'restricted cases',
    archiveChannel: 'archive',
    coldChannel: 'cold cases',
    contactChannel: 'contact',
    staffChannel: 'staff',
  } satisfies Record<ChannelKind, string>,
};

/** What the dialog says back to a press. */
export const setupNotices = {
  created: (channels: string[]) =>
    `✅ Created ${listed(channels)}. Only the team's roles can see them; contact is open to members. If you have none of these roles, you do not see them yourself.`,
  nothingToCreate: '✅ All six channels are there already, so there was nothing to create.',
  cannotCreate: '❌ Not yet. Before I can create the channels:',
  discordRefused: (words: string) =>
    `❌ Discord did not let me go on: “${words}”. What I had made by then is kept; once that is mended, press *Create them for me* again.`,
  discordAway:
    '❌ Discord has trouble answering just now. What is done by now is kept; please press the button again in a minute.',
  notFitting: '⚠️ This does not fit yet:',
  wordsKept: '✅ Kept.',
  wordsCut: '⚠️ Kept, but the end was cut off because it was too long. Please look at it once more.',
  forgotten: 'Your changes are forgotten. Below is what is in effect now.',
  nothingToForget: 'There was nothing to forget: below is what is in effect now.',
  notYet: '❌ Not finished yet, and nothing was changed. Please mend this first:',
  cannotMend: '❌ Not yet. Before I can set the permissions:',
  mended:
    '✅ The permissions are set: the team can work in its channels, members cannot look in. What you had set there besides stays.',
  mendingRefused: (words: string) =>
    `❌ Discord did not let me go on: “${words}”. Grant Casekeeper *View Channel* and *Manage Permissions* in the channels named above, then press again.`,
  changedMeanwhile:
    '⚠️ Somebody else changed the settings while this was open, so nothing was saved. Below is how they stand now, with your own choices on top. Please look again, then press *Finish*.',
  tooMany: (count: number) => `… and ${count} more. Mend these first; *Finish* shows the rest.`,
};

/** The modal of step 3; labels hold 45 signs, descriptions 100. */
export const wordsForm = {
  title: 'Words for hard moments',
  emergencyText: {
    label: 'When somebody is in danger',
    description: 'The first thing a member in danger reads. Local emergency numbers belong here.',
    placeholder: 'If somebody is in danger right now, please call 112 first. Then tell us; we are here.',
  },
  outsideContact: {
    label: 'When the report is about the team itself',
    description: 'Somebody outside the team whom a member can trust.',
    placeholder: 'trust@example.org, read by two people who are not moderators',
  },
  authorities: {
    label: 'Authorities, for the safety of minors',
    description: 'Leaders see this when a report is about somebody under age.',
    placeholder: 'The hotline or reporting office of your country',
  },
};

/** After *Finish*. */
export const setupDone = {
  title: '## Casekeeper is ready',
  firstTime:
    'Members can report now with `/report`. Ask one of them to send a test report: its thread opens in the cases channel, for the team alone.',
  changed: 'Your changes are in effect. Everything else stays as it was.',
  unchanged: 'Nothing had changed, so everything stays as it was, and all of it is in order.',
  later: '`/setup start` changes these choices at any time; `/setup check` looks whether all is well.',
  worthMending: '### Worth mending soon',
  goodToKnow: '### Good to know',
};

/** The answer of `/setup check` (SPEC 12.6). */
export const setupCheck = {
  title: '## How things stand',
  allWell:
    '✅ Everything is in place: roles, channels and permissions fit, and nothing is waiting. Nothing stands in the way right now.',
  missing: '### Must be mended',
  warning: '### Worth mending',
  hint: '### Good to know',
  troubles: '### Waiting to be done',
  notSetUp: 'Casekeeper is not set up here yet. `/setup start` takes about two minutes.',
  start: 'Open the setup',
  tryAgain: 'Try again now',
  lookAgain: 'Look again',
  tryingAgain: (count: number) =>
    count === 0
      ? 'Nothing is waiting any more.'
      : `I am trying ${count === 1 ? '1 thing' : `${count} things`} again now. Press *Look again* in a moment.`,
  tooLong: (count: number) => `… and ${count} more. Mend these first, then press *Look again*.`,
};

export const setupCommandWords = {
  description: 'Set up Casekeeper on this server, or check that all is well',
  start: 'Choose roles and channels, step by step',
  check: 'Look whether roles, channels and permissions are all right',
  auditReason: (userId: string) => `Casekeeper setup, started by user ${userId}`,
};
