import type { CaseState, Evidence } from '../case.ts';
import type { OfferedFile } from '../command.ts';
import { isBlank } from '../names.ts';
import { evidenceOf } from '../offered-file.ts';
import { accept, refuse } from '../ruling.ts';
import type { Ruling } from '../ruling.ts';
import { keptSnapshot } from '../snapshot.ts';
import type { InvestigationCommandOf } from './investigation-command.ts';
import type { Exhibit } from './investigation-state.ts';

type Giving = InvestigationCommandOf<'give-files'> | InvestigationCommandOf<'give-message'>;

/** Files of the team become evidence; where the safety of a minor is at stake only their names do (SPEC 3.5, 7.1). */
export function giveFiles(state: CaseState, command: InvestigationCommandOf<'give-files'>): Ruling {
  const { files, shows, messageId, by, at } = command;
  if (state.status === 'closed') return refuse({ code: 'evidence-closed' });
  if (files.length === 0) return refuse({ code: 'evidence-empty' });
  const isKnown = messageId !== null && state.evidence.some(({ given }) => given?.messageId === messageId);
  if (isKnown) return refuse({ code: 'evidence-kept-already' });
  const given = { by: by.userId, at, showsId: shows?.contentId ?? null, messageId };
  const event = {
    type: 'evidence-given',
    exhibit: null,
    files: filesOf(state, command, given),
    by: by.userId,
    at,
  } as const;
  return accept([event], [...wordsOf(files), ...(shows === null ? [] : [shows])]);
}

/** A message becomes evidence as it is now, with its files. */
export function giveMessage(state: CaseState, command: InvestigationCommandOf<'give-message'>): Ruling {
  const { exhibitId, message, sha256, shows, files, by, at } = command;
  if (state.status === 'closed') return refuse({ code: 'evidence-closed' });
  const { channelId, messageId } = message.snapshot;
  const exhibit: Exhibit = {
    exhibitId,
    kind: 'message',
    contentId: message.contentId,
    sha256,
    by: by.userId,
    at,
    showsId: shows.contentId,
    source: { channelId, messageId },
  };
  const given = { by: by.userId, at, showsId: shows.contentId, messageId };
  const event = { type: 'evidence-given', exhibit, files: filesOf(state, command, given), by: by.userId, at } as const;
  return accept([event], [keptSnapshot(message, state.minorSafety), ...wordsOf(files), shows]);
}

/** What a witness said, or what the team settled among itself, in words. */
export function giveNote(state: CaseState, command: InvestigationCommandOf<'give-note'>): Ruling {
  const { exhibitId, kind, text, sha256, by, at } = command;
  if (state.status === 'closed') return refuse({ code: 'evidence-closed' });
  if (isBlank(text.text)) return refuse({ code: 'evidence-empty' });
  const { contentId } = text;
  const exhibit: Exhibit = { exhibitId, kind, contentId, sha256, by: by.userId, at, showsId: null, source: null };
  return accept([{ type: 'evidence-given', exhibit, files: [], by: by.userId, at }], [text]);
}

function filesOf(
  { minorSafety }: CaseState,
  { files, maxFileBytes }: Giving,
  given: NonNullable<Evidence['given']>,
): Evidence[] {
  return files.map((file) => ({ ...evidenceOf(file, { minorSafety, maxFileBytes }), given }));
}

const wordsOf = (files: OfferedFile[]) => files.flatMap(({ name, url }) => [name, url]);
