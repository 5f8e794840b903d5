import { isShown } from '../../domain/investigation/evidence-items.ts';
import type { FileKind, TranscriptAudience } from '../../domain/transcript.ts';
import type { Services } from '../handler.ts';
import type { CaseView } from '../views/case-view.ts';
import { fileKind, shownFile } from '../views/shown-file.ts';
import { assembleTranscript } from './assemble.ts';
import { everyRemark } from './discussion.ts';
import { transcriptJson } from './json.ts';
import { transcriptPages } from './pages.ts';

/** A file of a transcript; its bytes are made when they are asked for. */
export interface TranscriptFile {
  name: string;
  /** Bytes. */
  size: number;
  bytes: () => Promise<Buffer>;
}

interface Wish {
  /** `view.beside` must name no case that these may not know of; who may read the case at all is asked before. */
  audience: TranscriptAudience;
  /** No file becomes larger (bytes); Discord's limit is 10 MiB in most places. */
  limitBytes: number;
}

/** What Discord takes of a bot in one file, in one message, and how many files in that. */
const fileBytesAtMost = 10 * 1024 * 1024;
const messageBytesAtMost = 24 * 1024 * 1024;
const filesAtMost = 10;
/** Pictures leave a page small enough for a phone. */
const picturesBytes = 8 * 1024 * 1024;

/**
 * The transcript of a case as files (SPEC 9.5, 9.7): pages that open in any browser, then the same for machines. None is
 * larger than the limit; `inMessages` says which go together.
 */
export async function transcriptFiles(
  services: Pick<Services, 'client' | 'clock' | 'stores' | 'files' | 'log'>,
  view: CaseView,
  { audience, limitBytes: wished }: Wish,
): Promise<TranscriptFile[]> {
  const { client, clock, stores, files } = services;
  const { caseId, guildId } = view.state;
  const limitBytes = Math.min(wished, fileBytesAtMost);
  const whole = assembleTranscript({
    view,
    audience,
    history: await stores.cases.history(caseId),
    discussion: await everyRemark(stores.discussions, caseId),
    server: client.guilds.cache.get(guildId)?.name ?? guildId,
    staff: await stores.guilds.staff(guildId),
    kinds: await kindsIn(view, services),
    takenAt: clock.now(),
  });
  const pages = transcriptPages(whole, {
    limitBytes,
    picturesBytes,
    read: async (sha256) => shownBytes(await files.read(sha256)),
  });
  return [
    ...pages.map(({ name, bytes: size, pieces }) => ({ name, size, bytes: () => together(pieces()) })),
    ...transcriptJson(whole, limitBytes).map(({ name, text }) => {
      const bytes = Buffer.from(text, 'utf8');
      return { name, size: bytes.length, bytes: async () => bytes };
    }),
  ];
}

/** The files in as many messages as it takes, in their order. */
export function inMessages(files: TranscriptFile[]): TranscriptFile[][] {
  const messages: TranscriptFile[][] = [];
  let taken = Infinity;
  for (const file of files) {
    const last = messages.at(-1);
    taken += file.size;
    if (last !== undefined && last.length < filesAtMost && taken <= messageBytesAtMost) last.push(file);
    else {
      messages.push([file]);
      taken = file.size;
    }
  }
  return messages;
}

/** As it may be shown; of what may not, nothing. */
const shownBytes = (bytes: Buffer): Buffer => shownFile(bytes, 1)?.bytes ?? Buffer.alloc(0);

/** What the kept files are by their first bytes; those too large for a page are not looked into. */
async function kindsIn(
  { state }: CaseView,
  { files, log }: Pick<Services, 'files' | 'log'>,
): Promise<Map<string, FileKind>> {
  const kinds = new Map<string, FileKind>();
  for (const { sha256, size } of state.minorSafety ? [] : state.evidence.filter((one) => isShown(state, one))) {
    if (sha256 === null || size > picturesBytes) continue;
    try {
      const shown = shownFile(await files.read(sha256), 1);
      kinds.set(sha256, shown === null ? 'other' : fileKind(shown.bytes));
    } catch (err) {
      // The transcript says so: one bad file must not keep the rest of a case from its readers.
      log.error({ err, caseId: state.caseId }, 'evidence cannot be read');
      kinds.set(sha256, 'unreadable');
    }
  }
  return kinds;
}

async function together(pieces: AsyncIterable<string>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece, 'utf8'));
  return Buffer.concat(parts);
}
