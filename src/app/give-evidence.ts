import { createHash } from 'node:crypto';
import type { CaseState } from '../domain/case.ts';
import type { Content } from '../domain/command.ts';
import type { InvestigationCommandOf } from '../domain/investigation/investigation-command.ts';
import type { Actor } from '../domain/lifecycle/lifecycle-command.ts';
import { keptSnapshot } from '../domain/snapshot.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Chance, Draft } from './ports.ts';
import { content, offeredFiles } from './report-form.ts';
import { filesIn } from './snapshot-files.ts';
import { maxFileBytes } from './submit-report.ts';

interface Giver {
  by: Actor;
  /** Milliseconds UTC. */
  at: number;
  chance: Chance;
}

/** Files as evidence; `messageId` where they stood with a message of the team. */
export function filesGiven(
  files: Draft['files'],
  { shows, messageId }: { shows: string | null; messageId: string | null },
  { by, at, chance }: Giver,
): InvestigationCommandOf<'give-files'> {
  const said = shows === null ? null : content('note', shows, chance);
  return { type: 'give-files', by, files: offeredFiles(files, chance), maxFileBytes, shows: said, messageId, at };
}

/** A message as evidence, with its files. */
export function messageGiven(
  { minorSafety }: CaseState,
  { snapshot, shows }: { snapshot: Snapshot; shows: string },
  { by, at, chance }: Giver,
): InvestigationCommandOf<'give-message'> {
  const message = { contentId: chance.id(), snapshot };
  return {
    type: 'give-message',
    by,
    exhibitId: chance.id(),
    message,
    sha256: digestOf(keptSnapshot(message, minorSafety)),
    shows: content('note', shows, chance),
    files: offeredFiles(filesIn(snapshot), chance),
    maxFileBytes,
    at,
  };
}

/** Words as evidence. */
export function noteGiven(
  kind: InvestigationCommandOf<'give-note'>['kind'],
  text: string,
  { by, at, chance }: Giver,
): InvestigationCommandOf<'give-note'> {
  const said = content('note', text.trim(), chance);
  return { type: 'give-note', by, exhibitId: chance.id(), kind, text: said, sha256: digestOf(said), at };
}

const digestOf = ({ text }: Content): string => createHash('sha256').update(text, 'utf8').digest('hex');
